"""Text with a tab between cells, as spreadsheets write it: quoted only where a cell holds a tab, a line break or a quote."""

from __future__ import annotations

import re

from teams.exchange.clipboard.limits import check_size

# A quote counts as one only if it closes at the end of its cell: programs also write 5" without quoting it.
_CELL = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*+)')
_BREAK = re.compile(r"\r\n|\r|\n")


def read_tabbed(text: str) -> list[list[str]]:
    """The cells row by row; a line break at the very end begins no row. Raises UnreadableClipboard."""
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell = _CELL.match(text, at)
        assert cell is not None  # the second way fits everywhere
        quoted, plain = cell.groups()
        rows[-1].append(plain if quoted is None else quoted.replace('""', '"'))
        at = cell.end()
        if at == len(text):
            return rows
        if text[at] == "\t":
            at += 1
            continue
        found = _BREAK.match(text, at)
        assert found is not None  # what ends a cell is a tab, a line break or the end
        at = found.end()
        check_size(len(rows), len(rows[-1]))
        if at == len(text):
            return rows
        rows.append([])
