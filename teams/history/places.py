"""Where an older change no longer fits, place by place: what it left, what stands now, and what undoing it would put there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from organisations.models import User
from teams.history.fields import NOTHING, FieldWords
from teams.history.names import Names
from teams.history.sentences import written
from teams.undoing.fitting import Difference


@dataclass(frozen=True, slots=True)
class Place:
    """``since``: who changed it since, if that is known."""

    name: str
    left: str
    now: str
    wanted: str
    since: str


class Places:
    def __init__(self, names: Names, authors: Mapping[tuple[str, ...], User | None]) -> None:
        self.names, self.authors = names, authors
        self.fields = FieldWords(names, names.seat)

    def place(self, one: Difference) -> Place:
        author = self.authors.get(one.place)
        since = author.get_full_name() if author else ""
        if one.can_be_set:
            left, now, wanted = (
                self._value(one.place, value) for value in (one.left, one.found, one.wanted)
            )
        else:
            left, now, wanted = self._as_a_whole(one)
        return Place(self._name(one.place), left, now, wanted, since)

    def _name(self, place: tuple[str, ...]) -> str:
        match place:
            case ("cell", row, seat):
                return f"{self.names.row(row)}, {self.names.seat(seat)}"
            case ("row", row, *field):
                return ", ".join([self.names.row(row), *map(self.fields.called, field)])
            case ("seat", seat, *field):
                of = f"The seat {self.names.title(seat)}"
                return ", ".join([of, *map(self.fields.called, field)])
            case _:
                return ", ".join(["The team", *map(self.fields.called, place[1:])])

    def _value(self, place: tuple[str, ...], value: Any) -> str:
        if place[0] == "cell":
            return written(value) or NOTHING
        return self.fields.value(place[-1], value)

    def _as_a_whole(self, one: Difference) -> tuple[str, str, str]:
        """Rows and seats that are gone, there again, or not as they were; letters and notes of what is gone."""
        if one.left is None and one.found is None:
            return "letters or a note", "what they belong to is gone", "left out"
        if one.found is None:
            return "in the matrix", "not there any more", "cannot be"
        if one.left is None:
            return "not in the matrix", "there again", "cannot be"
        what = "other letters" if isinstance(one.left, Mapping) else "other facts"
        return "as it was then", f"has {what}", "cannot be"
