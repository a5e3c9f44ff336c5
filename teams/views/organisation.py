"""The organisation page: the ownership map and every team's health."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisations.access import can_edit, requires_viewer
from organisations.request import TenantRequest
from roles.effective import catalogue_for, definitions_revision
from teams.checking import is_due, recheck
from teams.context import AT_ONCE
from teams.forms.setup import METHODS
from teams.loading import context_of
from teams.matrix.model import Complexity, Method
from teams.models import Team
from teams.ownership.carrying import Load
from teams.ownership.overview import FILTERS, ORDERS, Overview, overview
from teams.trend.drawing import draw
from teams.trend.reading import trend_of

TEAMS_A_PAGE = 25
MOST_COLUMNS = 6
"""So many areas have room for a column each in the table of teams; more of them are named in the cells."""
HEADS = (
    ("name", "Team", "ascending"),
    ("errors", "Errors", "descending"),
    ("warnings", "Warnings", "descending"),
    ("hints", "Hints", "descending"),
    ("coverage", "Coverage", "ascending"),
    ("boundary", "PM and PO", "ascending"),
    ("changed", "Last change", "descending"),
)


@require_safe
@requires_viewer
def organisation(request: TenantRequest, organisation: str) -> HttpResponse:
    """``?show=``, ``?sort=`` and ``?page=`` choose among the teams; what is unknown shows all, worst first."""
    found, waiting = read_overview(request)
    show, order = chosen(request)
    page = Paginator(found.teams, TEAMS_A_PAGE).get_page(request.GET.get("page"))
    trend = trend_of(request.organisation, today=timezone.localdate())
    context = {
        "section": "teams",
        "overview": found,
        "page": page,
        "teams": [
            (team, facts_words(team.team), [team.cells.get(key) for key, _ in found.areas])
            for team in page
        ],
        "choices": _choices(found, show, order),
        "orders": _orders(show, order),
        "order_words": ORDERS[order][0],
        "heads": _heads(show, order),
        "named": len(found.areas) > MOST_COLUMNS,
        "before": _address(show, order, page.number - 1) if page.has_previous() else "",
        "after": _address(show, order, page.number + 1) if page.has_next() else "",
        "carriers": [(load, _may_see_load(request, load)) for load in found.carriers],
        "waiting": waiting,
        "at_once": AT_ONCE,
        "may_edit": can_edit(request.membership),
        "trend": trend,
        "drawing": draw(trend),
    }
    return render(request, "teams/organisation/page.html", context)


def read_overview(request: TenantRequest) -> tuple[Overview, int]:
    """The organisation's teams as of today, and how many of them wait to be checked again."""
    today = timezone.localdate()
    definitions = definitions_revision()
    teams, waiting = _checked_teams(request, definitions)
    for team in teams:
        team.organisation = request.organisation
    show, order = chosen(request)
    catalogue = catalogue_for(request.organisation, definitions)
    return overview(teams, catalogue, today=today, show=show, order=order), waiting


def chosen(request: TenantRequest) -> tuple[str, str]:
    """Which teams, and in which order."""
    show, order = request.GET.get("show", ""), request.GET.get("sort", "")
    return show if show in FILTERS else "all", order if order in ORDERS else "worst"


def _checked_teams(request: TenantRequest, definitions: int) -> tuple[list[Team], int]:
    """All teams; some of those whose findings are out of date are checked on the way. And how many are left."""
    today = timezone.localdate()
    context = context_of(request.organisation, definitions)
    teams = list(Team.objects.all())
    due = [team for team in teams if not team.archived and is_due(team, context, today=today)]
    if not due:
        return teams, 0
    for team in due[:AT_ONCE]:
        recheck(team, today=today)
    return list(Team.objects.all()), max(0, len(due) - AT_ONCE)


def facts_words(team: Team) -> str:
    """“Scrum, complex, data”: what sets the team apart."""
    said = [
        METHODS[Method(team.method)] if team.method else "",
        "complex" if team.complexity == Complexity.HIGH else "",
        "data" if team.data else "",
    ]
    return ", ".join(filter(None, said))


def _choices(found: Overview, show: str, order: str) -> list[dict[str, object]]:
    return [
        {
            "href": _address(key, order),
            "name": f"{name} {sum(map(wanted, found.all_teams))}",
            "current": key == show,
        }
        for key, (name, wanted) in FILTERS.items()
    ]


def _orders(show: str, order: str) -> list[dict[str, object]]:
    return [
        {"href": _address(show, key), "name": words, "current": key == order}
        for key, (words, _) in ORDERS.items()
    ]


def _heads(show: str, order: str) -> list[dict[str, str]]:
    """The heads of the table of teams: each sorts it."""
    return [
        {
            "key": key,
            "words": words,
            "href": _address(show, key),
            "sorted": direction if key == order else "",
        }
        for key, words, direction in HEADS
    ]


def _address(show: str, order: str, page: int = 1) -> str:
    """The page's address with no more in it than differs from what is shown without."""
    given = {"show": show, "sort": order, "page": page}
    usual = {"show": "all", "sort": "worst", "page": 1}
    return f"?{urlencode({key: value for key, value in given.items() if value != usual[key]})}"


def _may_see_load(request: TenantRequest, load: Load) -> bool:
    """Load is for the person and for who plans: editors and above."""
    return can_edit(request.membership) or load.person.user_id == request.user.pk
