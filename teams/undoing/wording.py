"""In words: what differs from what was left, who made it so, and what undoing it would put there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from organisations.models import User
from teams.history.names import Names
from teams.models import Team
from teams.undoing.fitting import Difference

Authors = Mapping[tuple[str, ...], User | None]


@dataclass(frozen=True, slots=True)
class Said:
    place: str
    words: str


class Wording:
    """``reader``: who is told; what they did themselves is said to be theirs."""

    def __init__(self, team: Team, names: Names, authors: Authors, reader: int) -> None:
        self.team, self.names, self.authors, self.reader = team, names, authors, reader
        self._ways: dict[str, Callable[[Any], str]] = {
            "person": names.person,
            "role": names.role,
            "area": names.area,
            "checks": names.row,
        }

    def said(self, difference: Difference) -> Said:
        return Said(self._place(difference.place), self._words(difference))

    def _place(self, place: tuple[str, ...]) -> str:
        match place:
            case ("cell", row, seat):
                return f"{self.names.seat(seat)}, {self.names.row(row)}"
            case ("row", row, *field):
                return ": ".join([self.names.row(row), *field])
            case ("seat", seat, *field):
                return ": ".join([self.names.seat(seat), *field])
            case _:
                return ": ".join([self.team.name, *place[1:]])

    def _words(self, one: Difference) -> str:
        who = self._who(one.place)
        if one.can_be_set:
            values = (one.found, one.left, one.wanted)
            found, left, wanted = (self._value(one.place, value) for value in values)
            return f"{who} set {found} where you had left {left}. It would become {wanted}."
        if one.found is None:
            return "The row or seat is not there any more."
        if one.left is None:
            return "It is in the matrix again."
        what = "its letters" if isinstance(one.left, Mapping) else "it"
        return f"{who} changed {what} since."

    def _who(self, place: tuple[str, ...]) -> str:
        author = self.authors.get(place)
        if author is None:
            return "Somebody else"
        return "You yourself" if author.pk == self.reader else author.get_full_name()

    def _value(self, place: tuple[str, ...], value: Any) -> str:
        if place[0] == "cell":
            return "/".join(value) or "nothing"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, date):
            return f"{value.day} {value:%B %Y}"
        if not value and value != 0:
            return "nothing"
        if isinstance(value, Mapping | tuple):
            return f"{len(value)} {place[-1] if len(value) > 1 else place[-1].removesuffix('s')}"
        return f"“{self._ways.get(place[-1], str)(value)}”"
