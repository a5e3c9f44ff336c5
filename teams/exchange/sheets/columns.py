"""Where the table of a grid is, and what each of its columns holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from teams.exchange.sheets.codes import CodeReader, is_nothing
from teams.exchange.sheets.corrections import Use
from teams.exchange.sheets.grid import Grid
from teams.exchange.sheets.kinds import Kinds
from teams.exchange.sheets.recognising import ANY
from teams.exchange.sheets.row_above import row_above
from teams.exchange.sheets.words import is_mark, names_role
from teams.exchange.writing.own_layout import DASH, FIXED_HEADERS, SEAT_KEYS

FEWEST_CODES = 2
MOST_LETTERS = 8
SHORTEST_ALONE = 3
"""A shorter second line of a head, such as “1”, says nothing without the first."""
OWN_WITHIN = 20
"""Rows within which the heads of a table that Remit wrote are looked for."""
NUMBER = re.compile(r"[A-Za-z]{0,3}[-.]?\d+([.\-]\d+)*[.):]?")
ACTIVITY = re.compile(
    r"activit|aktivit|task|responsibilit|deliverable|step|process|name|tâche|tarea|attivit|atividade|aufgabe|taak|活动|活動|작업|활동|タスク",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"area|categor|phase|section|group|theme|stage|stream|domain|fase|bereich|domaine|área",
    re.IGNORECASE,
)
_NO_ROLE = re.compile(
    r"prio|size|status|state|stage|type|class|level|risk|effort|estimat|import|rank|grade|phase|kind|sprint|moscow"
    r"|größe|taille|tamañ|dimens|stufe|wichtig|urgen|complex|remark|note|comment",
    re.IGNORECASE,
)
"""Heads of columns that are often filled with single letters and are nobody's."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows and columns are counted from 0. ``other``: columns with text that is none of these."""

    header: int
    roles: tuple[int, ...]
    activity: int
    section: int | None = None
    number: int | None = None
    other: tuple[int, ...] = ()
    is_own: bool = False
    is_loose: bool = False
    beside: int | None = None
    """Where another table begins."""
    heads: Mapping[int, str] = field(default_factory=dict)
    above: Mapping[int, str] = field(default_factory=dict)
    """Heads with what stands above them, which may be part of them; see row_above."""
    is_joined: bool = False
    """They are, as somebody said."""
    key: int | None = None
    """The column with the keys of the rows, in a table that Remit wrote."""

    def head(self, grid: Grid, column: int) -> str:
        """The name of a role's column, in one line."""
        return " ".join((self.heads.get(column) or grid.at(self.header, column)).split())


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person said: the row of the heads, and what columns hold. ``loose``: see Kinds."""

    header: int | None = None
    uses: Mapping[int, Use] = field(default_factory=dict)
    loose: bool = False
    explained: Mapping[str, str] = field(default_factory=dict)
    """Letters and words that the file's legend explains, as letters of ANY."""
    above: bool | None = None
    """Whether the row above the heads says more of the same seats."""


def find_columns(grid: Grid, asked: Asked = Asked()) -> Columns | None:
    """The table with the most letters below its header; None where the grid has none."""
    if asked.header is None and not asked.uses:
        own = _own_columns(grid)
        if own is not None:
            return own
    kinds = Kinds(grid, loose=asked.loose, explained=asked.explained)
    header = _header(grid, kinds) if asked.header is None else asked.header
    if header is None or header >= kinds.depth:
        return None
    filled = [
        column for column in range(len(grid.cells[header])) if grid.at(header, column).strip()
    ]
    with_codes = [column for column in filled if kinds.is_role(header, column)]
    with_codes = _without_key(grid, header, with_codes)
    if asked.header is None and _is_legend(grid, header, with_codes):
        return None
    heads = _heads(grid, kinds, header, with_codes)
    roles = set(heads)
    if with_codes:
        # A role without a single letter stands among the others.
        roles |= {
            column
            for column in filled
            if with_codes[0] < column < with_codes[-1] and not kinds.has_other(header, column)
        }
        roles |= _unknown_beside(grid, kinds, header, with_codes)
    roles -= {column for column, use in asked.uses.items() if use is not Use.ROLE}
    roles |= {column for column, use in asked.uses.items() if use is Use.ROLE}
    if not roles:
        return None
    columns = name_columns(grid, header, tuple(sorted(roles)), asked.uses)
    if columns is None:
        return None
    columns = replace(columns, heads=heads, is_loose=asked.loose)
    above = row_above(grid, header, {one: columns.head(grid, one) for one in columns.roles})
    if asked.above and above:
        heads = {**heads, **above}
    columns = replace(columns, heads=heads, above=above, is_joined=bool(asked.above and above))
    return columns if asked.uses else _without_table_beside(grid, columns)


