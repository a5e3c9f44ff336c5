"""The tables of a Markdown text as grids, each named after the heading above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from teams.exchange.sheets import limits
from teams.exchange.sheets.grid import Grid, Opened, UnreadableFile
from teams.exchange.sheets.html import html_grids

# Only blocks: most cells are a letter, and the others are parsed one by one.
_BLOCKS = MarkdownIt("commonmark").enable("table").disable("inline")
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
    rows: list[list[str]] = []
    lines: list[int] = []
    names: dict[str, int] = {}
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = _plain(tokens[place + 1].content)
        elif token.type == "table_open":
            rows, lines = [], []
        elif token.type == "tr_open":
            rows.append([])
            lines.append((token.map or [0])[0] + 1)
        elif token.type in ("th_open", "td_open"):
            rows[-1].append(_plain(tokens[place + 1].content))
        elif token.type == "table_close":
            number = names[heading] = names.get(heading, 0) + 1
            name = heading if number == 1 else f"{heading} ({number})"
            yield Grid(name, rows, lines=tuple(lines))


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
