"""A matrix as a picture for a slide: plain shapes and text, which every program that shows SVG knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from math import ceil

from roles.definitions.model import Meaning
from teams.analysis.finding import Severity
from teams.exchange.writing.book import ACCENT, ACCENT_SOFT, EDGE, HAIR, INK, INK_2, SUNK
from teams.exchange.writing.shown import Shown, ShownRow, ShownSeat, TeamExport, shown
from teams.exchange.writing.text_width import broken, shortened, width_of
from teams.matrix.schemes import Letter

FONT = "IBM Plex Sans, Verdana, DejaVu Sans, sans-serif"
MARGIN, ROW, BAND, NAME, SIGN = 24, 28, 24, 280, 20
LEAST_WIDE = 860
MOST_UPRIGHT = 8
TOP = 116
"""Where the heads of the columns begin: below title, facts and legend."""
MARKS = {Severity.ERROR: "#b0251c", Severity.WARNING: "#8a5200", Severity.HINT: INK_2}


def write_svg(export: TeamExport) -> bytes:
    return "\n".join(_Drawing(shown(export)).lines()).encode()


@dataclass(frozen=True)
class _Drawing:
    what: Shown

    @property
    def turned(self) -> bool:
        return len(self.what.seats) > MOST_UPRIGHT

    @property
    def column(self) -> int:
        widest = max(
            (len(held) for a in self.what.areas for r in a.rows for held in r.letters.values()),
            default=1,
        )
        least = 36 if self.turned else max(132, (LEAST_WIDE - NAME) // max(len(self.what.seats), 1))
        return max(least, widest * (SIGN + 3) + 6)

    @property
    def head(self) -> int:
        if not self.turned:
            return 64
        longest = max(
            (max(width_of(one.role), width_of(one.person)) for one in self.what.seats), default=4
        )
        return min(int(longest * 12) + 20, 240)

    @property
    def width(self) -> int:
        columns = NAME + self.column * len(self.what.seats)
        return 2 * MARGIN + max(columns, ceil(sum(map(_legend_width, self.what.legend))))

    @property
    def height(self) -> int:
        rows = sum(BAND + ROW * len(area.rows) for area in self.what.areas)
        return TOP + self.head + rows + 48

    def lines(self) -> Iterator[str]:
        what = self.what
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}" '
            f'viewBox="0 0 {self.width} {self.height}" role="img" aria-labelledby="title desc" font-family="{FONT}">'
        )
        yield f'<title id="title">{escape(what.title)} – responsibility matrix</title>'
        yield f'<desc id="desc">{escape(_in_words(what))}</desc>'
        yield f'<rect width="{self.width}" height="{self.height}" fill="#FFFFFF"/>'
        room = (self.width - 2 * MARGIN) / 26
        yield _text(MARGIN, 46, shortened(what.title, room), size=26, weight=600)
        facts = " · ".join(one for one in (what.facts, what.state) if one)
        yield _text(
            MARGIN, 70, shortened(facts, (self.width - 2 * MARGIN) / 13), size=13, fill=INK_2
        )
        yield from self._legend()
        yield from self._heads()
        yield from self._rows()
        yield "</svg>\n"

    def _legend(self) -> Iterator[str]:
        x = float(MARGIN)
        for letter in self.what.legend:
            yield _sign(x + SIGN / 2, 94, letter.letter, letter.meaning)
            yield _text(x + SIGN + 8, 98, _words(letter), size=12)
            x += _legend_width(letter)

    def _heads(self) -> Iterator[str]:
        bottom = TOP + self.head
        wide = NAME + self.column * len(self.what.seats)
        yield f'<rect x="{MARGIN}" y="{TOP}" width="{wide}" height="{self.head}" fill="{SUNK}"/>'
        yield _text(MARGIN + 24, bottom - 10, "Responsibility", size=13, weight=600)
        for place, seat in enumerate(self.what.seats):
            middle = MARGIN + NAME + (place + 0.5) * self.column
            fill = INK_2 if seat.is_vacant else INK
            if self.turned:
                room = (self.head - 16) / 12
                yield f'<g transform="translate({middle:g} {bottom - 8}) rotate(-90)">'
                yield _text(
                    0, -3 if seat.person else 4, shortened(seat.role, room), size=12, weight=600
                )
                yield _text(0, 12, shortened(seat.person, room), size=12, fill=fill)
                yield "</g>"
                continue
            lines = broken(seat.role, self.column / 14, 2)
            first = bottom - 10 - 15 * (len(lines) - 1 + bool(seat.person))
            for number, line in enumerate(lines):
                yield _text(middle, first + 15 * number, line, size=12, weight=600, anchor="middle")
            person = shortened(seat.person, self.column / 14)
            yield _text(middle, bottom - 10, person, size=12, fill=fill, anchor="middle")

    def _rows(self) -> Iterator[str]:
        y = TOP + self.head
        wide = NAME + self.column * len(self.what.seats)
        for area in self.what.areas:
            yield f'<rect x="{MARGIN}" y="{y}" width="{wide}" height="{BAND}" fill="{SUNK}"/>'
            yield _text(MARGIN + 8, y + 17, shortened(area.name, 40), size=13, weight=600)
            y += BAND
            for row in area.rows:
                yield from self._row(row, y)
                y += ROW
                yield _line(MARGIN, y, MARGIN + wide, y)
        for place in range(len(self.what.seats)):
            x = MARGIN + NAME + place * self.column
            yield _line(x, TOP + self.head, x, y)
        yield _text(MARGIN, y + 28, f"{self.what.counted}. {self.what.state}", size=12, fill=INK_2)

    def _row(self, row: ShownRow, y: int) -> Iterator[str]:
        middle = y + ROW / 2
        if row.mark is not None:
            yield _mark(MARGIN + 12, middle, row.mark)
        yield _text(MARGIN + 24, middle + 4.5, shortened(row.name, (NAME - 30) / 14.5), size=13)
        for place, letters in sorted(row.letters.items()):
            x = MARGIN + NAME + (place + 0.5) * self.column - (len(letters) - 1) * (SIGN + 2) / 2
            for number, letter in enumerate(letters):
                yield _sign(x + number * (SIGN + 2), middle, letter, self.what.meanings[letter])


def _text(
    x: float,
    y: float,
    text: str,
    *,
    size: int,
    weight: int = 400,
    fill: str = INK,
    anchor: str = "start",
) -> str:
    if not text:
        return ""
    look = f'font-size="{size}" font-weight="{weight}" fill="{fill}"'
    if anchor != "start":
        look += f' text-anchor="{anchor}"'
    return f'<text x="{x:g}" y="{y:g}" {look}>{escape(text)}</text>'


def _words(letter: Letter) -> str:
    return shortened(letter.words, 32)


def _legend_width(letter: Letter) -> float:
    return SIGN + 28 + width_of(_words(letter)) * 13


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<path d="M{x:g} {y:g}L{to_x:g} {to_y:g}" stroke="{HAIR}"/>'


def _sign(x: float, y: float, letter: str, meaning: Meaning) -> str:
    """The letter in the shape of its meaning, around its middle."""
    half = SIGN / 2
    left, top = x - half, y - half
    shapes = {
        Meaning.ANSWERS: f'<rect x="{left:g}" y="{top:g}" width="{SIGN}" height="{SIGN}" rx="3" fill="{ACCENT}"/>',
        Meaning.DOES: f'<circle cx="{x:g}" cy="{y:g}" r="{half - 0.75:g}" fill="{ACCENT_SOFT}" stroke="{ACCENT}" stroke-width="1.5"/>',
        Meaning.SUPPORTS: _outline(
            f"M{left:g} {top:g}h{SIGN}v12a8 8 0 0 1 -8 8h-4a8 8 0 0 1 -8 -8z"
        ),
        Meaning.ADVISES: _outline(
            f"M{left:g} {top + SIGN:g}v-12a8 8 0 0 1 8 -8h4a8 8 0 0 1 8 8v4a8 8 0 0 1 -8 8z"
        ),
        Meaning.INFORMED: _outline(f"M{left + 2:g} {top + SIGN - 1:g}h{SIGN - 4}"),
    }
    fills = {Meaning.ANSWERS: "#FFFFFF", Meaning.DOES: ACCENT, Meaning.INFORMED: INK_2}
    size = 12 if len(letter) == 1 else 9 if len(letter) == 2 else 7
    fill = fills.get(meaning, INK)
    return shapes[meaning] + _text(
        x, y + size * 0.36, letter, size=size, weight=700, fill=fill, anchor="middle"
    )


def _outline(path: str) -> str:
    return f'<path d="{path}" fill="none" stroke="{EDGE}" stroke-width="1.2"/>'


def _mark(x: float, y: float, severity: Severity) -> str:
    colour = MARKS[severity]
    if severity is Severity.HINT:
        return (
            f'<circle cx="{x:g}" cy="{y:g}" r="4" fill="none" stroke="{colour}" stroke-width="2"/>'
        )
    if severity is Severity.WARNING:
        return f'<path d="M{x:g} {y - 5:g}l5.5 10h-11z" fill="{colour}"/>'
    return f'<path d="M{x - 2:g} {y - 5:g}h4l3 3v4l-3 3h-4l-3 -3v-4z" fill="{colour}"/>'


def _holder(seat: ShownSeat) -> str:
    return f"{seat.role} (vacant)" if seat.is_vacant else seat.person or seat.role


def _in_words(what: Shown) -> str:
    """Each row with who holds which letter: what the picture says, for those who do not see it."""
    said = [
        f"{what.scheme}: " + "; ".join(f"{one.letter} {one.words}" for one in what.legend) + "."
    ]
    for area in what.areas:
        for row in area.rows:
            held = [
                f"{' '.join(letters)} {_holder(what.seats[place])}"
                for place, letters in sorted(row.letters.items())
            ]
            said.append(f"{row.name}: {', '.join(held) or 'nobody'}.")
    return " ".join(said)
