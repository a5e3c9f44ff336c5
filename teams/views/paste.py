"""A block of cells from a spreadsheet, pasted into the matrix: at once where all of it is clear, else after a question."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from organisations.access import requires_editor
from organisations.request import TenantRequest
from teams.access import get_team_to_change
from teams.door import NothingToDo, apply_edits
from teams.exchange.clipboard.content import UnreadableClipboard, read_clipboard
from teams.exchange.clipboard.placing import Pasted, PastedCell, filled, place
from teams.matrix.apply import Mismatched
from teams.matrix.edits import SetCell
from teams.matrix.schemes import Letters, Scheme, UnreadableCell
from teams.models import Team, Why
from teams.views.changes import DONE, changed_pieces, check_not_archived, noted
from teams.views.matrix import Desk, open_desk, render_side

MOST_NAMED = 40
"""So many pasted cells are drawn in the preview."""
EMPTY = "empty"
"""Longer than any letter. Chosen for a text that is not understood: the cell is emptied. Nothing chosen: it stays as it is."""


class Asked(BaseModel):
    """What the page sends: the clipboard, the keys from the cell onwards, and what stands there on the page."""

    model_config = ConfigDict(extra="forbid")

    html: str = ""
    text: str = ""
    rows: list[str]
    seats: list[str]
    down: int = 1
    right: int = 1
    saw: dict[str, str] = {}


class Answered(BaseModel):
    """What the preview sends back: row, seat, text, and the letters that stood there when it was shown."""

    model_config = ConfigDict(extra="forbid")

    cells: list[tuple[str, str, str, str]]


_ASKED, _ANSWERED = TypeAdapter(Asked), TypeAdapter(Answered)


@require_POST
@requires_editor
def paste(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """``asked``: a clipboard; or ``answered`` with ``as-N`` for each text that the preview asked about.

    Answers with the changed pieces, or with 409 and the preview; with 422 and words where nothing can be pasted.
    """
    found = get_team_to_change(request, team)
    check_not_archived(found)
    try:
        if "answered" in request.POST:
            return _answered(request, found)
        return _asked(request, found)
    except UnreadableClipboard as error:
        return JsonResponse({"said": str(error)}, status=422)
    except (ValueError, ValidationError):
        said = "What was pasted did not arrive whole. Copy it and paste again."
        return JsonResponse({"said": said}, status=422)


def _asked(request: TenantRequest, team: Team) -> HttpResponse:
    asked = _ASKED.validate_json(request.POST.get("asked", ""))
    desk = open_desk(request, team)
    pasted = _placed(asked, desk)
    changed = [
        one
        for one in pasted.cells
        if asked.saw.get(f"{one.row} {one.seat}", "") != _held(desk, one)
    ]
    if pasted.is_plain and not changed:
        return _apply(request, desk, pasted.cells)
    return _preview(request, desk, pasted, changed)


def _placed(asked: Asked, desk: Desk) -> Pasted:
    block = read_clipboard(asked.html, asked.text)
    scheme = desk.loaded.matrix.scheme
    rows = [key for key in asked.rows if key in desk.reading.row]
    seats = [key for key in asked.seats if key in desk.reading.seat]
    if len(block) == len(block[0]) == 1:
        down, right = max(1, asked.down), max(1, asked.right)
        return filled(block[0][0], scheme, rows=rows[:down], seats=seats[:right])
    return place(
        block,
        scheme,
        rows=rows,
        seats=seats,
        row_names={row.key: (row.name,) for row in desk.reading.rows},
        seat_names={seat.key: _names_of(seat) for seat in desk.reading.seats},
    )


def _names_of(seat: Any) -> Sequence[str]:
    """Who is on it, what it is called, and both, as our own exports and other people's sheets write them."""
    label, role = seat.label, seat.role_name
    return (
        label,
        role,
        f"{label}, {role}",
        f"{role}, {label}",
        f"{role} ({label})",
        f"{role}: {label}",
    )


def _held(desk: Desk, cell: PastedCell) -> str:
    return "/".join(desk.loaded.matrix.at(cell.row, cell.seat))


def _apply(request: TenantRequest, desk: Desk, cells: Iterable[PastedCell]) -> HttpResponse:
    """One list of edits, one entry of the log."""
    edits = []
    for one in cells:
        before = desk.loaded.matrix.at(one.row, one.seat)
        if one.letters is not None and one.letters != before:
            edits.append(SetCell(one.row, one.seat, before, one.letters))
    return _save(request, desk.team, edits)


