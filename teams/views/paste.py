"""A block of cells from a spreadsheet, pasted into the matrix: at once where all of it is clear, else after a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse, JsonResponse, QueryDict
from django.views.decorators.http import require_POST
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from organisations.request import TenantRequest
from teams.access import get_team_to_change
from teams.door import NothingToDo, apply_edits
from teams.exchange.clipboard.content import (
    MOST_COLUMNS,
    MOST_ROWS,
    UnreadableClipboard,
    read_clipboard,
)
from teams.exchange.clipboard.placing import Answers, Pasted, filled, place
from teams.matrix.apply import InvalidEdit, Mismatched
from teams.matrix.edits import SetCell
from teams.matrix.schemes import Letters, Scheme, UnreadableCell
from teams.models import Team, Why
from teams.rights import requires_team_editor
from teams.views.changes import DONE, changed_pieces, check_not_archived, noted
from teams.views.matrix import Desk, open_desk, render_side
from teams.views.paste_preview import EMPTY, MOST_ASKED, MOST_QUOTED, Aim, preview

NOT_WHOLE = "What was pasted did not arrive whole. Copy it and paste again."


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
    """What the preview sends back; ``held``: row → seat → letters that stood there when it was shown."""

    model_config = ConfigDict(extra="forbid")

    block: list[list[str]]
    rows: list[str]
    seats: list[str]
    down: int
    right: int
    held: dict[str, dict[str, str]]


_ASKED, _ANSWERED = TypeAdapter(Asked), TypeAdapter(Answered)


@require_POST
@requires_team_editor
def paste(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """``asked``: a clipboard; or ``answered``, what a preview was made of, with what was chosen in it.

    Answers with the changed pieces, or with 409 and the preview; with 422 and words where nothing can be pasted.
    """
    found = get_team_to_change(request, team)
    check_not_archived(found)
    is_answer = "answered" in request.POST
    try:
        return _answered(request, found) if is_answer else _asked(request, found)
    except (UnreadableClipboard, InvalidEdit) as error:
        said = str(error)
    except (ValueError, ValidationError):
        said = NOT_WHOLE
    if not is_answer:
        return JsonResponse({"said": said}, status=422)
    desk = open_desk(request, found)
    return render_side(request, "teams/paste/refused.html", desk, {"words": said}, 422)


def _asked(request: TenantRequest, team: Team) -> HttpResponse:
    asked = _ASKED.validate_json(request.POST.get("asked", ""))
    block = read_clipboard(asked.html, asked.text)
    desk = open_desk(request, team)
    aim = Aim(block, asked.rows, asked.seats, max(1, asked.down), max(1, asked.right))
    pasted = _placed(aim, desk)
    changed = [
        (one.row, one.seat)
        for one in pasted.cells
        if asked.saw.get(f"{one.row} {one.seat}", "")
        != "/".join(desk.loaded.matrix.at(one.row, one.seat))
    ]
    if pasted.is_plain and not changed:
        return _save(request, desk, aim, pasted, desk.loaded.matrix.cells)
    return preview(request, desk, aim, pasted, changed=changed)


def _placed(aim: Aim, desk: Desk, answers: Answers | None = None) -> Pasted:
    scheme = desk.loaded.matrix.scheme
    block = aim.block
    if len(block) == len(block[0]) == 1:
        rows = [key for key in aim.rows[: aim.down] if key in desk.reading.row]
        seats = [key for key in aim.seats[: aim.right] if key in desk.reading.seat]
        return filled(block[0][0], scheme, rows=rows, seats=seats, answers=answers)
    pasted = place(
        block,
        scheme,
        rows=aim.rows,
        seats=aim.seats,
        row_names={row.key: (row.name,) for row in desk.reading.rows},
        seat_names={seat.key: _names_of(seat) for seat in desk.reading.seats},
        answers=answers,
    )
    if len(pasted.unread) > MOST_ASKED:
        raise UnreadableClipboard(
            f"The block holds {len(pasted.unread)} different texts that are no letters, such as "
            f"“{next(iter(pasted.unread))[:40]}”. Copy the cells with letters only, or bring the whole sheet in under Import."
        )
    if len(pasted.questions) > MOST_ASKED:
        raise UnreadableClipboard(
            f"{len(pasted.questions)} names in the block, such as “{pasted.questions[0].name[:40]}”, could mean several rows or "
            "seats. Copy the letters without the names."
        )
    return pasted


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


def _edits(pasted: Pasted, seen: Any) -> list[SetCell]:
    """``seen``: row → seat → the letters that stood there when it was pasted."""
    edits = []
    for one in pasted.cells:
        before = tuple(seen.get(one.row, {}).get(one.seat, ()))
        if one.letters is not None and one.letters != before:
            edits.append(SetCell(one.row, one.seat, before, one.letters))
    return edits


def _save(
    request: TenantRequest,
    desk: Desk,
    aim: Aim,
    pasted: Pasted,
    seen: Any,
    answers: Answers | None = None,
) -> HttpResponse:
    """One list of edits, one entry of the log; the preview where somebody else was quicker."""
    edits = _edits(pasted, seen)
    try:
        outcome = apply_edits(team=desk.team, edits=edits, by=request.membership, why=Why.PASTE)
    except NothingToDo:
        pieces = "".join(noted(f"Nothing is other than what was pasted.{_left_out(pasted)}"))
        return HttpResponse(pieces, headers={"HX-Trigger": DONE})
    except Mismatched as error:
        now = open_desk(request, Team.objects.select_related("organisation").get(pk=desk.team.pk))
        changed = [(one.place[1], one.place[2]) for one in error.mismatches if len(one.place) == 3]
        again = _placed(aim, now, answers)
        return preview(request, now, aim, again, changed=changed, answers=answers)
    number = len(edits)
    words = f"Pasted {number} {'cell' if number == 1 else 'cells'}.{_left_out(pasted)}"
    said = f"{words} Saved, revision {outcome.team.revision}."
    return HttpResponse(changed_pieces(request, outcome, said), headers={"HX-Trigger": DONE})


def _left_out(pasted: Pasted) -> str:
    """What stood beside the letters, in words."""
    texts = list(pasted.beside)
    if not texts:
        return ""
    more = len(texts) - MOST_QUOTED
    quoted = ", ".join(f"“{one}”" for one in texts[:MOST_QUOTED])
    return f" Left out beside the letters: {quoted}{f' and {more} more' if more > 0 else ''}."


def _answered(request: TenantRequest, team: Team) -> HttpResponse:
    answered = _ANSWERED.validate_json(request.POST["answered"])
    block = _checked(answered.block)
    desk = open_desk(request, team)
    aim = Aim(block, answered.rows, answered.seats, max(1, answered.down), max(1, answered.right))
    answers = _answers(request.POST, desk.loaded.matrix.scheme)
    pasted = _placed(aim, desk, answers)
    if not pasted.is_answered:
        return preview(request, desk, aim, pasted, answers=answers)
    seen = {
        row: {seat: tuple(held.split("/")) for seat, held in cells.items() if held}
        for row, cells in answered.held.items()
    }
    return _save(request, desk, aim, pasted, seen, answers)


def _checked(block: list[list[str]]) -> list[list[str]]:
    widths = {len(line) for line in block}
    if len(block) > MOST_ROWS or len(widths) != 1 or not 0 < max(widths) <= MOST_COLUMNS:
        raise ValueError(f"Not a block: {len(block)} lines of {sorted(widths)} cells.")
    return block


def _answers(said: QueryDict, scheme: Scheme) -> Answers:
    """``text-N`` with ``as-N``; ``seat-N`` and ``row-N``, by the number of the column or line."""
    texts = {
        text: _chosen(said.get(f"as-{name.removeprefix('text-')}", ""), scheme)
        for name, text in said.items()
        if name.startswith("text-") and isinstance(text, str)
    }
    return Answers(_by_number(said, "seat-"), _by_number(said, "row-"), texts)


def _by_number(said: QueryDict, before: str) -> dict[int, str]:
    return {
        int(number): str(key)
        for name, key in said.items()
        if name.startswith(before) and (number := name.removeprefix(before)).isdecimal()
    }


def _chosen(choice: str, scheme: Scheme) -> Letters | None:
    """None: the cell stays as it is."""
    if choice == EMPTY:
        return ()
    try:
        return scheme.ordered(choice.split("/")) if choice else None
    except UnreadableCell:
        return None
