"""A matrix as a PDF for the wall or the chief: landscape, heads on every page, legend, findings, date and revision."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from enum import StrEnum
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any, Literal

import typst

from teams.exchange.writing.shown import MEANINGS, Shown, ShownSeat, TeamExport, shown
from teams.exchange.writing.text_width import shortened, width_of

HERE = Path(__file__).parent
FONTS = (
    *("IBM Plex Sans", "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew"),
    *("Noto Sans Devanagari", "Noto Sans Thai", "Noto Sans SC", "Noto Sans KR", "Noto Emoji"),
)


class Paper(StrEnum):
    A4 = "a4"
    A3 = "a3"


MOST_UPRIGHT = {Paper.A4: 9, Paper.A3: 14}
"""With more seats than this the heads are turned."""
MOST_SEATS = {Paper.A4: 28, Paper.A3: 44}
"""With more than this the seats are spread over several tables."""
LONGEST_HEAD = 60
"""Millimetres of a turned head; what is longer ends in …"""
WIDTH = {Paper.A4: 273, Paper.A3: 396}
NAME = {Paper.A4: 76, Paper.A3: 92}
MARK = 5
MM = 2.835
"""Points in a millimetre."""


def write_pdf(export: TeamExport, paper: Paper | None = None) -> bytes:
    """On the paper that is asked for, else on A4 where the seats have room on it. The same input gives the same bytes."""
    made: bytes = _typeset(export, paper, "pdf")
    return made


def write_pages(export: TeamExport, paper: Paper | None = None, ppi: int = 100) -> list[bytes]:
    """The pages of the PDF as PNG pictures."""
    made: bytes | list[bytes] = _typeset(export, paper, "png", ppi)
    return [made] if isinstance(made, bytes) else made


def _typeset(
    export: TeamExport, paper: Paper | None, kind: Literal["pdf", "png"], ppi: int | None = None
) -> Any:
    what = shown(export)
    if paper is None:
        paper = Paper.A4 if len(what.seats) <= MOST_UPRIGHT[Paper.A4] + 3 else Paper.A3
    compiler = typst.Compiler(
        HERE / "matrix.typ",
        root=HERE,
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(_data(what, paper), ensure_ascii=False)},
    )
    day = datetime.combine(export.today, time(), UTC)
    if kind == "png":
        return compiler.compile(format="png", ppi=ppi)
    try:
        return compiler.compile(format="pdf", timestamp=day, pdf_standards="ua-1")
    except typst.TypstError:
        # The standard for accessible files refuses characters that no font has; a file is better than none.
        return compiler.compile(format="pdf", timestamp=day)


@cache
def _fonts() -> typst.Fonts:
    """Those beside this file first, then the machine's, for scripts that these do not have."""
    return typst.Fonts(font_paths=[HERE / "fonts"])


def _data(what: Shown, paper: Paper) -> dict[str, object]:
    turned = len(what.seats) > MOST_UPRIGHT[paper]
    parts = _parts(what.seats, MOST_SEATS[paper])
    most = max((len(part) for part in parts), default=1) or 1
    column = (WIDTH[paper] - NAME[paper] - MARK) / most * MM
    head_size = 8 if column > 2.6 * 8 else 7
    head = _head_length(what.seats, head_size)
    return {
        "title": what.title,
        "facts": what.facts,
        "state": what.state,
        "counted": what.counted,
        "fonts": FONTS,
        "paper": paper,
        "turned": turned,
        "head": head,
        "head-size": head_size,
        "size": _letter_size(what, column),
        "name": NAME[paper],
        "legend": [
            [one.letter, MEANINGS[one.meaning], shortened(one.words, 60)] for one in what.legend
        ],
        "parts": [
            {
                "first": part.start,
                "seats": [_head(what.seats[at], turned, head * MM / head_size) for at in part],
            }
            for part in parts
        ],
        "areas": [
            {
                "name": area.name,
                "rows": [
                    {"name": row.name, "mark": row.mark or "", "letters": row.letters}
                    for row in area.rows
                ],
            }
            for area in what.areas
        ],
        "findings": [
            {
                "severity": one.severity,
                "code": one.code,
                "message": one.message,
                "hint": one.hint,
                "about": one.about,
            }
            for one in what.findings
        ],
    }


def _head_length(seats: tuple[ShownSeat, ...], size: float) -> float:
    """In millimetres."""
    longest = max((max(width_of(one.role), width_of(one.person)) for one in seats), default=0)
    return min(max(longest * size / MM, 20), LONGEST_HEAD)


def _head(seat: ShownSeat, turned: bool, length: float) -> dict[str, object]:
    role, person = seat.role, seat.person
    if turned:
        role, person = shortened(role, length), shortened(person, length)
    return {"role": role, "person": person, "vacant": seat.is_vacant}


def _letter_size(what: Shown, column: float) -> float:
    """In points, so that the letters of a cell stand side by side."""
    held = (letters for area in what.areas for row in area.rows for letters in row.letters.values())
    widest = max((sum(max(1.0, 0.75 * len(one)) for one in letters) for letters in held), default=1)
    return min(max((column - 2) / widest - 0.6, 7), 13)


def _parts(seats: tuple[ShownSeat, ...], most: int) -> list[range]:
    """The places of the seats in tables of about the same width."""
    width = ceil(len(seats) / ceil(len(seats) / most)) if seats else 1
    firsts = range(0, max(len(seats), 1), width)
    return [range(first, min(first + width, len(seats))) for first in firsts]
