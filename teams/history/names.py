"""What the keys in a team's log are called: rows, seats and people that are there, and those that went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from teams.analysis.reading import Reading
from teams.matrix.edits import AddRow, AddSeat, ChangeSeat, Edit, RemoveRow, RemoveSeat
from teams.matrix.model import Row, Seat, row_facts, seat_name
from teams.models import Person


class Names:
    """Names for the keys of one team. What is in the matrix now goes by its present name, what is gone by its last.

    ``edits``, oldest first, tell of rows and seats that are gone; ``people``: key → name of those on no seat of the
    matrix. Without either it costs nothing to make.
    """

    def __init__(
        self,
        reading: Reading,
        edits: Sequence[Edit] = (),
        people: Mapping[str, str] | None = None,
    ) -> None:
        self.reading = reading
        self.catalogue = reading.catalogue
        self._edits = edits
        self._people = people or {}

    def row(self, key: str) -> str:
        present = self.reading.row.get(key)
        if present is not None:
            return present.name
        gone = self._gone_rows.get(key)
        return row_facts(gone, self.catalogue).name if gone else _readable(key)

    def seat(self, key: str) -> str:
        """Who is on the seat; where nobody is, what the seat is called."""
        present = self.reading.seat.get(key)
        if present is not None:
            return present.label
        gone = self._gone_seats.get(key)
        return self.holder(gone) if gone else _readable(key)

    def holder(self, seat: Seat) -> str:
        """Who is on a seat that an edit carries; where nobody is, what the seat is called."""
        if seat.person:
            return self.person(seat.person)
        return f"{seat_name(seat, self.catalogue)} (vacant)"

    def title(self, key: str) -> str:
        """What the seat is called, whoever is on it: “Product Owner”."""
        present = self.reading.seat.get(key)
        if present is not None:
            return present.role_name
        gone = self._gone_seats.get(key)
        return seat_name(gone, self.catalogue) if gone else _readable(key)

    def person(self, key: str) -> str:
        present = self.reading.matrix.person_by_key.get(key)
        if present is not None:
            return present.name
        return self._people.get(key) or _readable(key)

    def role(self, key: str) -> str:
        role = self.catalogue.roles.get(key)
        return role.name if role else _readable(key)

    def area(self, key: str) -> str:
        return self.reading.area_name(key)

    @cached_property
    def _gone_rows(self) -> dict[str, Row]:
        return {
            edit.row.key: edit.row for edit in self._edits if isinstance(edit, AddRow | RemoveRow)
        }

    @cached_property
    def _gone_seats(self) -> dict[str, Seat]:
        return {
            edit.seat.key: edit.seat
            for edit in self._edits
            if isinstance(edit, AddSeat | RemoveSeat)
        }


def names_for(reading: Reading, edits: Iterable[Edit]) -> Names:
    """Names for all that the edits (oldest first) speak of. One query where they name somebody on no seat of today."""
    edits = list(edits)
    missing = people_in(edits) - reading.matrix.person_by_key.keys()
    found = Person.objects.filter(key__in=missing).values_list("key", "name") if missing else ()
    return Names(reading, edits, dict(found))


def people_in(edits: Iterable[Edit]) -> set[str]:
    """The keys of the people whom edits of seats name."""
    found: set[str | None] = set()
    for edit in edits:
        if isinstance(edit, AddSeat | RemoveSeat):
            found.add(edit.seat.person)
        elif isinstance(edit, ChangeSeat):
            found |= {edit.before.get("person"), edit.after.get("person")}
    return {key for key in found if key}


def _readable(key: str) -> str:
    return key.replace("-", " ").capitalize()
