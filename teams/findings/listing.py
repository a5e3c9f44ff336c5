"""The findings that filters let through, and how many there are by state, severity, family and team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When
from django.db.models.functions import Substr

from organisations.models import Organisation
from teams.findings.filters import STATES, Filters
from teams.models import StoredFinding, Team

Group = tuple[str, str, str, int | None]
"""State, severity, family, team."""


@dataclass(frozen=True)
class Counts:
    """Each says how many findings there would be with that choice and all other filters as they are."""

    states: dict[str, int]
    severities: dict[str, int]
    families: dict[str, int]
    teams: dict[int | None, int]
    shown: int


def findings_of(
    organisation: Organisation, filters: Filters, *, today: date, team: Team | None = None
) -> QuerySet[StoredFinding]:
    """In the order of the list: gravest first, then by code."""
    found = _in_scope(organisation, filters, team).filter(_state(filters.state, today))
    if filters.severity:
        found = found.filter(severity=filters.severity)
    if filters.family:
        found = found.filter(code__startswith=filters.family)
    if filters.team:
        found = found.filter(team__key=filters.team)
    return found.select_related("team").order_by("rank", "code", "id")


def count_findings(
    organisation: Organisation, filters: Filters, *, today: date, team: Team | None = None
) -> Counts:
    """One query, whatever the number of findings."""
    grouped = (
        _in_scope(organisation, filters, team)
        .order_by()
        .annotate(state=_which_state(today), family=Substr("code", 1, 3))
        .values_list("state", "severity", "family", "team__pk", "team__key")
        .annotate(number=Count("pk"))
    )
    groups = list(grouped)

    def counted(by: int, *others: tuple[int, str]) -> Counter[str | int | None]:
        found: Counter[str | int | None] = Counter()
        for group in groups:
            if all(not wanted or group[at] == wanted for at, wanted in others):
                found[group[by]] += group[-1]
        return found

    state, severity = (0, filters.state), (1, filters.severity)
    family, of_team = (2, filters.family), (4, filters.team)
    shown = counted(0, state, severity, family, of_team)
    return Counts(
        {one: counted(0, severity, family, of_team)[one] for one in STATES},
        dict(counted(1, state, family, of_team)),  # type: ignore[arg-type]
        dict(counted(2, state, severity, of_team)),  # type: ignore[arg-type]
        dict(counted(3, state, severity, family)),  # type: ignore[arg-type]
        shown.total(),
    )


def _in_scope(
    organisation: Organisation, filters: Filters, team: Team | None
) -> QuerySet[StoredFinding]:
    """Of live teams, and over all teams; of one team also what is said of the people on its seats."""
    found = StoredFinding.objects.filter(organisation=organisation)
    if team is None:
        found = found.filter(Q(team=None) | Q(team__archived=None))
    else:
        people = list(team.summary.get("people", ()))
        found = found.filter(Q(team=team) | Q(team=None, person__in=people))
    if filters.code:
        found = found.filter(code=filters.code)
    if filters.person:
        found = found.filter(about__contains={"people": [filters.person]})
    if filters.area:
        found = found.filter(about__contains={"in": [filters.area]})
    return found


def _state(state: str, today: date) -> Q:
    if state == "cleared":
        return Q(cleared_at__isnull=False)
    accepted = Q(accepted_until__gte=today)
    return Q(cleared_at=None) & (
        accepted if state == "accepted" else Q(accepted_until=None) | ~accepted
    )


def _which_state(today: date) -> Case:
    return Case(
        When(cleared_at__isnull=False, then=Value("cleared")),
        When(accepted_until__gte=today, then=Value("accepted")),
        default=Value("open"),
        output_field=CharField(),
    )


HEADERS = (
    "Severity", "Code", "Rule", "Finding", "What to do", "Team", "Rows", "Seats", "People", "Since", "Cleared",
    "Accepted until", "Fingerprint",
)  # fmt: skip


def table_of(findings: Iterable[StoredFinding]) -> Iterable[tuple[object, ...]]:
    """The lines of the file, under HEADERS."""
    for one in findings:
        yield (
            one.severity,
            one.code,
            one.name,
            one.message,
            one.hint,
            one.team.name if one.team else "all teams",
            ", ".join(one.about.get("rows", ())),
            ", ".join(one.about.get("seats", ())),
            ", ".join(one.about.get("people", ())),
            one.first_seen.date().isoformat(),
            one.cleared_at.date().isoformat() if one.cleared_at else "",
            one.accepted_until.isoformat() if one.accepted_until else "",
            one.fingerprint,
        )
