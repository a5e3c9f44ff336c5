"""What a pasted block would do, before it does it: what is asked, what is left out, and what each row becomes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.http import HttpResponse

from organisations.request import TenantRequest
from teams.exchange.clipboard.content import Block
from teams.exchange.clipboard.naming import Named
from teams.exchange.clipboard.placing import Answers, Pasted, PastedCell, Place
from teams.matrix.schemes import Letters, Scheme
from teams.views.matrix import Desk, render_side

EMPTY = "empty"
"""Longer than any letter. Chosen for a text that is not understood: the cell is emptied. Nothing chosen: it stays as it is."""
MOST_ROWS = 20
MOST_SEATS = 8
MOST_PLACES = 3
MOST_QUOTED = 12
MOST_ASKED = 60
"""So many texts and names are asked about; a block with more is no matrix."""


@dataclass(frozen=True)
class Aim:
    """What is pasted, and where: the keys from the cell onwards, and how large the selected block is."""

    block: Block
    rows: list[str]
    seats: list[str]
    down: int
    right: int


@dataclass(frozen=True)
class _Change:
    seat: str
    before: list[tuple[str, str]]
    after: list[tuple[str, str]]
    is_changed: bool


@dataclass(frozen=True)
class _Line:
    """``more``: so many seats of the row change besides."""

    row: str
    changes: list[_Change]
    more: int


@dataclass(frozen=True)
class _Quoted:
    """A text, once, with the first of its places in words."""

    text: str
    number: int
    places: list[str]
    more: int
    chosen: str = ""


def preview(
    request: TenantRequest,
    desk: Desk,
    aim: Aim,
    pasted: Pasted,
    *,
    changed: Iterable[Place] = (),
    answers: Answers | None = None,
) -> HttpResponse:
    """409 and the question. ``changed``: where somebody else was quicker."""
    places = set(changed)
    lines = _lines(desk, pasted, places)
    told = sum(len(line.changes) + line.more for line in lines)
    context: dict[str, Any] = {
        "pasted": pasted,
        "lines": lines[:MOST_ROWS],
        "more_rows": max(0, len(lines) - MOST_ROWS),
        "changes": told,
        "same": sum(one.letters == _held(desk, one) for one in pasted.cells),
        "changed": len(places),
        "number": len(pasted.cells),
        "sent": json.dumps(_sent(desk, aim, pasted)),
        "texts": _asked(desk, pasted, answers or Answers()),
        "choices": _choices(desk.loaded.matrix.scheme),
        "seat_questions": _questions(pasted.seats, _seats(desk)),
        "row_questions": _questions(pasted.rows, _rows(desk)),
        "is_taken_twice": any(one.is_taken_twice for one in (pasted.seats, pasted.rows) if one),
        "beside": [_quoted(desk, text, found) for text, found in pasted.beside.items()][
            :MOST_QUOTED
        ],
        "more_beside": max(0, len(pasted.beside) - MOST_QUOTED),
        "lost": pasted.lost[:MOST_QUOTED],
        "more_lost": max(0, len(pasted.lost) - MOST_QUOTED),
        "unknown": pasted.unknown_names[:MOST_QUOTED],
        "more_unknown": max(0, len(pasted.unknown_names) - MOST_QUOTED),
    }
    return render_side(request, "teams/paste/preview.html", desk, context, 409)


def _lines(desk: Desk, pasted: Pasted, changed: set[Place]) -> list[_Line]:
    """Rows of which a cell would be other, in the order of the matrix."""
    meanings = {one.letter: one.meaning.value for one in desk.loaded.matrix.scheme.letters}
    by_row: dict[str, list[_Change]] = {}
    for one in pasted.cells:
        held = desk.loaded.matrix.at(one.row, one.seat)
        if one.letters is None or "/".join(one.letters) == "/".join(held):
            continue
        change = _Change(
            desk.reading.seat[one.seat].label,
            [(letter, meanings[letter]) for letter in held],
            [(letter, meanings[letter]) for letter in one.letters],
            (one.row, one.seat) in changed,
        )
        by_row.setdefault(one.row, []).append(change)
    return [
        _Line(row.name, by_row[row.key][:MOST_SEATS], max(0, len(by_row[row.key]) - MOST_SEATS))
        for row in desk.reading.rows
        if row.key in by_row
    ]


def _held(desk: Desk, cell: PastedCell) -> Letters:
    return desk.loaded.matrix.at(cell.row, cell.seat)


def _sent(desk: Desk, aim: Aim, pasted: Pasted) -> dict[str, object]:
    """What comes back with the answers: the block, its aim, and the letters that stood there when it was shown."""
    rows = {one.row for one in pasted.cells}
    seats = {one.seat for one in pasted.cells}
    if pasted.questions:
        rows, seats = set(desk.reading.row), set(desk.reading.seat)
    held = {
        row: {seat: "/".join(letters) for seat, letters in cells.items() if seat in seats}
        for row, cells in desk.loaded.matrix.cells.items()
        if row in rows
    }
    return {
        "block": aim.block,
        "rows": aim.rows,
        "seats": aim.seats,
        "down": aim.down,
        "right": aim.right,
        "held": held,
    }


def _asked(desk: Desk, pasted: Pasted, answers: Answers) -> list[_Quoted]:
    texts = list(pasted.unread.items())[:MOST_ASKED]
    return [_quoted(desk, text, places, _as_value(answers.texts, text)) for text, places in texts]


def _as_value(texts: Mapping[str, Letters | None], text: str) -> str:
    letters = texts.get(text)
    return "" if letters is None else "/".join(letters) or EMPTY


def _quoted(desk: Desk, text: str, places: Sequence[Place], chosen: str = "") -> _Quoted:
    named = [
        f"{desk.reading.row[row].name}, {desk.reading.seat[seat].label}"
        for row, seat in places[:MOST_PLACES]
    ]
    return _Quoted(text, len(places), named, max(0, len(places) - MOST_PLACES), chosen)


def _questions(named: Named | None, options: Mapping[str, str]) -> list[dict[str, object]]:
    return [
        {
            "at": one.at,
            "line": one.at + 1,
            "name": one.name,
            "chosen": one.chosen or "",
            "keys": [(key, options[key]) for key in one.keys if key in options],
        }
        for one in (named.questions if named else ())
    ]


def _seats(desk: Desk) -> dict[str, str]:
    """Equal names are told apart by where they stand."""
    return {
        seat.key: f"{', '.join(dict.fromkeys((seat.label, seat.role_name)))} (seat {at})"
        for at, seat in enumerate(desk.reading.seats, start=1)
    }


def _rows(desk: Desk) -> dict[str, str]:
    return {row.key: f"{row.name} (row {at})" for at, row in enumerate(desk.reading.rows, start=1)}


def _choices(scheme: Scheme) -> list[tuple[str, str]]:
    """One letter, or two; values are written with “/”, which no letter has."""
    ones = [(one.letter, f"{one.letter}, {one.meaning.value}") for one in scheme.letters]
    pairs = [scheme.ordered(two) for two in combinations([one.letter for one in scheme.letters], 2)]
    twos = [("/".join(two), " and ".join(two)) for two in pairs]
    return [("", "leave the cell as it is"), (EMPTY, "empty the cell"), *ones, *twos]
