"""What a change of the matrix sends back: the pieces of the page that differ, and words for who cannot see them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string

from organisations.request import TenantRequest
from teams.analysis import engine
from teams.door import Outcome
from teams.grid.drawing import Drawing
from teams.grid.marks import mark
from teams.grid.panel import grouped
from teams.models import Team
from teams.views.matrix import address_of


def check_not_archived(team: Team) -> None:
    if team.archived:
        raise PermissionDenied(f"{team.name} is archived. Bring it back to change it.")


def changed_pieces(request: TenantRequest, outcome: Outcome, words: str = "") -> str:
    """Rows, bands and heads that look different after the edits, the foot, the findings and the revision.

    Where rows or seats came or went, the whole table.
    """
    before = engine.read(outcome.before, outcome.reading.catalogue)
    base = address_of(outcome.team)
    old = Drawing(before, mark(before, engine.find(before)), base, editable=True)
    new = Drawing(outcome.reading, mark(outcome.reading, outcome.findings), base, editable=True)
    same_shape = (
        old.reading.row.keys() == new.reading.row.keys()
        and outcome.before.seats == outcome.matrix.seats
    )
    pieces = _differing(old, new) if same_shape else []
    context = {
        "team": outcome.team,
        "drawing": new,
        "whole": not same_shape,
        "pieces": pieces,
        "groups": grouped(outcome.reading, outcome.findings, with_fixes=True),
        "count": len(outcome.findings),
        "base": base,
        "words": words or spoken(outcome),
    }
    return render_to_string("teams/matrix/changed.html", context, request=request)


def spoken(outcome: Outcome) -> str:
    """What the live region says: what is so now, and how many findings there are."""
    number = len(outcome.findings)
    findings = (
        "No findings." if not number else f"{number} {'finding' if number == 1 else 'findings'}."
    )
    return f"Saved, revision {outcome.team.revision}. {findings}"


def _differing(old: Drawing, new: Drawing) -> list[tuple[str, str]]:
    """(id, html) of each piece that is drawn differently."""
    found: list[tuple[str, str]] = []
    for row in new.reading.rows:
        drawn = new.row(row)
        if drawn != old.row(old.reading.row[row.key]):
            found.append((f"row-{row.key}", drawn))
    rows_before = dict(old.areas())
    for area, rows in new.areas():
        drawn = new.band(area, rows)
        if area not in rows_before or drawn != old.band(area, rows_before[area]):
            found.append((f"area-{area}", drawn))
    for seat in new.reading.seats:
        drawn = new.seat(seat)
        if drawn != old.seat(old.reading.seat[seat.key]):
            found.append((f"seat-{seat.key}", drawn))
    return found
