"""A team's matrix as the exports that people look at show it: in the order of the page, with names for keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roles.definitions.model import Catalogue, Meaning
from teams.analysis.finding import Finding, Severity
from teams.exchange.writing.guard import writable
from teams.exchange.writing.letter_looks import by_weight
from teams.exchange.writing.own_layout import DASH, VACANT, header_parts, own_table
from teams.exchange.writing.wording import long_day
from teams.matrix.model import Matrix
from teams.matrix.schemes import Letter, Letters

MEANINGS = {
    Meaning.ANSWERS: "answers",
    Meaning.DOES: "does",
    Meaning.SUPPORTS: "supports",
    Meaning.ADVISES: "advises",
    Meaning.INFORMED: "informed",
}
"""What a letter of the meaning is called in class names and templates."""


@dataclass(frozen=True)
class TeamExport:
    """What is written of one team. ``revision`` None: it was never saved."""

    matrix: Matrix
    catalogue: Catalogue
    findings: Sequence[Finding]
    revision: int | None
    today: date


@dataclass(frozen=True, slots=True)
class ShownSeat:
    """``person`` is empty for a seat of many, such as the development team."""

    key: str
    role: str
    person: str
    is_vacant: bool
    header: str
    """As in CSV: role, person and key in one line."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """``letters``: place of the seat → letters. ``mark``: the worst finding about the row."""

    key: str
    name: str
    letters: Mapping[int, Letters]
    mark: Severity | None


@dataclass(frozen=True, slots=True)
class ShownArea:
    name: str
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True, slots=True)
class ShownFinding:
    severity: Severity
    code: str
    message: str
    hint: str
    about: str
    """The rows it is about that the message does not name."""


@dataclass(frozen=True)
class Shown:
    """``facts``: organisation, method and so on, in one line. ``state``: date and revision."""

    title: str
    facts: str
    state: str
    legend: tuple[Letter, ...]
    seats: tuple[ShownSeat, ...]
    areas: tuple[ShownArea, ...]
    findings: tuple[ShownFinding, ...]
    scheme: str
    meanings: Mapping[str, Meaning]

    @property
    def counted(self) -> str:
        """“2 errors, 1 warning, 4 hints”."""
        found = Counter(finding.severity for finding in self.findings)
        numbers = [(one, found[one]) for one in Severity]
        words = [f"{n} {one.value}{'' if n == 1 else 's'}" for one, n in numbers if n]
        return ", ".join(words) or "No findings"


def shown(export: TeamExport) -> Shown:
    matrix, catalogue = export.matrix, export.catalogue
    table = own_table(matrix, catalogue)
    marks = _marks(export.findings)
    names = {row.key: row.name for row in table.rows}
    areas: dict[str, list[ShownRow]] = {}
    for row in table.rows:
        areas.setdefault(row.area, []).append(
            ShownRow(
                row.key,
                row.name,
                {place: matrix.at(row.key, matrix.seats[place].key) for place in row.letters},
                marks.get(row.key),
            )
        )
    return Shown(
        writable(matrix.team.name),
        _facts(matrix),
        state_of(export.today, export.revision),
        tuple(by_weight(matrix.scheme)),
        tuple(_seats(matrix, catalogue, table.seat_headers)),
        tuple(ShownArea(name, tuple(rows)) for name, rows in areas.items()),
        tuple(_finding(one, names) for one in export.findings),
        writable(matrix.scheme.name),
        matrix.scheme.meanings,
    )


def state_of(today: date, revision: int | None) -> str:
    saved = "not saved" if revision is None else f"revision {revision}"
    return f"{long_day(today)}, {saved}"


def _marks(findings: Sequence[Finding]) -> dict[str, Severity]:
    worst: dict[str, Severity] = {}
    for severity in reversed(Severity):
        for finding in findings:
            if finding.severity is severity:
                worst.update(dict.fromkeys(finding.rows, severity))
    return worst


def _seats(matrix: Matrix, catalogue: Catalogue, headers: Sequence[str]) -> list[ShownSeat]:
    seats = []
    for seat, header in zip(matrix.seats, headers, strict=True):
        role, person, _ = header_parts(seat, matrix, catalogue)
        person = person.removeprefix(DASH)
        is_vacant = seat.person is None and person == VACANT
        seats.append(ShownSeat(seat.key, role, person, is_vacant, header))
    return seats


def _facts(matrix: Matrix) -> str:
    team, organisation = matrix.team, matrix.organisation
    said = [
        organisation.name,
        f"{team.method.value.replace('-', ' ').capitalize()}" if team.method else "",
        f"{team.complexity.value} complexity" if team.complexity else "",
        "works with data" if team.data else "",
        f"reviewed {long_day(team.reviewed)}" if team.reviewed else "",
    ]
    return writable(" · ".join(one for one in said if one))


def _finding(finding: Finding, names: Mapping[str, str]) -> ShownFinding:
    rows = dict.fromkeys(names[key] for key in finding.rows if key in names)
    return ShownFinding(
        finding.severity,
        finding.code,
        writable(finding.message),
        writable(finding.hint),
        "; ".join(name for name in rows if name not in finding.message),
    )
