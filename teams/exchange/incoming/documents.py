"""What a document (JSON, YAML) would make of a team: it says all of the matrix, and of each seat and row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from roles.definitions.keys import make_key
from roles.definitions.model import Catalogue
from teams.exchange.document.reader import Document
from teams.exchange.sheets.grid import Place
from teams.exchange.sheets.proposal import Proposal
from teams.exchange.sheets.questions import Answers, Candidate, Question, SeatAnswer
from teams.exchange.sheets.reading import Passage
from teams.exchange.sheets.seat_words import person_called
from teams.matrix.diff import difference
from teams.matrix.model import Matrix, Row, Seat
from teams.matrix.schemes import Letters


def propose_document(
    document: Document, catalogue: Catalogue, base: Matrix, answers: Answers
) -> Proposal:
    """Rows and seats that the document does not have are removed; people stay those of the organisation."""
    merging = _Merging(document, catalogue, base, answers)
    matrix = merging.matrix()
    places = {
        merging.rows[key]: _line(line)
        for key, line in document.row_lines.items()
        if key in merging.rows
    }
    return Proposal(
        matrix,
        tuple(difference(base, matrix)),
        tuple(merging.questions),
        tuple(merging.unread),
        tuple(merging.notes),
        places,
    )


def _line(number: int) -> Place:
    return Place("", number, 1, True)


class _Merging:
    """``seats`` and ``rows``: key in the document → key in the team."""

    def __init__(
        self, document: Document, catalogue: Catalogue, base: Matrix, answers: Answers
    ) -> None:
        self.document, self.said = document, document.matrix
        self.catalogue, self.base, self.answers = catalogue, base, answers
        self.questions: list[Question] = []
        self.unread: list[Passage] = []
        self.notes: list[str] = []
        self.people = self._people()
        self.seats: dict[str, str] = {}
        self.rows = self._row_keys()

    def matrix(self) -> Matrix:
        seats = tuple(
            seat
            for number, one in enumerate(self.said.seats)
            if (seat := self._seat(number, one)) is not None
        )
        rows = tuple(map(self._row, self.said.rows))
        cells = {}
        for row, held in self.said.cells.items():
            kept = {
                self.seats[seat]: letters
                for seat, written in held.items()
                if seat in self.seats and (letters := self._letters(row, written))
            }
            if kept:
                cells[self.rows[row]] = kept
        self._note_removed(len(self.base.seat_by_key.keys() - {one.key for one in seats}), "seat")
        self._note_removed(len(self.base.row_by_key.keys() - {one.key for one in rows}), "row")
        team = self.said.team
        facts = replace(
            self.base.team,
            method=team.method or self.base.team.method,
            complexity=team.complexity or self.base.team.complexity,
            data=self.base.team.data if team.data is None else team.data,
        )
        return replace(self.base, team=facts, seats=seats, rows=rows, cells=cells)

    def _people(self) -> Mapping[str, str]:
        """By name; a person of this name may have another key here."""
        found = {}
        for person in self.said.people:
            known = person_called(person.name, self.base.people)
            if known is not None:
                found[person.key] = known
        return found

    def _row_keys(self) -> dict[str, str]:
        """A definition stands at most once in a matrix, whatever its row is called."""
        of = {one.responsibility: one.key for one in self.base.rows if one.responsibility}
        return {row.key: of.get(row.responsibility or "", row.key) for row in self.said.rows}

    def _seat(self, number: int, seat: Seat) -> Seat | None:
        place = _line(self.document.seat_lines.get(seat.key, 1))
        answer = self.answers.seats.get(number)
        if answer is not None and answer.skip:
            self.notes.append(f"The seat {seat.key} is left out, as you said.")
            return None
        person = self.people.get(seat.person or "")
        if seat.person and person is None:
            name = self.said.person_by_key[seat.person].name
            why = "Nobody of the organisation has this name. The seat stays vacant."
            self.unread.append(Passage(place, name, why))
        role = seat.role
        if answer is not None:
            role, person = answer.role or role, answer.person or person
        elif role not in self.catalogue.roles:
            self._ask(number, place, seat)
        key = answer.seat if answer and answer.seat in self.base.seat_by_key else seat.key
        key = key or make_key(role, set(self.seats.values()), fallback="seat")
        self.seats[seat.key] = key
        return replace(seat, key=key, role=role, person=person)

    def _ask(self, number: int, place: Place, seat: Seat) -> None:
        own = self.document.catalogue.roles.get(seat.role)
        parent = own.specialises if own else None
        roles = [parent] if parent in self.catalogue.roles else []
        candidates = [
            Candidate(f"A seat: {self.catalogue.roles[one].name}", SeatAnswer(role=one))
            for one in roles
            if one
        ]
        skip = Candidate("Leave this seat out", SeatAnswer(skip=True))
        self.questions.append(
            Question(
                number,
                place,
                own.name if own else seat.role,
                "Which role is it?",
                "A seat with a role that the catalogue does not know",
                (*candidates, skip),
                is_open=True,
                proposed=candidates[0].answer if candidates else None,
            )
        )

    def _row(self, row: Row) -> Row:
        area = row.area
        if area is not None and area not in self.catalogue.areas:
            self.notes.append(
                f"“{area}” is no area of the catalogue; “{row.name}” stands in Other."
            )
            area = None
        notes = {self.seats[one]: text for one, text in row.notes.items() if one in self.seats}
        checks = self.rows.get(row.checks) if row.checks else None
        return replace(row, key=self.rows[row.key], area=area, notes=notes, checks=checks)

    def _letters(self, row: str, letters: Letters) -> Letters:
        """By meaning, where the team writes in another scheme."""
        said, own = self.said.scheme, self.base.scheme
        if said.is_like(own):
            return letters
        found = []
        for letter in letters:
            translated = own.letter_for(said.meanings[letter])
            if translated is None:
                place = _line(self.document.row_lines.get(row, 1))
                why = f"{own.name} has no letter with the meaning of {letter}."
                self.unread.append(Passage(place, said.write(letters), why))
            else:
                found.append(translated)
        return own.ordered(found)

    def _note_removed(self, many: int, what: str) -> None:
        if many:
            count = f"1 {what} is" if many == 1 else f"{many} {what}s are"
            self.notes.append(f"{count} not in the document, and would be removed.")
