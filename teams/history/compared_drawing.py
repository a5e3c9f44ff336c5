"""The difference of two matrices in one: changed cells with the old letters crossed and the new ones dashed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString

from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.grid.fix_drawing import turning
from teams.grid.marks import Marks
from teams.history.comparing import Comparison, Keys
from teams.history.drawing import PastDrawing
from teams.history.fields import NOTHING
from teams.history.sentences import written
from teams.matrix.schemes import Letters, Scheme


class ComparedDrawing(PastDrawing):
    """``reading``: of both together. ``only``: rows in which nothing differs are left out."""

    def __init__(
        self, comparison: Comparison, reading: Reading, base: str, *, only: bool = False
    ) -> None:
        super().__init__(reading, Marks(), base, editable=False)
        self.comparison = comparison
        self.only = only
        self.of_rows = Counter(row for row, _ in comparison.cells)
        self.of_seats = Counter(seat for _, seat in comparison.cells)

    def head(self) -> SafeString:
        seats = "".join(self.seat(seat) for seat in self.reading.seats)
        return SafeString(
            '<tr><th scope="col" class="name"><span class="quiet small">Responsibility</span></th>'
            f'<th scope="col" class="about"><span class="quiet small">What it is</span></th>{seats}'
            '<th scope="col" class="differ small">Cells that differ</th></tr>'
        )

    def areas(self) -> list[tuple[str, list[RowReading]]]:
        if not self.only:
            return super().areas()
        touched = self.comparison.touched_rows
        kept = (
            (area, [one for one in rows if one.key in touched]) for area, rows in super().areas()
        )
        return [(area, rows) for area, rows in kept if rows]

    def band_inside(self, area: str, rows: Sequence[RowReading]) -> str:
        touched = self.comparison.touched_rows
        number = sum(row.key in touched for row in rows)
        return (
            '<th scope="rowgroup" class="name"><span class="row-flex">'
            f'<b class="area">{escape(self.reading.area_name(area))}</b></span></th>'
            f'<td class="about"></td><th colspan="{len(self.reading.seats) + 1}"><span class="row-flex">'
            f'<span class="small">{number} of {len(rows)} rows differ</span></span></th>'
        )

    def row(self, row: RowReading) -> str:
        went = ' class="went"' if row.key in self.comparison.rows.went else ""
        return f'<tr id="row-{row.key}"{went}>{self.row_inside(row)}</tr>'

    def row_said(self, row: RowReading) -> str:
        return _said(escape(row.name), row.key, self.comparison.rows)

    def seat_said(self, seat: SeatReading, name: str) -> str:
        return f'<span class="was">{_said(name, seat.key, self.comparison.seats)}</span>'

    def cell(self, row: RowReading, seat: SeatReading) -> str:
        change = self.comparison.cells.get((row.key, seat.key))
        if change is None:
            return super().cell(row, seat)
        before, after = change
        old, new = self.comparison.old.scheme, self.comparison.new.scheme
        drawn = turning(_meant(old, before), _meant(new, after))
        said = f"{written(before) or NOTHING} became {written(after) or NOTHING}"
        vacant = "" if seat.filled else " vacant"
        return (
            f'<td class="c differs{vacant}" data-seat="{escape(self.called(seat))}"><span class="cell">'
            f'<span class="turn" aria-hidden="true">{drawn}</span>'
            f'<span class="visually-hidden">{escape(said)}</span></span></td>'
        )

    def _sums(self, row: RowReading) -> str:
        return f'<td class="tot num differ">{self.of_rows[row.key] or "·"}</td>'

    def foot_inside(self) -> str:
        seats = "".join(
            f'<td class="num differ">{self.of_seats[seat.key] or "·"}</td>'
            for seat in self.reading.seats
        )
        number = len(self.comparison.touched_rows)
        return (
            f'<th scope="row" class="name">{number} of {len(self.reading.rows)} rows differ</th>'
            f'<td class="about"></td>{seats}<td class="num differ">{len(self.comparison.cells)}</td>'
        )


def _said(name: str, key: str, keys: Keys) -> str:
    """The name with what happened to it in a word."""
    if key in keys.went:
        return f'<s>{name}</s> <span class="change">gone</span>'
    kinds = (("new", keys.came), ("changed", keys.changed), ("moved", keys.moved))
    tags = "".join(f' <span class="change">{word}</span>' for word, held in kinds if key in held)
    return name + tags


def _meant(scheme: Scheme, letters: Letters) -> tuple[tuple[str, str], ...]:
    return tuple((one, scheme.meanings[one].value) for one in letters)
