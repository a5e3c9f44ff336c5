"""From the heads of columns to seats: those of the team, new ones, and questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from roles.definitions.keys import make_key
from roles.definitions.model import Catalogue
from roles.definitions.recognise import folded, recognise_role
from teams.exchange.sheets.naming import usable_name
from teams.exchange.sheets.questions import (
    Answers,
    Candidate,
    Question,
    SeatAnswer,
    SeatTaken,
)
from teams.exchange.sheets.reading import Header, Passage, SheetReading
from teams.exchange.sheets.seat_words import (
    Said,
    near_people,
    own_key,
    person_called,
    split_own,
    understand,
)
from teams.exchange.sheets.sureness import Sureness
from teams.exchange.writing.guard import writable
from teams.exchange.writing.own_layout import VACANT, header_of_seat, person_part
from teams.matrix.model import Matrix, Seat, seat_name


@dataclass(slots=True)
class Seating:
    """``seats``: number of the header → seat; skipped columns are not in it."""

    seats: dict[int, Seat] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    taken: list[SeatTaken] = field(default_factory=list)
    unread: list[Passage] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class SeatMatcher:
    def __init__(self, base: Matrix, catalogue: Catalogue) -> None:
        self.base, self.catalogue = base, catalogue
        self.found = Seating()
        self.taken: set[str] = set()
        self.understood: dict[str, Said] = {}

    def match(self, sheet: SheetReading, answers: Answers) -> Seating:
        """Columns that name their seat come first, so that no other column takes it."""
        waiting: list[int] = []
        for number, header in enumerate(sheet.headers):
            answer = answers.seats.get(number)
            if answer is not None:
                self._as_answered(number, header, answer)
            elif not (sheet.is_own and self._own(number, header)):
                waiting.append(number)
        for number in waiting:
            self._foreign(number, sheet.headers[number])
        asked = {one.header: one for one in self.found.questions}
        for number, header in enumerate(sheet.headers):
            self.found.taken.append(
                self._taken(number, header, asked.get(number), said=number in answers.seats)
            )
        return self.found

    def _taken(
        self, number: int, header: Header, question: Question | None, *, said: bool
    ) -> SeatTaken:
        seat = self.found.seats.get(number)
        sureness, reason = Sureness.CERTAIN, "it is named as the team or the catalogue names it"
        if said:
            reason = "you said so"
        elif question is not None:
            sureness = Sureness.GUESSED if question.is_open else Sureness.LIKELY
            reason = question.asks
        return SeatTaken(
            number,
            header.place,
            header.text,
            seat.key if seat else "",
            seat.role if seat else "",
            seat.person if seat else None,
            sureness,
            reason,
            "" if seat and seat.person else self._called(header.text),
        )

    def _called(self, text: str) -> str:
        return self._understand(own_key(text)[0]).called

    def _understand(self, text: str) -> Said:
        said = self.understood.get(text)
        if said is None:
            said = understand(text, self.catalogue, self.base.people)
            self.understood[text] = said
        return said

    def _take(self, number: int, seat: Seat) -> None:
        self.taken.add(seat.key)
        self.found.seats[number] = seat

    def _new_key(self, text: str) -> str:
        return make_key(text, self.taken | self.base.seat_by_key.keys(), fallback="seat")

    def _as_answered(self, number: int, header: Header, answer: SeatAnswer) -> None:
        if answer.skip:
            self.found.notes.append(f"The column “{header.text}” is left out, as you said.")
            return
        seat = self.base.seat_by_key.get(answer.seat or "")
        if seat is not None and seat.key not in self.taken:
            self._take(number, replace(seat, person=answer.person or seat.person))
            return
        said = self._understand(own_key(header.text)[0])
        role = answer.role or said.role or make_key(header.text)
        name = "" if said.role else usable_name(header.text)[0]
        definition = self.catalogue.roles.get(role)
        if definition and folded(name) == folded(definition.name):
            name = ""
        self._take(
            number, Seat(self._new_key(header.text), role, answer.person or said.person, name=name)
        )

    # what Remit wrote

    def _own(self, number: int, header: Header) -> bool:
        body, key = own_key(header.text)
        seat = self.base.seat_by_key.get(key)
        if not key or key in self.taken:
            return False
        if seat is not None:
            same = header.text == header_of_seat(seat, self.base, self.catalogue)
            self._take(number, seat if same else self._edited(number, header, seat, body))
            return True
        if make_key(key) != key:
            return False
        said = self._understand(body)
        if said.role is None:
            return False
        self._take(number, Seat(key, said.role, said.person, name=usable_name(said.name)[0]))
        return True

    def _edited(self, number: int, header: Header, seat: Seat, body: str) -> Seat:
        role = writable(seat_name(seat, self.catalogue))
        role_text, person_text = split_own(body, role, person_part(seat, self.base, self.catalogue))
        if role_text != role:
            seat = self._renamed(seat, role_text)
        before = self.base.person_by_key.get(seat.person or "")
        if person_text in (None, VACANT):
            return replace(seat, person=None)
        if before is not None and person_text == writable(before.name):
            return seat
        person = person_called(person_text or "", self.base.people)
        if person is None:
            why = f"“{person_text}” is nobody of the organisation. The seat keeps its person."
            self.found.unread.append(Passage(header.place, header.text, why))
            return seat
        return replace(seat, person=person)

    def _renamed(self, seat: Seat, text: str) -> Seat:
        recognised = recognise_role(text, self.catalogue)
        if recognised.certain and recognised.role:
            return replace(seat, role=recognised.role, name="")
        return replace(seat, name=usable_name(text)[0] or seat.name)

    # what others wrote

    def _foreign(self, number: int, header: Header) -> None:
        said = self._understand(header.text)
        fitting = self._fitting(header.text, said)
        if len(fitting) == 1:
            seat = fitting[0]
            self._take(number, replace(seat, person=said.person or seat.person))
            return
        name, changed = usable_name(said.name)
        role = said.role or make_key(header.text, fallback="seat")
        seat = Seat(self._new_key(header.text), role, said.person, name=name)
        self._take(number, seat)
        if changed:
            self.found.unread.append(Passage(header.place, header.text, changed))
        if fitting or said.role is None:
            self.found.questions.append(self._question(number, header, said, fitting, seat))

    def _fitting(self, text: str, said: Said) -> list[Seat]:
        """The seats of the team that this head may mean, by the strongest sign."""
        free = [seat for seat in self.base.seats if seat.key not in self.taken]
        signs = (
            [
                seat
                for seat in free
                if said.person and seat.person == said.person and said.role in (None, seat.role)
            ],
            [seat for seat in free if seat.name and folded(seat.name) == folded(text)],
            [seat for seat in free if seat.role == said.role and not said.name],
        )
        return next((found for found in signs if found), [])

    def _with_person(self, role: str | None, near: Iterable[str]) -> Iterator[Candidate]:
        definition = self.catalogue.roles.get(role or "")
        if definition is None:
            return
        for key in near:
            name = self.base.person_by_key[key].name
            label = f"A new seat: {definition.name}, {name}"
            yield Candidate(label, SeatAnswer(role=definition.key, person=key))

    def _question(
        self, number: int, header: Header, said: Said, fitting: list[Seat], seat: Seat
    ) -> Question:
        catalogue = self.catalogue
        near = near_people(header.text, self.base.people) if said.person is None else []
        seats = fitting or [
            *(one for key in near for one in self.base.seats if one.person == key),
            *(one for one in self.base.seats if one.role in said.near and one.person not in near),
        ]
        candidates = [
            *(
                Candidate(header_of_seat(one, self.base, catalogue), SeatAnswer(seat=one.key))
                for one in seats
            ),
            *(
                Candidate(
                    f"A new seat: {catalogue.roles[key].name}",
                    SeatAnswer(role=key, person=said.person),
                )
                for key in dict.fromkeys(filter(None, (said.role, *said.near)))
            ),
            *self._with_person(said.role, near),
            Candidate("Leave this column out", SeatAnswer(skip=True)),
        ]
        is_open = seat.role not in catalogue.roles
        what = (
            "a role that the catalogue does not know"
            if is_open
            else catalogue.roles[seat.role].name
        )
        asks = "Which of these seats is it?" if fitting else "Which role is it?"
        return Question(
            number,
            header.place,
            header.text,
            asks,
            f"A new seat: {what}",
            tuple(candidates),
            is_open,
            candidates[0].answer if len(candidates) > 1 else None,
        )
