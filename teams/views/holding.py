"""Who holds what on one row, seat by seat, with a toggle for each letter: in the drawer and on the row's page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from organisations.request import TenantRequest
from teams.analysis.finding import Finding
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.door import Outcome
from teams.grid.differing import partial
from teams.grid.drawing import VERBS
from teams.grid.panel import Panel, shown_finding
from teams.matrix.schemes import Letters, Scheme
from teams.models import Team
from teams.views.changes import changed_pieces, saved
from teams.views.matrix import address_of


def choices(scheme: Scheme, held: Letters) -> list[dict[str, object]]:
    """Each letter of the scheme: whether it is held, and what the cell would say once it is pressed."""
    return [
        {
            "letter": one.letter,
            "meaning": one.meaning.value,
            "words": one.words,
            "verb": VERBS[one.meaning],
            "held": one.letter in held,
            "then": "/".join(scheme.ordered({*held} ^ {one.letter})),
        }
        for one in scheme.letters
    ]


def holding_html(
    request: TenantRequest,
    team: Team,
    reading: Reading,
    findings: list[Finding],
    row: RowReading,
    *,
    editable: bool,
    conflict: str = "",
) -> SafeString:
    base = address_of(team)
    token = get_token(request)
    panel = Panel(base=base, revision=team.revision, token=token)
    context = {
        "row": row,
        "editable": editable,
        "conflict": conflict,
        "token": token,
        "said": [
            _said(panel, reading, one, row, editable) for one in findings if row.key in one.rows
        ],
        "seats": [_held(reading, row, seat, base) for seat in reading.seats],
    }
    return render_to_string("teams/matrix/holding.html", context)


def _said(
    panel: Panel, reading: Reading, finding: Finding, row: RowReading, editable: bool
) -> dict[str, object]:
    shown = shown_finding(reading, finding, with_fixes=editable)
    return {
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "code": finding.code,
        "fixes": panel.fixes(shown, at=row.key) if shown.fixes else "",
    }


def _held(reading: Reading, row: RowReading, seat: SeatReading, base: str) -> dict[str, object]:
    held = reading.matrix.at(row.key, seat.key)
    return {
        "seat": seat,
        "saw": "/".join(held),
        "address": f"{base}cells/{row.key}/{seat.key}/",
        "letters": choices(reading.matrix.scheme, held),
    }


def saved_at_row(
    request: TenantRequest, outcome: Outcome, row: str, words: str = ""
) -> HttpResponse:
    """What a change answers that was made where one row is looked at: that row's list too, or its page again."""
    reading = outcome.reading
    if row not in reading.row:
        return saved(request, outcome, words)
    if not request.htmx:
        said = f"{words} Saved, revision {outcome.team.revision}.".strip()
        messages.success(request, said)
        return redirect("team-row", request.organisation.key, outcome.team.key, row)
    holding = holding_html(
        request,
        outcome.team,
        reading,
        outcome.checked.shown().of_team,
        reading.row[row],
        editable=True,
    )
    said = f"{words} Saved, revision {outcome.team.revision}." if words else ""
    return HttpResponse(
        changed_pieces(request, outcome, said) + partial("holding", holding, swap="keep")
    )
