"""The tables of a Markdown text as grids, each named after the heading above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, table
from markdown_it.token import Token

from teams.exchange.sheets import limits
from teams.exchange.sheets.grid import Grid, Opened, UnreadableFile
from teams.exchange.sheets.html import html_grids

ROWS = "rows"


def _table_at_once(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The library's rule for tables, but with one token for all rows in place of three for each cell."""
    if not table(state, start, end, True):
        return False
    if silent:
        return True
    heads = _columns(_line_of(state, start))
    rows, lines = [heads], [start + 1]
    ends = state.md.block.ruler.getRules("blockquote")
    line = start + 2
    while line < end and state.sCount[line] >= state.blkIndent and not state.is_code_block(line):
        text = _line_of(state, line)
        if not text or any(rule(state, line, end, True) for rule in ends):
            break
        cells = _columns(text)[: len(heads)]
        rows.append(cells + [""] * (len(heads) - len(cells)))
        lines.append(line + 1)
        line += 1
    state.push(ROWS, "", 0).meta = {"rows": rows, "lines": lines}
    state.line = line
    return True


def _line_of(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()


def _columns(line: str) -> list[str]:
    columns = escapedSplit(line) if "\\" in line else line.split("|")
    if columns and not columns[0]:
        columns.pop(0)
    if columns and not columns[-1]:
        columns.pop()
    return [one.strip() for one in columns]


# Only blocks: most cells are a letter, and the others are parsed one by one.
_BLOCKS = MarkdownIt("commonmark").enable("table").disable("inline")
_BLOCKS.block.ruler.at("table", _table_at_once, {"alt": ["paragraph", "reference"]})
_INLINE = MarkdownIt("commonmark")
_MARKED = re.compile(r"[\\`*_<\[!&]")
_FOOTNOTE = re.compile(r"<sup>.*?</sup>", re.IGNORECASE | re.DOTALL)

_HTML_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_TAG = re.compile(r"</?\w[^<>]{0,200}>")


def open_markdown(text: str) -> Opened:
    """The tables of Markdown, and those written in HTML within it. Raises UnreadableFile where there is none."""
    if len(text) > limits.MOST_MARKDOWN:
        raise UnreadableFile(f"A Markdown text may have {limits.MOST_MARKDOWN // 1_000_000} MB.")
    if text.count("\n") > 2 * limits.MOST_ROWS or text.count("|") > limits.MOST_MARKED_CELLS:
        raise UnreadableFile(
            f"The text is too large: at most {limits.MOST_ROWS:,} rows of tables are read in Markdown,"
            f" and {limits.MOST_MARKED_CELLS:,} cells. Save it as CSV or a workbook."
        )
    tokens = _BLOCKS.parse(text)
    grids = list(_tables(tokens))
    prose = [
        line[: limits.LONGEST_LINE]
        for token in tokens
        if token.type == "inline"
        for line in token.content.splitlines()
    ]
    if _HTML_TABLE.search(text):
        grids += html_grids(text, _without_tags)[0]
    if not grids:
        raise UnreadableFile(
            "There is no table in this text. A Markdown table has a line of dashes below its header: | --- | --- |."
        )
    return Opened(grids, tuple(prose))


def _without_tags(text: str) -> str:
    return _plain(_TAG.sub(" ", text)) if text else ""


def _tables(tokens: Sequence[Token]) -> Iterator[Grid]:
    heading = ""
    names: dict[str, int] = {}
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = _plain(tokens[place + 1].content)
        elif token.type == ROWS:
            number = names[heading] = names.get(heading, 0) + 1
            name = heading if number == 1 else f"{heading} ({number})"
            rows = [[_plain(text) if text else "" for text in row] for row in token.meta["rows"]]
            yield Grid(name, rows, lines=tuple(token.meta["lines"]))


def _plain(text: str) -> str:
    """The text without its marks; line breaks become blanks, raised footnote marks are left out."""
    if not _MARKED.search(text) or len(text) > limits.LONGEST_LINE:
        return text.strip()
    text = _FOOTNOTE.sub("", text)
    parts = []
    for token in _INLINE.parseInline(text)[0].children or ():
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak") or token.content.casefold().startswith("<br"):
            parts.append(" ")
        elif token.type == "image":
            parts.append(token.content)
    return " ".join("".join(parts).split())
