"""The matrix as HTML: one table row at a time, by joining escaped strings, so that 300 × 40 cells stay quick.

Each piece has an id, and is made by one function for the first page and for what changes after an edit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from django.utils.safestring import SafeString

from organisations.parts.bars import coverage_html, meter_html
from organisations.parts.signs import icon_html, letter_html, severity_html, severity_key
from roles.definitions.model import Meaning
from teams.analysis.finding import Severity
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.grid.marks import Marks
from teams.grid.since import Since
from teams.markdown import plain_words
from teams.matrix.schemes import Letters

SUMMED = (Meaning.ANSWERS, Meaning.DOES, Meaning.SUPPORTS, Meaning.ADVISES, Meaning.INFORMED)
VERBS = {
    Meaning.ANSWERS: "answers",
    Meaning.DOES: "does the work",
    Meaning.SUPPORTS: "supports",
    Meaning.ADVISES: "advises",
    Meaning.INFORMED: "is informed",
}
NOTHING = "nothing"


class Drawing:
    """One reading of a matrix with its marks, drawn piece by piece. ``base``: the team's address, ending in “/”.

    ``since``: what is other than at an earlier revision is marked too.
    """

    def __init__(
        self,
        reading: Reading,
        marks: Marks,
        base: str,
        *,
        editable: bool,
        since: Since | None = None,
    ) -> None:
        self.reading = reading
        self.marks = marks
        self.base = base
        self.editable = editable
        self.since = since
        self.counted = reading
        """The reading by which rows are counted; another one where this one is merged."""
        self.view = "seat"
        self.query = ""
        """What a cell's address says of how the matrix is looked at."""
        scheme = reading.matrix.scheme
        self.meanings = scheme.meanings
        self.summed = [meaning for meaning in SUMMED if scheme.letter_for(meaning)]

    # head

    def head(self) -> SafeString:
        scheme = self.reading.matrix.scheme
        sums = "".join(
            f"<span>{escape(scheme.letter_for(one) or '')}</span>" for one in self.summed
        )
        seats = "".join(self.seat(seat) for seat in self.reading.seats)
        return SafeString(
            '<tr><th scope="col" class="name"><span class="quiet small">Responsibility, and whose we expect it to be</span>'
            f'</th><th scope="col" class="about"><span class="quiet small">What it is</span></th>{seats}'
            '<th scope="col" class="sum-h"><span class="visually-hidden">How many</span>'
            f'<span class="sum small" aria-hidden="true">{sums}</span></th></tr>'
        )

    def seat(self, seat: SeatReading) -> str:
        severity = self.marks.seats.get(seat.key)
        sign = severity_html(severity.value) if severity else ""
        vacant = " vacant" if not seat.filled else ""
        name = escape(seat.label) if seat.filled else "Vacant"
        other = self._other(self.since.seats, seat.key) if self.since else ""
        beside = "" if seat.filled and not seat.person else escape(seat.role_name)
        role = f'<span class="role">{beside}{other}</span>' if beside or other else ""
        return (
            f'<th scope="col" id="seat-{seat.key}" class="seat-head{vacant}"><span class="seat">'
            f'<b><a class="plain" href="{self.base}seats/{seat.key}/">{name}</a> {sign}</b>{role}{self._time(seat)}</span>{self._grip()}</th>'
        )

    def _grip(self) -> str:
        """By which a finger drags the seat."""
        return '<span class="grip"></span>' if self.editable else ""

    def _other(self, said: Mapping[str, str], key: str) -> str:
        """What is other about a row or a seat since an earlier revision."""
        return f' <span class="came">{escape(said[key])}</span>' if key in said else ""

    def _time(self, seat: SeatReading) -> str:
        allocation = seat.seat.allocation
        fill = (
            f'<a href="{self.base}seats/{seat.key}/">Fill</a>'
            if self.editable and not seat.filled
            else ""
        )
        if allocation is None:
            return f'<span class="alloc">{fill}</span>'
        bar = meter_html(min(allocation, 100), css_class="load")
        return f'<span class="alloc">{bar}{allocation}\u202f%{" · " + fill if fill else ""}</span>'

    # areas

    def areas(self) -> list[tuple[str, list[RowReading]]]:
        return rows_by_area(self.reading)

    def band(self, area: str, rows: Sequence[RowReading]) -> str:
        return f'<tr class="band" id="area-{escape(area)}">{self.band_inside(area, rows)}</tr>'

    def band_inside(self, area: str, rows: Sequence[RowReading]) -> str:
        """The area's name, a button that folds it where a script wakes it, and what there is to know of it when folded."""
        tiles = [_coverage(self.counted.row[row.key]) for row in rows]
        counts = self.marks.areas.get(area, Counter())
        signs = "".join(
            f'<span class="row-flex nowrap tight">{severity_html(one.value)}<span class="num">{counts[one]}</span></span>'
            for one in Severity
            if counts.get(one)
        )
        name = escape(self.reading.area_name(area))
        number = _number(len(rows), "row")
        found = sum(counts.values())
        hidden = f"{number} and {_number(found, 'finding')} hidden" if found else f"{number} hidden"
        return (
            '<th scope="rowgroup" class="name"><span class="row-flex">'
            f'<button type="button" class="fold" aria-expanded="true" disabled>{icon_html("chevron-down")}{name}</button>'
            f'<span class="quiet small">{number}</span></span></th>'
            f'<td class="about"></td><th colspan="{len(self.reading.seats) + 1}"><span class="row-flex">{coverage_html(tiles)}'
            f'<span class="small when-open">{tiles.count("one")} of {len(rows)} have one owner</span>'
            f'<span class="small when-folded">{hidden}</span>'
            f'<span class="push row-flex">{signs}</span></span></th>'
        )

    # rows

    def row(self, row: RowReading) -> str:
        return f'<tr id="row-{row.key}" data-row="{row.key}">{self.row_inside(row)}</tr>'

    def row_inside(self, row: RowReading) -> str:
        severity = self.marks.rows.get(row.key)
        sign = severity_html(severity.value) if severity else ""
        said = self.marks.said.get(row.key, "")
        say = f'<span class="say">{escape(said)}</span>' if said else ""
        cells = "".join(self.cell(row, seat) for seat in self.reading.seats)
        return (
            '<th scope="row" class="name"><span class="rname">'
            f'<span>{sign}</span><a href="{self.base}rows/{row.key}/">{escape(row.name)}</a>{say}{self._side(row)}</span>'
            f"</th>{self._about(row)}{cells}{self._sums(row)}"
        )

    def _about(self, row: RowReading) -> str:
        """What the row is, and who says so; shown where the screen is wide."""
        own = plain_words(row.row.description)
        words = own or (row.definition.description if row.definition else "")
        sources = row.definition.sources if row.definition else ()
        code = f' <span class="code">{escape(", ".join(sources))}</span>' if sources else ""
        return f'<td class="about">{escape(words)}{code}</td>'

    def _side(self, row: RowReading) -> str:
        expected = self._expected(row)
        other = self._other(self.since.rows, row.key) if self.since else ""
        return f'<span class="side">{other} {expected}</span>' if other else expected

    def _expected(self, row: RowReading) -> str:
        if row.definition is None:
            return '<span class="side" title="The team’s own row">own</span>'
        catalogue = self.reading.catalogue
        owners = catalogue.owners(row.definition.key)
        names = [catalogue.roles[owner].name for owner in owners]
        short = (
            "both"
            if row.definition.shared
            else "".join(catalogue.roles[one].short for one in owners[:1])
        )
        sources = f" ({', '.join(row.definition.sources)})" if row.definition.sources else ""
        return f'<span class="side" title="Expected owner: {escape(" and ".join(names))}{escape(sources)}">{escape(short)}</span>'

    def cell(self, row: RowReading, seat: SeatReading) -> str:
        letters = self.reading.matrix.at(row.key, seat.key)
        severity = self.marks.cells.get((row.key, seat.key))
        vacant = " vacant" if not seat.filled else ""
        was = self.since.cells.get((row.key, seat.key)) if self.since else None
        if not letters and severity is None and was is None:
            return f'<td class="c off{vacant}"></td>'
        shown = "".join(letter_html(letter, self.meanings[letter].value) for letter in letters)
        other = ""
        if was is not None:
            shown += _before(was)
            other = " other"
        marked = f" {severity_key(severity.value)}" if severity else ""
        label = self.phrase(row, seat)
        return (
            f'<td class="c{other}{vacant}" data-l="{escape("/".join(letters))}" data-seat="{escape(self.called(seat))}">'
            f'<a class="cell{marked}" href="{self.base}cells/{row.key}/{seat.key}/{self.query}" tabindex="-1" aria-label="{escape(label)}">'
            f"{shown}</a></td>"
        )

    def called(self, seat: SeatReading) -> str:
        """The seat in a word, where the matrix is a list."""
        return _first_name(seat)

    def phrase(self, row: RowReading, seat: SeatReading) -> str:
        """What a screen reader hears of a cell: row, seat, letters, and that a finding is about it."""
        held = [VERBS[meaning] for meaning in row.meanings.get(seat.key, ())]
        severity = self.marks.cells.get((row.key, seat.key))
        finding = f", {severity.value}" if severity else ""
        who = seat.label if not seat.person else f"{seat.label}, {seat.role_name}"
        return f"{row.name}, {who}: {' and '.join(held) or NOTHING}{finding}{self._was(row, seat)}"

    def _was(self, row: RowReading, seat: SeatReading) -> str:
        was = self.since.cells.get((row.key, seat.key)) if self.since else None
        return "" if was is None else f", was {', '.join(was) or NOTHING}"

    def _sums(self, row: RowReading) -> str:
        row = self.counted.row[row.key]
        numbers = {
            Meaning.ANSWERS: len(row.owners()),
            Meaning.DOES: len(row.does),
            Meaning.SUPPORTS: len(row.supports),
            Meaning.ADVISES: len(row.advises),
            Meaning.INFORMED: len(row.informed),
        }
        wrong = {
            Meaning.ANSWERS: numbers[Meaning.ANSWERS] != 1,
            Meaning.DOES: not numbers[Meaning.DOES],
        }
        shown = "".join(
            f"<span>{'<b>' + str(numbers[one]) + '</b>' if wrong.get(one) else numbers[one] or '·'}</span>"
            for one in self.summed
        )
        return f'<td class="tot"><span class="sum">{shown}</span></td>'

    # foot

    def foot(self) -> SafeString:
        return SafeString(f'<tr id="foot">{self.foot_inside()}</tr>')

    def foot_inside(self) -> str:
        answers, does = (
            self.reading.matrix.scheme.letter_for(one) for one in (Meaning.ANSWERS, Meaning.DOES)
        )
        held = {seat.key: [0, 0] for seat in self.reading.seats}
        totals = dict.fromkeys(self.summed, 0)
        for row in self.reading.rows:
            for key, meanings in row.meanings.items():
                held[key][0] += Meaning.ANSWERS in meanings
                held[key][1] += Meaning.DOES in meanings
        for row in self.counted.rows:
            for meanings in row.meanings.values():
                for meaning in meanings:
                    totals[meaning] += 1
        seats = "".join(
            f'<td class="{"" if seat.filled else "vacant"}"><span class="sum-s num"><span>{answers} '
            f"<b>{held[seat.key][0]}</b></span> <span>{does} <b>{held[seat.key][1]}</b></span></span></td>"
            for seat in self.reading.seats
        )
        sums = "".join(f"<span>{totals[one]}</span>" for one in self.summed)
        add = (
            f'<span class="no-print"> · <a href="{self.base}rows/add/">Add rows</a></span>'
            if self.editable
            else ""
        )
        return (
            f'<th scope="row" class="name">{_number(len(self.reading.rows), "row")}{add}</th><td class="about"></td>{seats}'
            f'<td><span class="sum">{sums}</span></td>'
        )

    def body(self) -> SafeString:
        pieces = []
        for area, rows in self.areas():
            pieces.append(f"<tbody>{self.band(area, rows)}{''.join(map(self.row, rows))}</tbody>")
        return SafeString("".join(pieces))

    def legend(self) -> SafeString:
        shown = (
            f"<span>{letter_html(one.letter, one.meaning.value)} {escape(one.words)}</span>"
            for one in self.reading.matrix.scheme.letters
        )
        return SafeString(f'<span class="legend">{"".join(shown)}</span>')


def rows_by_area(reading: Reading) -> list[tuple[str, list[RowReading]]]:
    """The areas that occur, in the catalogue's order, each with its rows in the matrix's order."""
    rows_of: dict[str, list[RowReading]] = {}
    for row in reading.rows:
        rows_of.setdefault(row.area, []).append(row)
    known = [area for area in reading.catalogue.areas if area in rows_of]
    return [
        (area, rows_of[area]) for area in [*known, *(one for one in rows_of if one not in known)]
    ]


def _before(letters: Letters) -> str:
    """What stood in a cell that is other now; class and place are known to js/matrix/letters.js too."""
    if not letters:
        return '<span class="before came">new</span>'
    return f'<del class="before">{escape("/".join(letters))}</del>'


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _coverage(row: RowReading) -> str:
    owners = {seat.holder for seat in row.answers if seat.filled}
    return "none" if not owners else "one" if len(owners) == 1 else "several"


def _first_name(seat: SeatReading) -> str:
    return (
        seat.label.split(maxsplit=1)[0]
        if seat.person
        else seat.role_name
        if seat.filled
        else "Vacant"
    )
