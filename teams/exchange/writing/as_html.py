"""A matrix as one HTML file that needs nothing else: light and dark, on a phone, in print, without a script."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

from teams.analysis.finding import Severity
from teams.exchange.writing.own_layout import AREA_MARK, DASH, FIXED_HEADERS
from teams.exchange.writing.shown import MEANINGS, Shown, ShownRow, ShownSeat, TeamExport, shown
from teams.matrix.schemes import Letters

STYLE = Path(__file__).parent / "matrix_page.css"
MOST_UPRIGHT = 14
AREA, KEY, NAME = FIXED_HEADERS


def write_html(export: TeamExport) -> bytes:
    """Read back by ``teams.exchange.sheets``: the keys stand in cells that nobody sees."""
    return "\n".join(_page(shown(export))).encode()


@cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


def _page(what: Shown) -> Iterator[str]:
    facts = " · ".join(one for one in (what.facts, what.state, what.counted.lower()) if one)
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="generator" content="Remit">'
    yield f"<title>{escape(what.title)} – responsibility matrix</title>"
    yield f"<style>\n{_style()}</style></head>"
    yield f'<body><main><h1 dir="auto">{escape(what.title)}</h1>'
    yield f'<p class="faint">{escape(facts)}</p>'
    yield '<ul class="legend">'
    for letter in what.legend:
        sign = _letter(letter.letter, MEANINGS[letter.meaning])
        yield f"<li>{sign} {escape(letter.words)}</li>"
    yield "</ul>"
    yield from _matrix(what)
    yield from _findings(what)
    yield '<p class="faint">Written by Remit.</p>'
    yield "</main></body></html>\n"


def _matrix(what: Shown) -> Iterator[str]:
    turned = " turned" if len(what.seats) > MOST_UPRIGHT else ""
    label = f"Who owns what in {what.title}"
    yield f'<div class="table" role="region" tabindex="0" aria-label="{escape(label)}">'
    yield f'<table class="matrix{turned}"><thead><tr>'
    yield f'<th hidden>{AREA}</th><th hidden>{KEY}</th><th scope="col" class="name">{NAME}</th>'
    yield "".join(map(_head, what.seats)) + "</tr></thead>"
    for area in what.areas:
        name = escape(area.name)
        yield f'<tbody><tr class="band"><td hidden>{name}</td><td hidden>{AREA_MARK}</td>'
        yield f'<th scope="rowgroup" colspan="{len(what.seats) + 1}">{name}</th></tr>'
        for row in area.rows:
            yield _row(what, area.name, row)
        yield "</tbody>"
    yield "</table></div>"


def _head(seat: ShownSeat) -> str:
    person = ""
    if seat.person:
        vacant = ' class="vacant"' if seat.is_vacant else ""
        dash = f"<span hidden>{DASH}</span>"
        person = f"{dash}<br><span{vacant}><bdi>{escape(seat.person)}</bdi></span>"
    key = f"<span hidden> [{escape(seat.key)}]</span>"
    role = f'<span class="role"><bdi>{escape(seat.role)}</bdi></span>'
    return f'<th scope="col"><span>{role}{person}{key}</span></th>'


def _row(what: Shown, area: str, row: ShownRow) -> str:
    cells = [
        f"<td hidden>{escape(area)}</td><td hidden>{escape(row.key)}</td>",
        f'<th scope="row" class="name">{_mark(row.mark)}<bdi>{escape(row.name)}</bdi></th>',
    ]
    for place, seat in enumerate(what.seats):
        vacant = ' class="vacant"' if seat.is_vacant else ""
        cells.append(f"<td{vacant}>{_letters(what, row.letters.get(place, ()))}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _letters(what: Shown, letters: Letters) -> str:
    between = "" if all(len(one) == 1 for one in letters) else "<span hidden>/</span>"
    return between.join(_letter(one, MEANINGS[what.meanings[one]]) for one in letters)


def _letter(letter: str, meaning: str) -> str:
    return f'<b class="letter {meaning}">{escape(letter)}</b>'


def _mark(severity: Severity | None) -> str:
    if severity is None:
        return '<span class="mark none"></span>'
    said = f"There is {'an' if severity is Severity.ERROR else 'a'} {severity.value} about this row"
    return (
        f'<span class="mark {severity.value}" role="img" aria-label="{said}" title="{said}"></span>'
    )


def _findings(what: Shown) -> Iterator[str]:
    yield "<h2>Findings</h2>"
    if not what.findings:
        yield "<p>No findings.</p>"
        return
    heads = ("Severity", "What is wrong", "Why, and what to do", "Code")
    yield '<table class="findings"><thead><tr>'
    yield "".join(f'<th scope="col">{one}</th>' for one in heads) + "</tr></thead><tbody>"
    for one in what.findings:
        sign = f'<span class="mark {one.severity.value}"></span>{one.severity.value.capitalize()}'
        about = f'<br><span class="faint">{escape(one.about)}</span>' if one.about else ""
        yield (
            f"<tr><td>{sign}</td><td>{escape(one.message)}{about}</td>"
            f"<td>{escape(one.hint)}</td><td>{one.code}</td></tr>"
        )
    yield "</tbody></table>"
