"""A matrix that is only read: as it stood at a revision, and with what changed between two marked in it."""

from __future__ import annotations

from html import escape

from organisations.parts.signs import letter_html, severity_html, severity_key
from teams.analysis.reading import RowReading, SeatReading
from teams.grid.drawing import VERBS, Drawing


class PastDrawing(Drawing):
    """Nothing in it leads anywhere: what it shows may not be there any more."""

    def seat(self, seat: SeatReading) -> str:
        severity = self.marks.seats.get(seat.key)
        sign = severity_html(severity.value) if severity else ""
        name = escape(seat.label) if seat.filled else "Vacant"
        named = seat.person or not seat.filled
        role = f'<span class="role">{escape(seat.role_name)}</span>' if named else ""
        return (
            f'<th scope="col" id="seat-{seat.key}" class="seat-head{"" if seat.filled else " vacant"}">'
            f'<span class="seat"><b>{self.seat_said(seat, name)} {sign}</b>{role}{self._time(seat)}</span></th>'
        )

    def seat_said(self, seat: SeatReading, name: str) -> str:
        return f'<span class="was">{name}</span>'

    def row_inside(self, row: RowReading) -> str:
        severity = self.marks.rows.get(row.key)
        sign = severity_html(severity.value) if severity else ""
        said = self.marks.said.get(row.key, "")
        say = f'<span class="say">{escape(said)}</span>' if said else ""
        cells = "".join(self.cell(row, seat) for seat in self.reading.seats)
        return (
            f'<th scope="row" class="name"><span class="rname"><span>{sign}</span>'
            f'<span class="was">{self.row_said(row)}</span>{say}{self._expected(row)}</span></th>'
            f"{self._about(row)}{cells}{self._sums(row)}"
        )

    def row_said(self, row: RowReading) -> str:
        return escape(row.name)

    def cell(self, row: RowReading, seat: SeatReading) -> str:
        letters = self.reading.matrix.at(row.key, seat.key)
        severity = self.marks.cells.get((row.key, seat.key))
        vacant = "" if seat.filled else " vacant"
        if not letters and severity is None:
            return f'<td class="c off{vacant}"></td>'
        shown = "".join(
            letter_html(one, self.meanings[one].value, VERBS[self.meanings[one]]) for one in letters
        )
        marked, said = "", ""
        if severity:
            marked = f" {severity_key(severity.value)}"
            said = f'<span class="visually-hidden">{severity.value}</span>'
        return (
            f'<td class="c{vacant}" data-seat="{escape(self.called(seat))}">'
            f'<span class="cell{marked}">{shown}{said}</span></td>'
        )

    def called(self, seat: SeatReading) -> str:
        """For lists on phones, beside the letters."""
        if seat.person:
            return seat.label.split(maxsplit=1)[0]
        return seat.role_name if seat.filled else f"{seat.role_name}, vacant"
