"""The tables of a Markdown text as grids, each named after the heading above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from teams.exchange.sheets import limits
from teams.exchange.sheets.delimited import decoded
from teams.exchange.sheets.grid import Grid, UnreadableFile

# Only blocks: most cells are a letter, and the others are parsed one by one.
_BLOCKS = MarkdownIt("commonmark").enable("table").disable("inline")
_INLINE = MarkdownIt("commonmark")
_MARKED = re.compile(r"[\\`*_<\[!&]")
_FOOTNOTE = re.compile(r"<sup>.*?</sup>", re.IGNORECASE | re.DOTALL)


def read_markdown(data: bytes) -> list[Grid]:
    """Raises UnreadableFile where there is no table."""
    if len(data) > limits.MOST_MARKDOWN:
        raise UnreadableFile(f"A Markdown text may have {limits.MOST_MARKDOWN // 1_000_000} MB.")
    grids = list(_tables(_BLOCKS.parse(decoded(data))))
    if not grids:
        raise UnreadableFile(
            "There is no table in this text. A Markdown table has a line of dashes below its header: | --- | --- |."
        )
    return grids


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
    if not _MARKED.search(text):
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
