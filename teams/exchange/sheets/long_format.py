"""The long layout: one line for each activity and role, the letter beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from teams.exchange.sheets.columns import ACTIVITY, Columns
from teams.exchange.sheets.grid import Grid
from teams.exchange.sheets.words import heads_roles, names_role

FEWEST_LINES = 3
LEAST_UNIQUE = 0.9


@dataclass(frozen=True)
class LongColumns:
    plain: Columns
    role: int


def find_long_columns(grid: Grid, columns: Columns, *, forced: bool = False) -> LongColumns | None:
    """``columns``: the table as it looks when it is read as the plain layout, with the letters' column as a role."""
    if len(columns.roles) != 1 or columns.is_own:
        return None
    others = [columns.activity, *columns.other]
    if columns.section is not None:
        others.append(columns.section)
    rows = range(columns.header + 1, len(grid.cells))
    lines = [row for row in rows if grid.at(row, columns.roles[0]).strip()]
    texts = {one: [" ".join(grid.at(row, one).split()) for row in lines] for one in sorted(others)}
    full = [one for one in sorted(others) if sum(map(bool, texts[one])) >= 0.9 * len(lines)]
    for role in sorted(full, key=lambda one: not heads_roles(grid.at(columns.header, one))):
        activity = _activity(grid, columns, [one for one in full if one != role], texts)
        if activity is None:
            continue
        if forced or _is_long(grid, columns, role, activity, texts):
            section = columns.section if columns.section not in (role, activity) else None
            used = {role, activity, section}
            rest = tuple(one for one in sorted(others) if one not in used)
            return LongColumns(
                replace(columns, activity=activity, section=section, other=rest), role
            )
    return None


def _activity(
    grid: Grid, columns: Columns, left: list[int], texts: dict[int, list[str]]
) -> int | None:
    called = [one for one in left if ACTIVITY.search(grid.at(columns.header, one))]
    return max(called or left, key=lambda one: len(set(texts[one])), default=None)


def _is_long(
    grid: Grid, columns: Columns, role: int, activity: int, texts: dict[int, list[str]]
) -> bool:
    roles, activities = texts[role], texts[activity]
    lines = len(roles)
    letters = [
        text
        for row in range(columns.header + 1, len(grid.cells))
        if (text := grid.at(row, columns.roles[0]).strip())
    ]
    different = len(set(zip(activities, roles, letters, strict=True)))
    if lines < FEWEST_LINES or different < LEAST_UNIQUE * lines:
        return False
    repeat = len(set(roles)) < lines and len(set(activities)) < lines
    look = sum(map(names_role, roles)) >= lines / 2
    called = heads_roles(grid.at(columns.header, role)) and not ACTIVITY.search(
        grid.at(columns.header, role)
    )
    return (called and (repeat or look)) or (repeat and look)
