"""The difference of two revisions: as a matrix with the changed cells marked, and in words beside it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisations.access import requires_viewer
from organisations.request import TenantRequest
from teams.access import get_team
from teams.analysis import engine
from teams.history.choosing import Choice, NoRevision, choose, offered
from teams.history.compared_drawing import ComparedDrawing
from teams.history.comparing import compare, compare_findings, together
from teams.history.differences import groups_of, summary
from teams.history.standing import matrix_at
from teams.loading import Loaded, load_matrix
from teams.models import Baseline, Team
from teams.views.history.missing import no_revision
from teams.views.matrix import address_of, tabs_of


@require_safe
@requires_viewer
def compare_two(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """From ``a`` to ``b``, each a revision or “now”; ``only``: just the rows that differ."""
    found = get_team(request, team)
    baselines = list(Baseline.objects.filter(team=found))
    try:
        a = choose(found, request.GET.get("a", ""), _usual(found, baselines))
        b = choose(found, request.GET.get("b", ""), None)
    except NoRevision as error:
        return no_revision(request, found, error)
    only = bool(request.GET.get("only"))
    context = {
        "section": "teams",
        "team": found,
        "tabs": tabs_of(found, "history"),
        "base": address_of(found),
        "a": a,
        "b": b,
        "only": only,
        "offered": offered(found, baselines, a, b),
    }
    loaded = load_matrix(found, today=timezone.localdate())
    return render(
        request, "teams/history/compare.html", context | _compared(loaded, a, b, only=only)
    )


def _compared(loaded: Loaded, a: Choice, b: Choice, *, only: bool) -> dict[str, object]:
    old = matrix_at(loaded, a.revision)
    new = old if b.revision == a.revision else matrix_at(loaded, b.revision)
    compared = compare(old, new)
    findings = compare_findings(*(engine.find(loaded.reading_of(matrix)) for matrix in (old, new)))
    reading = loaded.reading_of(together(compared))
    return {
        "compared": compared,
        "findings": findings,
        "groups": groups_of(compared, reading),
        "summary": summary(compared, findings),
        "drawing": ComparedDrawing(compared, reading, address_of(loaded.team), only=only),
    }


def _usual(team: Team, baselines: list[Baseline]) -> int:
    """The last baseline, else the revision before this one."""
    earlier = [one.revision for one in baselines if one.revision < team.revision]
    return max(earlier, default=max(1, team.revision - 1))
