"""A rule's documentation, read from its module's docstring: a title line, then sections with fixed headings.

The text is Markdown without HTML. What it gives is safe to put into a page: tags in the text are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from teams.matrix.schemes import RACI

HEADINGS = ("What it finds", "Why it matters", "Example", "What to do", "Source")

Address = Callable[[str], str | None]
"""Where a rule's code ("GAP101") or a fact of the source article ("A42") leads; None: nowhere."""

_REFERENCE = re.compile(r"\b(A[1-9]\d?|[A-Z]{3}\d{3})\b")
_LETTERS = re.compile(r"[RACI](?: [RACI])*")


class UndocumentedRule(ValueError):
    """A docstring that has not exactly the headings asked for, in their order."""


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    html: str


@dataclass(frozen=True, slots=True)
class Documentation:
    title: str
    sections: tuple[Section, ...]


def read_documentation(text: str, address: Address = lambda reference: None) -> Documentation:
    """Raises UndocumentedRule."""
    title, *parts = re.split(r"^## +(.+?) *$", text, flags=re.MULTILINE)
    headings, bodies = parts[::2], parts[1::2]
    if tuple(headings) != HEADINGS or not title.strip() or not all(map(str.strip, bodies)):
        raise UndocumentedRule(
            f"A rule says under {', '.join(HEADINGS)} what it is about; this one has {', '.join(headings) or 'none'}."
        )
    sections = (
        Section(head, _html(body, address)) for head, body in zip(headings, bodies, strict=True)
    )
    return Documentation(title.strip(), tuple(sections))


def _html(text: str, address: Address) -> str:
    html: str = _MARKDOWN.render(text, {"address": address})
    return html


def _text(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Text with its references as links; a cell of an example that holds letters, with their shapes."""
    text = tokens[index].content
    if env.get("in_cell") and len(tokens) == 1 and _LETTERS.fullmatch(text):
        return " ".join(_letter(letter) for letter in text.split())
    pieces = _REFERENCE.split(text)
    return "".join(
        _link(piece, env["address"]) if at % 2 else escape(piece) for at, piece in enumerate(pieces)
    )


def _letter(letter: str) -> str:
    return f'<span class="l l-{RACI.meanings[letter]}">{letter}</span>'


def _link(reference: str, address: Address) -> str:
    target = address(reference)
    return f'<a href="{escape(target)}">{reference}</a>' if target else reference


def _table_open(*_: object) -> str:
    return '<div class="scrolls" tabindex="0" role="region" aria-label="Example"><table class="plain-table">\n'


def _table_close(*_: object) -> str:
    return "</table></div>\n"


def _cell_open(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    env["in_cell"] = True
    return "<td>"


def _cell_close(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    env["in_cell"] = False
    return "</td>\n"


def _markdown() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.add_render_rule("text", _text)
    reader.add_render_rule("table_open", _table_open)
    reader.add_render_rule("table_close", _table_close)
    reader.add_render_rule("td_open", _cell_open)
    reader.add_render_rule("td_close", _cell_close)
    return reader


_MARKDOWN = _markdown()
