"""One person's remit, read from the matrices of the teams in which they have a seat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from organisations.models import Organisation
from roles.definitions.model import Meaning
from teams.analysis.engagement import place_of
from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.loading import load_matrices, organisation_facts
from teams.models import Person, Seat, Team
from teams.stored_findings import Record, known_findings
from teams.storing import finding_from_record
from teams.surroundings import with_surroundings


@dataclass(frozen=True, slots=True)
class OwnedRow:
    """``letters``: (letter, meaning) that the person holds on it. ``severity``: of the worst that is said of it."""

    row: RowReading
    letters: tuple[tuple[str, str], ...]
    severity: Severity | None


@dataclass(frozen=True, slots=True)
class OwnedArea:
    name: str
    rows: tuple[OwnedRow, ...]


@dataclass(frozen=True)
class TeamRemit:
    """What the person is, owns and takes part in, in one team."""

    team: Team
    seats: tuple[SeatReading, ...]
    areas: tuple[OwnedArea, ...]
    does: tuple[RowReading, ...]
    supports: tuple[RowReading, ...]
    advises: tuple[RowReading, ...]
    informed: tuple[RowReading, ...]
    findings: tuple[Finding, ...]

    @property
    def answers(self) -> int:
        return sum(len(area.rows) for area in self.areas)

    @property
    def allocation(self) -> int:
        return sum(seat.seat.allocation or 0 for seat in self.seats if seat.filled)


@dataclass(frozen=True)
class Remit:
    """``over_teams``: what the rules say of the person over all teams."""

    person: Person
    teams: tuple[TeamRemit, ...]
    over_teams: tuple[Finding, ...]

    @property
    def answers(self) -> int:
        return sum(team.answers for team in self.teams)

    @property
    def allocation(self) -> int:
        return sum(team.allocation for team in self.teams)

    @property
    def said(self) -> int:
        """How many findings there are about the person."""
        return len(self.over_teams) + sum(len(team.findings) for team in self.teams)

    @property
    def parts(self) -> list[int]:
        return [team.allocation for team in self.teams if team.allocation]


def teams_of(organisation: Organisation, person: Person) -> list[Team]:
    """The live teams in which the person has a seat, by name."""
    seats = Seat.objects.filter(person=person).order_by().values("team")
    teams = Team.objects.filter(organisation=organisation, archived=None, pk__in=seats)
    found = list(with_surroundings(teams, organisation))
    for team in found:
        team.organisation = organisation
    return found


def read_remit(organisation: Organisation, person: Person, *, today: date) -> Remit:
    """Three queries, whatever the number of teams. Accepted findings are left out."""
    teams = teams_of(organisation, person)
    stored = known_findings(organisation.pk, [team.pk for team in teams], [person.key], ())
    open_now = [one for one in stored.values() if _counts(one, today)]
    remits = [
        _team_remit(loaded.team, loaded.reading(), person.key, open_now)
        for loaded in load_matrices(teams, today=today)
    ]
    over_teams = [
        finding_from_record(one, place_of(organisation_facts(organisation)))
        for one in open_now
        if one["team_id"] is None
    ]
    over_teams.sort(key=lambda one: (one.severity.rank, one.code))
    return Remit(person, tuple(remits), tuple(over_teams))


def _counts(record: Record, today: date) -> bool:
    return record["accepted_until"] is None or record["accepted_until"] < today


def _team_remit(team: Team, reading: Reading, person: str, stored: Iterable[Record]) -> TeamRemit:
    of_team = [
        finding_from_record(one, reading.place) for one in stored if one["team_id"] == team.pk
    ]
    seats = [seat for seat in reading.seats if seat.seat.person == person]
    worst: dict[str, Severity] = {}
    for finding in sorted(of_team, key=lambda one: -one.severity.rank):
        worst |= dict.fromkeys(finding.rows, finding.severity)
    held = {row.key: _meanings(row, seats) for row in reading.rows}
    owned = [row for row in reading.rows if Meaning.ANSWERS in held[row.key]]
    by_area: dict[str, list[OwnedRow]] = {}
    for row in owned:
        shown = OwnedRow(row, _letters(reading, row, seats), worst.get(row.key))
        by_area.setdefault(row.area, []).append(shown)

    def mostly(meaning: Meaning) -> tuple[RowReading, ...]:
        return tuple(row for row in reading.rows if held[row.key][:1] == [meaning])

    return TeamRemit(
        team,
        tuple(seats),
        tuple(OwnedArea(reading.area_name(area), tuple(rows)) for area, rows in by_area.items()),
        mostly(Meaning.DOES),
        mostly(Meaning.SUPPORTS),
        mostly(Meaning.ADVISES),
        mostly(Meaning.INFORMED),
        tuple(one for one in of_team if person in one.people),
    )


def _meanings(row: RowReading, seats: Iterable[SeatReading]) -> list[Meaning]:
    """What the person holds on the row through any seat, heaviest first."""
    held = {meaning for seat in seats for meaning in row.meanings.get(seat.key, ())}
    return [meaning for meaning in Meaning if meaning in held]


def _letters(
    reading: Reading, row: RowReading, seats: Iterable[SeatReading]
) -> tuple[tuple[str, str], ...]:
    scheme = reading.matrix.scheme
    letters = {letter for seat in seats for letter in reading.matrix.at(row.key, seat.key)}
    return tuple((letter, scheme.meanings[letter].value) for letter in scheme.ordered(letters))
