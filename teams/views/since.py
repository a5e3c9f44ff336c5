"""The comparison that the address of a matrix page asks for (``?since=``): a baseline, or a revision as “r12”."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from django.template.loader import render_to_string

from organisations.request import TenantRequest
from teams.analysis import engine
from teams.analysis.finding import Finding
from teams.analysis.reading import Reading
from teams.grid.differing import partial
from teams.grid.since import Since, since
from teams.history.standing import matrix_at
from teams.loading import Loaded
from teams.models import Baseline, Team
from teams.views.looking import asked_of, view_of

_REVISION = re.compile(r"r(\d{1,9})")


@dataclass(frozen=True)
class Compared:
    """``name``: of the baseline, empty for a bare revision."""

    asked: str
    name: str
    revision: int
    since: Since


def compared_by(
    request: TenantRequest, loaded: Loaded, reading: Reading, findings: list[Finding]
) -> Compared | None:
    """What ``reading`` and ``findings`` say now, beside what was. None where the page does not compare, or not with what is there.

    Columns of several seats together are not compared.
    """
    asked = asked_of(request, "since")
    found = _revision(loaded.team, asked) if asked and not view_of(request) else None
    if found is None:
        return None
    name, revision = found
    present = replace(loaded, matrix=reading.matrix)
    before = loaded.reading_of(matrix_at(present, revision))
    marks = since(before, reading, engine.find(before), findings)
    return Compared(asked, name, revision, marks)


def why_not_compared(request: TenantRequest, team: Team, compared: Compared | None) -> str:
    """In words, where the address asks for what is not there; else empty."""
    if compared or view_of(request) or not asked_of(request, "since"):
        return ""
    return f"{team.name} has no such baseline or revision any more; nothing is compared."


def _revision(team: Team, asked: str) -> tuple[str, int] | None:
    bare = _REVISION.fullmatch(asked)
    if bare:
        return ("", int(bare[1])) if 1 <= int(bare[1]) <= team.revision else None
    if not asked.isdecimal() or len(asked) > 18:
        return None
    baseline = Baseline.objects.filter(team=team, pk=int(asked)).first()
    return (baseline.name, baseline.revision) if baseline else None


def compared_piece(compared: Compared, base: str) -> str:
    """The strip that says it, as a piece of an answer."""
    context = {"compared": compared, "base": base}
    return partial("compared", render_to_string("teams/baselines/strip.html", context))
