"""A matrix as Markdown for a wiki or a repository: a table, the letters, the findings. No text of it is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teams.exchange.writing.own_layout import FIXED_HEADERS
from teams.exchange.writing.shown import Shown, TeamExport, shown

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&#!$^]")
AREA, KEY, NAME = FIXED_HEADERS


def write_markdown(export: TeamExport) -> bytes:
    """Read back by ``teams.exchange.sheets``: the last column holds the rows' keys, the heads end with the seats'."""
    return ("\n".join(_lines(shown(export), export)) + "\n").encode()


def literal(text: str) -> str:
    """The text, so that Markdown shows just that; a line of its own could still be taken for a list."""
    return _MARKUP.sub(r"\\\g<0>", text)


def _lines(what: Shown, export: TeamExport) -> Iterator[str]:
    yield f"# {literal(what.title)}"
    yield ""
    yield literal(" · ".join(one for one in (what.facts, what.state) if one))
    yield ""
    yield from _table(what, export)
    yield ""
    yield "## Letters"
    yield ""
    for letter in what.legend:
        yield f"- **{literal(letter.letter)}** – {literal(letter.words)}"
    yield ""
    yield "## Findings"
    yield ""
    yield f"{what.counted}."
    if what.findings:
        yield ""
    for one in what.findings:
        about = f" ({literal(one.about)})" if one.about else ""
        yield (
            f"- **{one.severity.value.capitalize()}:** {literal(one.message)}{about}."
            f" {literal(one.hint)} ({one.code})"
        )


def _table(what: Shown, export: TeamExport) -> Iterator[str]:
    write = export.matrix.scheme.write
    seats = range(len(what.seats))
    yield _line([AREA, NAME, *(seat.header for seat in what.seats), KEY])
    yield "|" + " --- |" * 2 + " :-: |" * len(seats) + " --- |"
    for area in what.areas:
        for row in area.rows:
            letters = (write(row.letters.get(seat, ())) for seat in seats)
            yield _line([area.name, row.name, *letters, row.key])


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(map(literal, cells)) + " |"
