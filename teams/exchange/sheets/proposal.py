"""From what was read of a sheet to a matrix, and to the edits that make it of the team's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from roles.definitions.model import Catalogue
from teams.exchange.sheets.building import many_values
from teams.exchange.sheets.codes import CodeReader
from teams.exchange.sheets.grid import Place
from teams.exchange.sheets.naming import usable_name
from teams.exchange.sheets.questions import Answers, Question, RowQuestion, RowTaken, SeatTaken
from teams.exchange.sheets.reading import Cell, Passage, SheetReading
from teams.exchange.sheets.row_matching import RowMatcher
from teams.exchange.sheets.seat_matching import SeatMatcher
from teams.exchange.writing.own_layout import shown_order
from teams.matrix.diff import difference
from teams.matrix.edits import Edit
from teams.matrix.model import Matrix, Row, Seat, Team
from teams.matrix.ordering import rearranged
from teams.matrix.schemes import Letters, UnreadableCell


@dataclass(frozen=True)
class Proposal:
    """What an import would do; nothing is done by it.

    ``edits`` make ``matrix`` of the base. ``unread``: what was not understood and is not in the matrix. ``notes``: what
    was decided without asking. While ``open_questions`` are unanswered, the edits cannot be saved. ``places``: row key →
    where the sheet has it. ``row_questions``: activities that may be responsibilities of the catalogue; they are rows of
    the team's own until somebody says so. ``seats_taken`` and ``rows_taken``: each column and activity with what it was
    taken for.
    """

    matrix: Matrix
    edits: tuple[Edit, ...]
    questions: tuple[Question, ...]
    unread: tuple[Passage, ...]
    notes: tuple[str, ...]
    places: Mapping[str, Place] = field(default_factory=dict)
    row_questions: tuple[RowQuestion, ...] = ()
    seats_taken: tuple[SeatTaken, ...] = ()
    rows_taken: tuple[RowTaken, ...] = ()

    @property
    def open_questions(self) -> tuple[Question, ...]:
        return tuple(one for one in self.questions if one.is_open)


def new_team(name: str, today: date, sheet: SheetReading) -> Matrix:
    """An empty matrix with the sheet's letters, for a file that belongs to no team yet."""
    return Matrix(Team("", usable_name(name)[0] or "Team"), today, scheme=sheet.scheme)


@many_values()
def propose(
    sheet: SheetReading, catalogue: Catalogue, base: Matrix, answers: Answers | None = None
) -> Proposal:
    """The base with what the sheet says; what the sheet does not carry is the base's.

    Rows and seats that are missing in a table written by Remit are removed; in any other they stay.
    """
    answers = answers or Answers()
    seating = SeatMatcher(base, catalogue).match(sheet, answers)
    rowing = RowMatcher(base, catalogue).match(sheet, answers.rows)
    merging = _Merging(sheet, catalogue, base, seating.seats, rowing.rows)
    matrix = merging.matrix()
    places = {cell.place for one in sheet.activities for cell in one.cells.values() if cell.why}
    return Proposal(
        matrix,
        tuple(difference(base, matrix)),
        tuple(seating.questions),
        (
            *(one for one in sheet.unread if one.place not in places),
            *seating.unread,
            *rowing.unread,
            *merging.unread,
        ),
        (*sheet.notes, *seating.notes, *rowing.notes, *merging.notes),
        {row.key: sheet.activities[number].place for number, row in rowing.rows.items()},
        tuple(rowing.questions),
        tuple(sorted(seating.taken, key=lambda one: one.header)),
        tuple(sorted(rowing.taken, key=lambda one: one.activity)),
    )