def _unknown_beside(grid: Grid, kinds: Kinds, header: int, roles: list[int]) -> set[int]:
    """Columns at either side of the roles with nothing but letters that nobody knows, which are to be asked for."""
    found: set[int] = set()
    for first, step in ((roles[0] - 1, -1), (roles[-1] + 1, 1)):
        column = first
        while (
            0 <= column < grid.width
            and kinds.is_unknown(header, column)
            and (head := grid.at(header, column).strip())
            and (names_role(head) or not _NO_ROLE.search(head))
        ):
            found.add(column)
            column += step
    return found


def _without_table_beside(grid: Grid, columns: Columns) -> Columns:
    """A second column of activities, called like the first, begins another table, which is not part of this one."""
    title = columns.head(grid, columns.activity).casefold()
    beside = next(
        (
            column
            for column in columns.other
            if title
            and columns.roles[0] < column
            and columns.head(grid, column).casefold() == title
        ),
        None,
    )
    if beside is None:
        return columns
    roles = tuple(column for column in columns.roles if column < beside)
    other = tuple(sorted({*columns.other, *columns.roles} - set(roles)))
    return replace(columns, roles=roles, other=other, beside=beside)


def _header(grid: Grid, kinds: Kinds) -> int | None:
    """The row whose heads have the most letters below; of several the lowest."""
    best: tuple[int, int] | None = None
    for row in range(kinds.depth):
        roles = [
            column
            for column, text in enumerate(grid.cells[row])
            if text.strip() and not is_nothing(text) and kinds.is_role(row, column)
        ]
        if (kinds.loose and len(roles) < 2) or _is_all_codes(grid, row, roles):
            continue
        score = sum(kinds.count(row, column) for column in roles)
        if score >= FEWEST_CODES and (best is None or score >= best[0]):
            best = score, row
    return best and best[1]


def _heads(grid: Grid, kinds: Kinds, header: int, roles: list[int]) -> dict[int, str]:
    """The names of the roles; a column whose head stands in the row above or below, as in merged heads, has that."""
    found = {column: grid.at(header, column) for column in roles}
    below = header + 1
    lacking = [
        column
        for column in range(grid.width)
        if column not in found
        and not grid.at(header, column).strip()
        and kinds.is_role(header, column)
    ]
    for column in (*lacking, *reversed(lacking)):
        beside = column - 1 in found or column + 1 in found
        if header and beside and (text := grid.at(header - 1, column).strip()):
            found[column] = text
    lower = [
        column
        for column in lacking
        if column not in found and below < len(grid.cells) and _is_head(grid.at(below, column))
    ]
    if lower and all(
        not grid.at(below, column).strip() or _is_head(grid.at(below, column)) for column in roles
    ):
        for column in (*roles, *lower):
            if text := grid.at(below, column).strip():
                group = _group(grid, header, column, set(roles))
                found[column] = f"{group} {text}" if len(text) < SHORTEST_ALONE else text
    return found


def _is_head(text: str) -> bool:
    return bool(text.strip()) and not is_nothing(text) and not CodeReader(ANY).reads(text)


def _group(grid: Grid, header: int, column: int, heads: set[int]) -> str:
    return next((grid.at(header, one).strip() for one in range(column, -1, -1) if one in heads), "")


def _own_columns(grid: Grid) -> Columns | None:
    """Remit's own table, also where columns were moved or added, or rows were added above it."""
    for row in range(min(len(grid.cells), OWN_WITHIN)):
        texts = [text.strip() for text in grid.cells[row]]
        if not set(FIXED_HEADERS) <= set(texts):
            continue
        area, key, activity = map(texts.index, FIXED_HEADERS)
        fixed = {area, key, activity}
        roles = tuple(at for at, text in enumerate(texts) if text and at not in fixed)
        heads = _own_heads(grid, row, key, roles)
        return Columns(row, roles, activity, area, is_own=True, heads=heads, key=key)
    return None


def _own_heads(grid: Grid, header: int, key: int, roles: tuple[int, ...]) -> dict[int, str]:
    """The heads as in a text, where the keys have a row of their own; a column that was copied is without a key."""
    above = [row for row in range(header) if grid.at(row, key).strip() == SEAT_KEYS]
    if not above:
        return {}
    heads: dict[int, str] = {}
    used: set[str] = set()
    for column in roles:
        role, _, person = grid.at(header, column).replace("\r", "").strip().partition("\n")
        seat = grid.at(above[-1], column).strip()
        heads[column] = role + (DASH + person if person.strip() else "")
        if seat and seat not in used:
            used.add(seat)
            heads[column] += f" [{seat}]"
    return heads


