"""All findings of an organisation, or of one team: filtered by the address, counted, with their trend, and as CSV."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from organisations.access import requires_viewer
from organisations.audit import record
from organisations.models import Deed
from organisations.request import TenantRequest
from roles.effective import catalogue_for
from teams.access import get_team
from teams.analysis.finding import Severity
from teams.analysis.registry import FAMILIES
from teams.exchange.writing.as_csv import write_table_csv
from teams.findings.filters import STATES, Filters, read_filters
from teams.findings.listing import HEADERS, Counts, count_findings, findings_of, table_of
from teams.models import Person, Team
from teams.trend.drawing import draw
from teams.trend.reading import trend_of
from teams.views.matrix import address_of, tabs_of

A_PAGE = 50


@require_safe
@requires_viewer
def findings(request: TenantRequest, organisation: str) -> HttpResponse:
    filters = read_filters(request.GET)
    context = _context(request, filters, None) | {"section": "findings"}
    return render(request, "teams/findings/page.html", context)


@require_safe
@requires_viewer
def team_findings(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """One team's own, and those over all teams of the people on its seats."""
    found = get_team(request, team)
    filters = replace(read_filters(request.GET), team="")
    context = _context(request, filters, found) | {
        "section": "teams",
        "team": found,
        "tabs": tabs_of(found, "findings"),
        "base": address_of(found),
    }
    return render(request, "teams/findings/page.html", context)


@require_safe
@requires_viewer
def export(request: TenantRequest, organisation: str) -> HttpResponse:
    """What the filters of the address let through, as CSV."""
    tenant, today = request.organisation, timezone.localdate()
    found = findings_of(tenant, read_filters(request.GET), today=today)
    record(Deed.EXPORTED, "The findings as csv", by=request.membership)
    return HttpResponse(
        write_table_csv(HEADERS, table_of(found.iterator(chunk_size=1000))),  # type: ignore[arg-type]
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{tenant.key}-findings.csv"'},
    )


class _Counted(Paginator):  # type: ignore[type-arg]
    """Pages of a list whose length the counts know already."""

    def __init__(self, found: Any, number: int) -> None:
        super().__init__(found, A_PAGE)
        self.number = number

    @cached_property
    def count(self) -> int:
        return self.number


def _context(request: TenantRequest, filters: Filters, team: Team | None) -> dict[str, Any]:
    tenant, today = request.organisation, timezone.localdate()
    counts = count_findings(tenant, filters, today=today, team=team)
    found = findings_of(tenant, filters, today=today, team=team)
    page = _Counted(found, counts.shown).get_page(request.GET.get("page"))
    shown = _named(tenant.key, list(page), today)
    trend = trend_of(tenant, team, today=today)
    return {
        "filters": filters,
        "counts": counts,
        "page": page,
        "findings": shown,
        "without_person": filters.address(person=""),
        "choices": _choices(filters, counts),
        "teams": [] if team else _teams(tenant.pk, filters, counts),
        "who": Person.objects.filter(key=filters.person).first() if filters.person else None,
        "areas": catalogue_for(tenant).areas.values(),
        "trend": trend,
        "drawing": draw(trend),
        "link": filters.address(),
        "page_link": filters.address() + ("" if filters.address() == "?" else "&"),
    }


def _named(organisation: str, shown: list[Any], today: date) -> list[Any]:
    """The findings with what their lines link to: the team, and the people by name."""
    keys = {key for one in shown for key in one.about.get("people", ())}
    names = dict(Person.objects.filter(key__in=keys).values_list("key", "name")) if keys else {}
    for one in shown:
        one.is_accepted = one.accepted_until is not None and one.accepted_until >= today
        one.team_address = reverse("team", args=[organisation, one.team.key]) if one.team else ""
        one.people_named = [
            {"name": names[key], "href": reverse("person", args=[organisation, key])}
            for key in one.about.get("people", ())
            if key in names
        ]
    return shown


def _choices(filters: Filters, counts: Counts) -> list[dict[str, Any]]:
    """The filters that are links with a number: state, severity, family."""
    severities = {one.value: one.value.capitalize() for one in Severity}
    kinds: tuple[tuple[str, str, dict[str, str], dict[str, int]], ...] = (
        ("state", "State", {one: one.capitalize() for one in STATES}, counts.states),
        ("severity", "Severity", {"": "All"} | severities, counts.severities),
        ("family", "Kind", {"": "All"} | FAMILIES, counts.families),
    )
    return [
        {
            "name": title,
            "options": [
                {
                    "href": filters.address(**{name: value}),
                    "name": words,
                    "number": sum(numbers.values()) if not value else numbers.get(value, 0),
                    "current": getattr(filters, name) == value,
                }
                for value, words in values.items()
            ],
        }
        for name, title, values, numbers in kinds
    ]


def _teams(organisation: int, filters: Filters, counts: Counts) -> list[tuple[Team, int]]:
    """The teams that have findings, most first; the one that is chosen even without any."""
    teams = Team.objects.filter(organisation=organisation, archived=None).only("pk", "key", "name")
    counted = [
        (team, counts.teams.get(team.pk, 0))
        for team in teams
        if counts.teams.get(team.pk) or team.key == filters.team
    ]
    return sorted(counted, key=lambda one: (-one[1], one[0].name))
