"""The organisation at a glance: every team's health, and the map of who answers for what. Reads stored summaries."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from organisations.models import Organisation
from roles.definitions.model import Catalogue
from teams.analysis.finding import Severity
from teams.models import Person, Seat, StoredFinding, Team

FIRST_AREAS = ("strategy", "backlog", "stakeholders")
BOUNDARIES = {
    "separated": "Separated",
    "hybrid": "Hybrid",
    "no-product-owner": "No Product Owner",
    "no-product-manager": "No Product Manager",
    "neither": "Neither PM nor PO",
}


@dataclass(frozen=True)
class AreaCell:
    """One team's rows of one area. ``owners``: (name, number of rows), most rows first."""

    area: str
    name: str
    rows: int
    covered: int
    owners: list[tuple[str, int]]
    unowned: int
    vacant: int
    overlaps: int
    gaps: int
    wrong_hands: int

    @property
    def percent(self) -> int:
        return round(100 * self.covered / self.rows)

    @property
    def marks(self) -> list[tuple[str, str]]:
        """(severity of the sign, words) of what is marked here."""
        said = (
            ("error", self.gaps, "gap"),
            ("warning", self.overlaps, "overlap"),
            ("warning", self.wrong_hands, "in wrong hands"),
        )
        return [
            (severity, f"{number} {word}{'s' if number > 1 and word != 'in wrong hands' else ''}")
            for severity, number, word in said
            if number
        ]


@dataclass(frozen=True)
class TeamHealth:
    team: Team
    errors: int
    warnings: int
    hints: int
    seats: int
    vacant: int
    rows: int
    boundary: str
    boundary_key: str
    people: str
    cells: dict[str, AreaCell]

    def in_areas(self, areas: list[tuple[str, str]]) -> list[AreaCell | None]:
        return [self.cells.get(key) for key, _ in areas]


@dataclass(frozen=True)
class Carrier:
    name: str
    answers: int
    allocated: int
    capacity: int


@dataclass(frozen=True)
class Overview:
    areas: list[tuple[str, str]]
    teams: list[TeamHealth]
    archived: list[Team]
    carriers: list[Carrier]

    @property
    def errors(self) -> int:
        return sum(team.errors for team in self.teams)

    @property
    def seats(self) -> int:
        return sum(team.seats for team in self.teams)

    @property
    def vacant(self) -> int:
        return sum(team.vacant for team in self.teams)


def overview(organisation: Organisation, catalogue: Catalogue) -> Overview:
    """Four queries, whatever the number of teams."""
    teams = list(Team.objects.filter(organisation=organisation))
    for team in teams:
        team.organisation = organisation
    people = {person.key: person for person in Person.objects.filter(organisation=organisation)}
    counts = _findings_by_team(organisation)
    live = [team for team in teams if not team.archived]
    health = [_health(team, counts.get(team.pk, Counter()), people, catalogue) for team in live]
    worst_first = sorted(
        health, key=lambda one: (-one.errors, -one.warnings, -one.hints, one.team.name)
    )
    return Overview(
        _areas(worst_first, catalogue),
        worst_first,
        [team for team in teams if team.archived],
        _carriers(live, people),
    )


def _findings_by_team(organisation: Organisation) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {}
    open_ = StoredFinding.objects.filter(organisation=organisation, cleared_at=None).order_by()
    for team, severity, number in open_.values_list("team", "severity").annotate(
        number=Count("pk")
    ):
        found.setdefault(team, Counter())[severity] = number
    return found


def _areas(teams: list[TeamHealth], catalogue: Catalogue) -> list[tuple[str, str]]:
    """Strategy, backlog and stakeholders first, then the others that occur, in the catalogue's order."""
    present = {key: cell.name for team in teams for key, cell in team.cells.items()}
    order = [*FIRST_AREAS, *(key for key in catalogue.areas if key not in FIRST_AREAS)]
    order += [key for key in present if key not in order]
    return [(key, present[key]) for key in order if key in present]


def _health(
    team: Team, counts: Counter[str], people: dict[str, Person], catalogue: Catalogue
) -> TeamHealth:
    summary = team.summary
    names = {
        **summary.get("roles", {}),
        **{f"person:{key}": person.name for key, person in people.items()},
    }
    cells = {one["area"]: _cell(one, names, catalogue) for one in summary.get("areas", ())}
    boundary = summary.get("boundary", "neither")
    holders = [*summary.get("product_managers", ()), *summary.get("product_owners", ())]
    return TeamHealth(
        team,
        counts[Severity.ERROR],
        counts[Severity.WARNING],
        counts[Severity.HINT],
        summary.get("seats", 0),
        summary.get("vacant_seats", 0),
        summary.get("rows", 0),
        BOUNDARIES[boundary],
        boundary,
        " and ".join(dict.fromkeys(_name(holder, names) for holder in holders)),
        cells,
    )


def _cell(one: dict[str, object], names: dict[str, str], catalogue: Catalogue) -> AreaCell:
    key = str(one["area"])
    area = catalogue.areas.get(key)
    owners: list[list[object]] = one["owners"]  # type: ignore[assignment]
    named = [(_name(str(holder), names), int(str(number))) for holder, number in owners]
    size = {name: len(one[name]) for name in ("overlaps", "gaps", "wrong_hands")}  # type: ignore[arg-type]
    return AreaCell(
        key,
        area.name if area else key.replace("-", " ").capitalize(),
        int(str(one["rows"])),
        int(str(one["covered"])),
        named,
        int(str(one["unowned"])),
        int(str(one["vacant"])),
        **size,
    )


def _name(holder: str, names: dict[str, str]) -> str:
    return names.get(holder) or holder.partition(":")[2].replace("-", " ")


def _carriers(teams: list[Team], people: dict[str, Person], most: int = 5) -> list[Carrier]:
    """Who answers for most rows over all teams, with the time that their seats ask of them."""
    answers: Counter[str] = Counter()
    for team in teams:
        for area in team.summary.get("areas", ()):
            for holder, number in area["owners"]:
                answers[holder] += number
    allocated: Counter[str] = Counter()
    seats = Seat.objects.filter(team__in=[team.pk for team in teams], person__isnull=False)
    for key, allocation in seats.values_list("person__key", "allocation"):
        allocated[key] += allocation or 0
    carriers = [
        Carrier(person.name, answers[f"person:{key}"], allocated[key], person.capacity)
        for key, person in people.items()
        if answers[f"person:{key}"] or allocated[key] > person.capacity
    ]
    return sorted(
        carriers, key=lambda one: (-(one.allocated > one.capacity), -one.answers, one.name)
    )[:most]
