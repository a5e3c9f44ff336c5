"""Which table a grid has, in which layout, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from teams.exchange.sheets.by_letter import LetterColumns, find_letter_columns, tagged_names
from teams.exchange.sheets.codes import CodeReader
from teams.exchange.sheets.columns import Asked, Columns, find_columns
from teams.exchange.sheets.corrections import Layout
from teams.exchange.sheets.grid import Grid
from teams.exchange.sheets.long_format import LongColumns, find_long_columns
from teams.exchange.sheets.recognising import ANY
from teams.exchange.sheets.sureness import Sureness
from teams.exchange.sheets.words import heads_roles, names_role

SAMPLE = 300
CLEARLY = 0.4
"""So much more of the names at the left than of those above read like roles, where roles stand at the left."""


@dataclass(frozen=True)
class Found:
    """``grid`` is turned where the activities stand across."""

    grid: Grid
    layout: Layout
    columns: Columns | LetterColumns | LongColumns
    sureness: Sureness
    reason: str

    @property
    def plain(self) -> Columns:
        return self.columns if isinstance(self.columns, Columns) else self.columns.plain

    def codes(self) -> Iterator[str]:
        """The texts that hold letters."""
        if isinstance(self.columns, LetterColumns):
            yield from (self.grid.at(self.plain.header, one) for one in self.columns.letters)
            if self.columns.is_tagged:
                reader = CodeReader(ANY)
                for row in self.grid.cells[self.plain.header + 1 :]:
                    for column in self.plain.roles:
                        text = row[column] if column < len(row) else ""
                        yield from (tag for tag, _ in tagged_names(text, reader))
            return
        for row in self.grid.cells[self.plain.header + 1 :]:
            yield from (
                row[column] for column in self.plain.roles if column < len(row) and row[column]
            )


def find_table(grid: Grid, asked: Asked, layout: Layout | None = None) -> Found | None:
    """``layout``: what a person said; None to find it out."""
    if layout is Layout.ACROSS:
        return _turned(grid, asked, Sureness.CERTAIN, "you said so")
    columns = find_columns(grid, asked)
    if columns and columns.is_own:
        return Found(grid, Layout.DOWN, columns, Sureness.CERTAIN, "Remit wrote this table")
    if layout in (None, Layout.BY_LETTER):
        by_letter = find_letter_columns(grid, asked)
        if by_letter:
            heads = ", ".join(dict.fromkeys(by_letter.letters.values()))
            sure = Sureness.CERTAIN if layout else Sureness.LIKELY
            reason = (
                "you said so" if layout else f"the heads are {heads}, and no letters stand below"
            )
            return Found(grid, Layout.BY_LETTER, by_letter, sure, reason)
        if layout:
            return None
    if columns is None:
        return None if layout or asked.uses else _turned_if_clear(grid, asked)
    if layout in (None, Layout.LONG):
        long = find_long_columns(grid, columns, forced=layout is Layout.LONG)
        if long:
            sure = Sureness.CERTAIN if layout else Sureness.LIKELY
            reason = "you said so" if layout else "activities and roles stand beside each letter"
            return Found(grid, Layout.LONG, long, sure, reason)
        if layout:
            return None
    if layout:
        return Found(grid, Layout.DOWN, columns, Sureness.CERTAIN, "you said so")
    return _oriented(grid, columns, asked)


def _turned(grid: Grid, asked: Asked, sureness: Sureness, reason: str) -> Found | None:
    turned = grid.turned()
    columns = find_columns(turned, asked)
    return Found(turned, Layout.ACROSS, columns, sureness, reason) if columns else None


def _turned_if_clear(grid: Grid, asked: Asked) -> Found | None:
    """A table that can only be read the other way round."""
    if asked.header is not None or grid.width > SAMPLE:
        return None
    found = _turned(grid, asked, Sureness.GUESSED, "only so there are heads above letters")
    if found and any(
        names_role(found.plain.head(found.grid, column)) for column in found.plain.roles
    ):
        return found
    return None


def _oriented(grid: Grid, columns: Columns, asked: Asked) -> Found:
    above = _share([columns.head(grid, column) for column in columns.roles])
    reader = CodeReader(ANY)
    rows = range(columns.header + 1, min(len(grid.cells), columns.header + SAMPLE))
    names = [
        grid.at(row, columns.activity)
        for row in rows
        if any(reader.reads(grid.at(row, column)) for column in columns.roles)
    ]
    left = _share(names)
    corner = grid.at(columns.header, columns.activity)
    if (
        asked.header is None
        and not asked.uses
        and grid.width <= SAMPLE
        and (
            left - above >= CLEARLY
            or (left >= above and above < CLEARLY and _is_role_corner(corner))
        )
    ):
        reason = (
            f"{left:.0%} of the names at the left read like roles, and {above:.0%} of those above"
        )
        found = _turned(grid, replace(asked, header=None), Sureness.LIKELY, reason)
        if found:
            return found
    sure = Sureness.CERTAIN if above > left or len(names) > 40 else Sureness.LIKELY
    reason = f"{above:.0%} of the heads read like roles, and {left:.0%} of the names at the left"
    if columns.is_loose:
        sure, reason = Sureness.GUESSED, "the same short texts stand in several columns"
    return Found(grid, Layout.DOWN, columns, sure, reason)


def _share(names: Sequence[str]) -> float:
    filled = [one for one in names if one.strip()]
    return sum(map(names_role, filled)) / len(filled) if filled else 0.0


def _is_role_corner(text: str) -> bool:
    """“Role”, and not “Roles / Milestones”, which says what stands above too, or “Name”, which may be anything's."""
    return len(text.split()) == 1 and heads_roles(text) and text.strip().casefold() != "name"


def continued(grids: Sequence[Grid]) -> list[Grid]:
    """A page break may part a head from its table: a table of one line goes before the next of the same width."""
    found: list[Grid] = []
    reader = CodeReader(ANY)
    for grid in grids:
        head = found[-1] if found else None
        if (
            head is not None
            and len(head.cells) == 1
            and head.width == grid.width
            and grid.lines
            and not any(map(reader.reads, head.cells[0]))
            and any(map(reader.reads, grid.cells[0]))
        ):
            lines = (*head.lines, *grid.lines)
            found[-1] = replace(grid, name=head.name, cells=[*head.cells, *grid.cells], lines=lines)
        else:
            found.append(grid)
    return found