class _Merging:
    def __init__(
        self,
        sheet: SheetReading,
        catalogue: Catalogue,
        base: Matrix,
        seats: Mapping[int, Seat],
        rows: Mapping[int, Row],
    ) -> None:
        self.sheet, self.catalogue, self.base = sheet, catalogue, base
        self.seats, self.rows = seats, rows
        self.unread: list[Passage] = []
        self.notes: list[str] = []
        self.codes = CodeReader(base.scheme)
        # What the base itself would write is read as just that, whatever its letters look like.
        self.own_texts = {
            base.scheme.write(letters): letters
            for cells in base.cells.values()
            for letters in cells.values()
        }
        self.lost_letters: set[str] = set()

    def matrix(self) -> Matrix:
        seats = self._seats()
        kept_seats = {seat.key for seat in seats}
        cells, remarks = self._cells()
        rows = tuple(self._row(row, kept_seats, remarks.get(row.key, {})) for row in self._rows())
        kept_rows = {row.key for row in rows}
        rows = tuple(
            row if row.checks is None or row.checks in kept_rows else replace(row, checks=None)
            for row in rows
        )
        if self.lost_letters:
            lost = ", ".join(sorted(self.lost_letters))
            self.notes.append(
                f"{self.base.scheme.name} has no letter for {lost} of {self.sheet.scheme.name}."
            )
        filled = {
            row: {seat: letters for seat, letters in held.items() if letters and seat in kept_seats}
            for row, held in cells.items()
            if row in kept_rows
        }
        return replace(
            self.base,
            seats=seats,
            rows=rows,
            cells={row: held for row, held in filled.items() if held},
        )

    def _seats(self) -> tuple[Seat, ...]:
        found = {seat.key: seat for seat in self.seats.values()}
        return tuple(
            found.get(key) or self.base.seat_by_key[key]
            for key in self._order(
                [seat.key for seat in self.base.seats], list(found), None, "seat"
            )
        )

    def _rows(self) -> list[Row]:
        found = {self.rows[number].key: self.rows[number] for number in sorted(self.rows)}
        shown = shown_order(self.base, self.catalogue) if self.sheet.is_own else None
        order = self._order([row.key for row in self.base.rows], list(found), shown, "row")
        return [found.get(key) or self.base.row_by_key[key] for key in order]

    def _order(
        self, base: list[str], found: list[str], shown: list[str] | None, what: str
    ) -> list[str]:
        missing = [key for key in base if key not in set(found)]
        if not self.sheet.is_own:
            if missing and found:
                many = (
                    f"1 {what} of the team is"
                    if len(missing) == 1
                    else f"{len(missing)} {what}s of the team are"
                )
                self.notes.append(f"{many} not in the sheet, and kept as before.")
            known = set(base)
            return [*base, *(key for key in found if key not in known)]
        if missing:
            many = f"1 {what} is" if len(missing) == 1 else f"{len(missing)} {what}s are"
            self.notes.append(f"{many} no longer in the sheet, and would be removed.")
        kept = set(base) & set(found)
        order = [key for key in base if key in kept]
        return rearranged(order, [key for key in shown or base if key in kept], found)

    def _row(self, row: Row, seats: set[str], remarks: Mapping[str, str]) -> Row:
        notes = {seat: note for seat, note in row.notes.items() if seat in seats}
        notes |= {seat: note for seat, note in remarks.items() if seat in seats}
        return row if notes == row.notes else replace(row, notes=notes)

    def _cells(self) -> tuple[dict[str, dict[str, Letters]], dict[str, dict[str, str]]]:
        """Letters and remarks, by row and seat; cells that were not understood stay as they were."""
        cells = {row: dict(held) for row, held in self.base.cells.items()}
        remarks: dict[str, dict[str, str]] = {}
        for number, row in self.rows.items():
            read = self.sheet.activities[number].cells
            held = cells.setdefault(row.key, {})
            for column, seat in self.seats.items():
                cell = read.get(column)
                letters = self._letters(cell) if cell else ()
                if letters is None:
                    continue
                held[seat.key] = letters
                if cell and cell.remark:
                    remarks.setdefault(row.key, {})[seat.key] = cell.remark
        return cells, remarks

    def _letters(self, cell: Cell) -> Letters | None:
        if self.sheet.is_own:
            own = self.own_texts.get(cell.text)
            if own is not None:
                return own
            try:
                return self.codes.read(cell.text).letters
            except UnreadableCell as error:
                self.unread.append(Passage(cell.place, cell.text, str(error)))
                return None
        if cell.why:
            self.unread.append(Passage(cell.place, cell.text, cell.why))
            return None
        if self.sheet.scheme == self.base.scheme:
            return cell.letters
        return self._by_meaning(cell)

    def _by_meaning(self, cell: Cell) -> Letters | None:
        found = []
        for letter in cell.letters:
            translated = self.base.scheme.letter_for(self.sheet.scheme.meanings[letter])
            if translated is None:
                self.lost_letters.add(letter)
                why = f"{self.base.scheme.name} has no letter with the meaning of {letter}."
                self.unread.append(Passage(cell.place, cell.text, why))
                return None
            found.append(translated)
        return self.base.scheme.ordered(found)
