"""Large tables in texts: quick, the same as the libraries read them, and refused at once where they are too large."""

from __future__ import annotations

import time

import pytest
from markdown_it import MarkdownIt

from teams.exchange.clipboard.tables import MOST_PIECES, read_tables
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.html import open_html
from teams.exchange.sheets.markdown import open_markdown

TABLES = """# Plan
Before it
| Task | PM \\| PO | Dev |
|:--|--:|---|
| a \\| b | `x` | **R** |
Plan the week | A | C | too much
| short |
|  | | |
> quoted
> | Task | PM |
> |---|---|
> | Sweep | A |

- listed

    | not | a table |
    |---|---|

| Task | PM |
|---|---|
| Cook | R
| Dig \\\\| A |
```
| code | x |
|---|---|
```
| no | table |
"""


def test_tables_of_markdown_are_those_of_the_library() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(TABLES)
    told: list[list[str]] = []
    lines: list[int] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open" and token.map:
            told.append([])
            lines.append(token.map[0] + 1)
        elif token.type in ("th_open", "td_open"):
            children = tokens[at + 1].children or []
            told[-1].append("".join(child.content for child in children))
    grids = open_markdown(TABLES).grids
    assert [row for grid in grids for row in grid.cells] == told
    assert [line for grid in grids for line in grid.lines] == lines
    assert len(grids) == 4


@pytest.mark.parametrize(
    "cell",
    [
        "<td>R</td>",
        "<TD class='a>b'>R</TD>",
        '<td style="color: red">R</td>',
        "<td\n>R</td>",
        "<td><!-- -->R</td>",
        "<th>R</th>",
        "<td>R",
        "<td>\n R\n</td>",
    ],
)
def test_cells_are_read_alike_however_they_are_written(cell: str) -> None:
    html = f"<p>x</p>\n<table>\n<tr><td>Task</td><td>PM</td></tr>\n<tr><td>Plan</td>{cell}</tr></table>"
    [table], prose = read_tables(html, rows=10, columns=10)
    assert table.cells == [["Task", "PM"], ["Plan", "R"]]
    assert table.lines == (3, 4)
    assert prose == ["x"]


def test_what_is_hidden_merged_and_within_a_cell_is_read_as_before() -> None:
    html = (
        "<table><tr><td colspan=2>A</td><td style='display:none'>B</td><td>C</td></tr>"
        "<tr><td>1</td><td>x<table><tr><td>in</td></tr></table></td><td>&amp;</td></tr></table>"
    )
    outer, inner = read_tables(html, rows=10, columns=10)[0]
    assert outer.cells == [["A", "", "C"], ["1", "x in", "&"]]
    assert inner.cells == [["in"]]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>Task</td>" + "<td>R</td>" * 1_000_001,
        "<table>" + "<tr><td>R</td></tr>" * 100_001,
        "<table><tr><td>" + "<b>x</b>" * (MOST_PIECES // 2 + 1),
    ],
)
def test_a_page_with_too_much_is_refused_before_it_is_read(html: str) -> None:
    began = time.process_time()
    with pytest.raises(UnreadableFile, match="too large"):
        open_html(html)
    assert time.process_time() - began < 1