def _is_all_codes(grid: Grid, header: int, columns: list[int]) -> bool:
    """A header that reads like letters and marks throughout is a row of the table whose header is missing."""
    reader = CodeReader(ANY)
    heads = [grid.at(header, column) for column in columns]
    letters = [head for head in heads if reader.reads(head)]
    return bool(letters or not heads) and all(
        head in letters or is_mark(head.strip()) for head in heads
    )


def _without_key(grid: Grid, header: int, columns: list[int]) -> list[int]:
    """Without a key of the letters at the table's right: each letter once, and what it means beside it."""
    rows = range(header + 1, len(grid.cells))
    for column in columns[1:]:
        filled = (row for row in rows if grid.at(row, column).strip())
        letters = [
            (grid.at(row, column).strip(), grid.at(row, column + 1).strip())
            for row in islice(filled, MOST_LETTERS + 1)
        ]
        once = len({letter.casefold() for letter, _ in letters}) == len(letters)
        if (
            3 <= len(letters) <= MOST_LETTERS
            and once
            and all(len(letter) == 1 and len(says) > 3 for letter, says in letters)
        ):
            return [one for one in columns if one < column]
    return columns


def _is_legend(grid: Grid, header: int, columns: list[int]) -> bool:
    """One column with each letter once, and something beside each."""
    if len(columns) != 1:
        return False
    rows = [row for row in grid.cells[header + 1 :] if any(text.strip() for text in row)]
    column = columns[0]
    letters = [row[column].strip() for row in rows if column < len(row)]
    return (
        3 <= len(rows) <= MOST_LETTERS
        and len(set(letters)) == len(rows)
        and all(len(text) == 1 for text in letters)
    )


def name_columns(
    grid: Grid, header: int, roles: tuple[int, ...], uses: Mapping[int, Use]
) -> Columns | None:
    texts = {
        column: [
            text
            for row in range(header + 1, len(grid.cells))
            if (text := grid.at(row, column).strip())
        ]
        for column in range(grid.width)
        if column not in roles
    }
    numbers = [column for column, found in texts.items() if found and _are_numbers(found)]
    named = [column for column, found in texts.items() if found and column not in numbers]
    left = [column for column in named if column < roles[0]] or named
    left = [column for column in _with_numbers(left, numbers, texts) if column not in uses]
    chosen = next((column for column, use in uses.items() if use is Use.ACTIVITY), None)
    if not left and chosen is None:
        return None
    activity = _activity(grid, header, left, texts) if chosen is None else chosen
    section = next(
        (one for one in left if one < activity and _is_section(grid, header, one, texts)), None
    )
    section = next((column for column, use in uses.items() if use is Use.AREA), section)
    number = next((one for one in numbers if one < roles[0] and one != activity), None)
    used = {activity, section, number, *roles}
    other = tuple(column for column, found in texts.items() if found and column not in used)
    return Columns(header, roles, activity, section, number, other)


def _with_numbers(
    named: list[int], numbers: list[int], texts: Mapping[int, list[str]]
) -> list[int]:
    """Numbers such as “1.4.11” are names where nothing else tells the rows apart; 1, 2, 3 … only in the last resort."""
    different = max((len(set(texts[column])) for column in named), default=0)
    telling = [column for column in numbers if len(set(texts[column])) > 2 * different]
    codes = [column for column in telling if not all(text.isdigit() for text in texts[column])]
    return codes[:1] or named or numbers[:1]


def _are_numbers(texts: list[str]) -> bool:
    return sum(bool(NUMBER.fullmatch(text)) for text in texts) >= 0.7 * len(texts)


def _activity(grid: Grid, header: int, columns: list[int], texts: dict[int, list[str]]) -> int:
    """The column with the most different texts; the first, unless only a later one is called by a word for it."""
    different = {column: len(set(texts[column])) for column in columns}
    most = max(different.values())
    rich = [column for column in columns if different[column] >= 0.8 * most]
    called = [column for column in rich if ACTIVITY.search(grid.at(header, column))]
    return (called or rich)[0]


def _is_section(grid: Grid, header: int, column: int, texts: dict[int, list[str]]) -> bool:
    if _AREA.search(grid.at(header, column)):
        return True
    counted = Counter(texts[column])
    return (
        len(counted) < len(texts[column]) or len(texts[column]) < (len(grid.cells) - header - 1) / 2
    )
