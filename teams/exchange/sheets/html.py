"""The tables of a saved or pasted page as grids, each named after the heading above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from teams.exchange.clipboard.tables import MOST_LAID_OUT, TooLarge, read_tables
from teams.exchange.sheets import limits
from teams.exchange.sheets.grid import Grid, Opened, UnreadableFile

NO_TABLE = "There is no table in this page. Where a script fills in the table, copy it from the browser, and paste that."


def open_html(text: str) -> Opened:
    """Raises UnreadableFile where there is no table."""
    grids, prose = html_grids(text, str)
    if not grids:
        raise UnreadableFile(NO_TABLE)
    return Opened(grids, tuple(prose))


def html_grids(text: str, clean: Callable[[str], str]) -> tuple[list[Grid], list[str]]:
    """The grids and the text around them; ``clean`` is done to each text of a cell and heading."""
    try:
        tables, prose = read_tables(text, rows=limits.MOST_ROWS, columns=limits.MOST_COLUMNS)
    except TooLarge as error:
        raise UnreadableFile(
            f"The tables of this page are too large: at most {limits.MOST_ROWS:,} rows, {limits.MOST_COLUMNS:,} columns"
            f" and {MOST_LAID_OUT:,} cells are read of a page. Save the table as CSV or a workbook, and try that."
        ) from error
    names: Counter[str] = Counter()
    grids = []
    for table in tables:
        heading = clean(table.heading)
        names[heading] += 1
        name = heading if names[heading] == 1 else f"{heading} ({names[heading]})"
        cells = [[clean(text) if text else "" for text in row] for row in table.cells]
        grids.append(Grid(name, cells, lines=table.lines))
    return grids, prose
