"""What each row below the header is: an activity, a heading, or no part of the matrix."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from teams.exchange.sheets.codes import Code, CodeReader
from teams.exchange.sheets.columns import NUMBER, Columns
from teams.exchange.sheets.grid import Grid
from teams.exchange.sheets.words import is_mark
from teams.exchange.writing.own_layout import AREA_MARK

_TOTAL = re.compile(
    r"(sub)?(total|totals|sum|summe|totaal|totale|totales|count|gesamt|итого)\b.*", re.IGNORECASE
)
_EXPLAINED = re.compile(r"\W*([A-Za-z]{1,2})\W*\s*[-–—=:]+>?\s*\w{4,}.*", re.DOTALL)
_LETTER = re.compile(r"\W*([A-Za-z])\W*")


class Kind(StrEnum):
    ACTIVITY = "activity"
    SECTION = "section"
    NAMELESS = "nameless"
    LEFT_OUT = "left out"


@dataclass(slots=True)
class Line:
    """One row that is not blank. ``bad``: role columns with text that is neither letters nor a sign for nothing."""

    index: int
    name: str
    filled: list[int]
    codes: list[int] = field(default_factory=list)
    bad: list[int] = field(default_factory=list)
    follows_blank: bool = False
    kind: Kind = Kind.ACTIVITY
    why: str = ""

    def is_(self, kind: Kind, why: str) -> None:
        self.kind, self.why = kind, why


def read_lines(
    grid: Grid, columns: Columns, reader: CodeReader, *, by_letter: bool = False
) -> list[Line]:
    """The rows that say something, each with its kind. ``by_letter``: names stand where else letters do."""
    lines = _collect(grid, columns, reader, by_letter=by_letter)
    if columns.is_own:
        for line in lines:
            _judge_own(line, grid, columns)
        return lines
    header = [text.strip() for text in grid.cells[columns.header] if text.strip()]
    for line in lines:
        _judge(line, grid, columns, header)
    _judge_second_headers(lines, grid, columns)
    _judge_headings(lines, grid, columns)
    return lines


def _judge_own(line: Line, grid: Grid, columns: Columns) -> None:
    key = "" if columns.key is None else grid.at(line.index, columns.key).strip()
    if key == AREA_MARK:
        line.name = "" if columns.section is None else grid.at(line.index, columns.section).strip()
        line.is_(Kind.SECTION, "The heading of an area.")
    elif not line.name and not key:
        line.is_(Kind.NAMELESS, "This row has no name.")


def _judge_second_headers(lines: list[Line], grid: Grid, columns: Columns) -> None:
    """Groups of the columns, or the titles of the columns at the left, below the names of the roles."""
    for line in lines:
        if line.codes:
            return
        titles = len(line.filled) > 1 and not grid.at(columns.header, columns.activity).strip()
        if line.kind is not Kind.ACTIVITY:
            continue
        if line.bad or (titles and len(line.filled) > 2):
            line.is_(Kind.LEFT_OUT, "A second row of heads.")
        elif titles and line.name:
            line.is_(Kind.SECTION, "Taken for a heading, with the title of a column beside it.")


def _collect(grid: Grid, columns: Columns, reader: CodeReader, *, by_letter: bool) -> list[Line]:
    lines: list[Line] = []
    roles = set(columns.roles)
    blank = False
    for index in range(columns.header + 1, len(grid.cells)):
        cells = grid.cells[index]
        filled = [column for column, text in enumerate(cells) if text and not text.isspace()]
        if not filled:
            blank = True
            continue
        line = Line(
            index, " ".join(grid.at(index, columns.activity).split()), filled, follows_blank=blank
        )
        blank = False
        for column in filled:
            if column in roles:
                if by_letter or _is_letter(cells[column], reader, columns):
                    line.codes.append(column)
                else:
                    line.bad.append(column)
        if not line.name and columns.number is not None:
            number = grid.at(index, columns.number).strip()
            line.name = number if line.codes or not NUMBER.fullmatch(number) else ""
        lines.append(line)
    return lines


def _is_letter(text: str, reader: CodeReader, columns: Columns) -> bool:
    """Letters, nothing, or what may be letters that somebody has to explain."""
    found = reader.look(text)
    if isinstance(found, Code):
        return True
    parts = found.parts
    short = all(len(part) == 1 or is_mark(part) for part in parts)
    return bool(parts) and (short or columns.is_loose)


def _judge(line: Line, grid: Grid, columns: Columns, header: list[str]) -> None:
    texts = [grid.at(line.index, column).strip() for column in line.filled]
    if texts == header:
        line.is_(Kind.LEFT_OUT, "The header again.")
    elif _is_legend(texts):
        line.is_(Kind.LEFT_OUT, "A legend of the letters.")
    elif line.name and _TOTAL.fullmatch(line.name) and not _has_letters(line, grid):
        line.is_(Kind.LEFT_OUT, "A row of totals.")
    elif line.codes and not line.name:
        line.is_(Kind.NAMELESS, "These letters stand on a row without a name.")
    elif not line.name and not line.codes and len(line.filled) > 1:
        line.is_(Kind.LEFT_OUT, "A row without a name and without letters.")


def _has_letters(line: Line, grid: Grid) -> bool:
    return any(not grid.at(line.index, column).strip().isdigit() for column in line.codes)


def _is_legend(texts: list[str]) -> bool:
    """“R – Responsible” in one cell, or “R” and “Responsible …” in two that follow each other."""
    if all(_EXPLAINED.fullmatch(text) for text in texts):
        return any(
            _explains(match[1], text) for text in texts if (match := _EXPLAINED.fullmatch(text))
        )
    if not 2 <= len(texts) <= 4:
        return False
    first, second = _LETTER.fullmatch(texts[0]), _LETTER.fullmatch(texts[1])
    if first and len(texts[1]) > 3:
        return first[1].casefold() == texts[1].lstrip("*_ ")[:1].casefold()
    return bool(second and texts[0].strip("*_ :").casefold() in _LEGEND_WORDS)


_LEGEND_WORDS = frozenset(
    {"responsible", "accountable", "consulted", "informed", "support", "supportive"}
)


def _explains(letter: str, text: str) -> bool:
    words = re.findall(r"\w{4,}", text)
    return any(word[0].casefold() == letter[0].casefold() for word in words)


def _judge_headings(lines: list[Line], grid: Grid, columns: Columns) -> None:
    """Rows with a name and nothing else. Where the table begins with one, such rows above lettered ones are headings."""
    table = [line for line in lines if line.kind is Kind.ACTIVITY]
    lettered = [place for place, line in enumerate(table) if line.codes]
    if not lettered:
        return
    last = lettered[-1]
    begins_with_heading = not table[0].codes or any(line.kind is Kind.SECTION for line in lines)
    ended = False
    for place, line in enumerate(table):
        if line.codes:
            continue
        beside = [column for column in line.filled if column <= columns.roles[-1]]
        alone = len(beside) == 1 or not line.name
        if place > last:
            ended = ended or line.follows_blank or not _could_be_activity(line, columns)
            if ended:
                line.is_(Kind.LEFT_OUT, "Text below the table.")
            continue
        above_letters = place < len(table) - 1 and bool(table[place + 1].codes)
        if not line.name:
            line.is_(Kind.SECTION, "A heading: text without a name and letters.")
        elif alone and (_looks_like_heading(line, grid) or (begins_with_heading and above_letters)):
            line.is_(
                Kind.SECTION, "Taken for a heading: a name without letters above rows with letters."
            )


def _could_be_activity(line: Line, columns: Columns) -> bool:
    return (
        columns.activity in line.filled
        and not line.bad
        and len(line.name) <= 60
        and not line.name.endswith((".", ":"))
    )


def _looks_like_heading(line: Line, grid: Grid) -> bool:
    text = " ".join(grid.at(line.index, column) for column in line.filled).strip()
    return text.endswith(":") or bool(
        re.match(r"(phase|section|part|fase|stage|abschnitt)\b", text, re.IGNORECASE)
    )