def _save(request: TenantRequest, team: Team, edits: list[SetCell]) -> HttpResponse:
    try:
        outcome = apply_edits(team=team, edits=edits, by=request.membership, why=Why.PASTE)
    except NothingToDo:
        pieces = "".join(noted("Nothing is other than what was pasted."))
        return HttpResponse(pieces, headers={"HX-Trigger": DONE})
    number = len(edits)
    words = f"Pasted {number} {'cell' if number == 1 else 'cells'}. Saved, revision {outcome.team.revision}."
    return HttpResponse(changed_pieces(request, outcome, words), headers={"HX-Trigger": DONE})


@dataclass(frozen=True)
class _Shown:
    """A pasted cell in the preview."""

    row: str
    seat: str
    text: str
    letters: str
    held: str
    is_unread: bool
    is_changed: bool


def _preview(
    request: TenantRequest, desk: Desk, pasted: Pasted, changed: Sequence[PastedCell]
) -> HttpResponse:
    places = {(one.row, one.seat) for one in changed}
    shown = [
        _Shown(
            desk.reading.row[one.row].name,
            desk.reading.seat[one.seat].label,
            one.text,
            "/".join(one.letters or ()),
            _held(desk, one),
            one.letters is None,
            (one.row, one.seat) in places,
        )
        for one in pasted.cells
    ]
    asked_first = sorted(shown, key=lambda one: not (one.is_unread or one.is_changed))
    cells = [[one.row, one.seat, one.text, _held(desk, one)] for one in pasted.cells]
    context = {
        "pasted": pasted,
        "shown": asked_first[:MOST_NAMED],
        "more": max(0, len(shown) - MOST_NAMED),
        "changed": len(changed),
        "number": len(shown),
        "answered": json.dumps({"cells": cells}),
        "choices": _choices(desk.loaded.matrix.scheme),
    }
    return render_side(request, "teams/paste/preview.html", desk, context, 409)


def _choices(scheme: Scheme) -> list[tuple[str, str]]:
    """One letter, or two; values are written with “/”, which no letter has."""
    ones = [(one.letter, f"{one.letter}, {one.meaning.value}") for one in scheme.letters]
    pairs = [scheme.ordered(two) for two in combinations([one.letter for one in scheme.letters], 2)]
    twos = [("/".join(two), " and ".join(two)) for two in pairs]
    return [("", "leave the cell as it is"), (EMPTY, "empty the cell"), *ones, *twos]


def _answered(request: TenantRequest, team: Team) -> HttpResponse:
    answered = _ANSWERED.validate_json(request.POST["answered"])
    desk = open_desk(request, team)
    scheme = desk.loaded.matrix.scheme
    cells = [PastedCell(row, seat, text, None) for row, seat, text, _ in answered.cells]
    there = [one for one in cells if one.row in desk.reading.row and one.seat in desk.reading.seat]
    read = _read_again(there, scheme, request.POST)
    seen = {
        (row, seat): tuple(held.split("/")) if held else () for row, seat, _, held in answered.cells
    }
    edits = [
        SetCell(one.row, one.seat, seen[one.row, one.seat], one.letters)
        for one in read
        if one.letters is not None and one.letters != seen[one.row, one.seat]
    ]
    try:
        return _save(request, team, edits)
    except Mismatched as error:
        again = [one for one in read if _is_at(one, error)]
        return _preview(request, desk, Pasted(read), again)


def _is_at(cell: PastedCell, error: Mismatched) -> bool:
    return any(one.place[1:] == (cell.row, cell.seat) for one in error.mismatches)


def _read_again(cells: list[PastedCell], scheme: Scheme, said: Any) -> list[PastedCell]:
    """What is understood by itself, and what was chosen for the other texts, in the order in which they were asked."""
    block = [
        found
        for one in cells
        for found in filled(one.text, scheme, rows=[one.row], seats=[one.seat]).cells
    ]
    chosen = {
        text: said.get(f"as-{number}", "") for number, text in enumerate(Pasted(block).unread)
    }
    return [
        one if one.letters is not None else _as_chosen(one, chosen[one.text], scheme)
        for one in block
    ]


def _as_chosen(cell: PastedCell, choice: str, scheme: Scheme) -> PastedCell:
    letters: Letters | None
    try:
        letters = () if choice == EMPTY else scheme.ordered(choice.split("/")) if choice else None
    except UnreadableCell:
        letters = None
    return PastedCell(cell.row, cell.seat, cell.text, letters)
