"""What changed of a row, a seat or the team, field by field in words: “shared on purpose”, “area Backlog instead of Market”."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from teams.history.names import Names
from teams.matrix.edits import Fields

_CALLED = {
    "allocation": "time",
    "since": "start",
    "until": "end",
    "reviewed": "last review",
    "data": "data product",
}
NOTHING = "nothing"


class FieldWords:
    """``who``: what a seat is called, by its key."""

    def __init__(self, names: Names, who: Callable[[str], str]) -> None:
        self.names, self.who = names, who
        self._keyed: dict[str, Callable[[str], str]] = {
            "area": names.area,
            "role": names.role,
            "person": names.person,
            "checks": names.row,
        }
        self._own: dict[str, Callable[[Any, Any], Iterator[str]]] = {
            "shared": self._shared,
            "data": self._data,
            "checks": self._checks,
            "description": self._description,
            "links": self._links,
            "notes": self._notes,
        }

    def changes(self, before: Fields, after: Fields) -> list[str]:
        """One phrase or more a field."""
        found: list[str] = []
        for field, now in after.items():
            found += self._own.get(field, self._plain(field))(before.get(field), now)
        return found

    def called(self, field: str) -> str:
        """The field's name as readers know it."""
        return _CALLED.get(field, field)

    def value(self, field: str, value: Any) -> str:
        match value:
            case bool():
                return "yes" if value else "no"
            case date():
                return f"{value.day} {value:%B %Y}"
            case int():
                return f"{value}\u202f%"
            case _ if not value:
                return NOTHING
            case str() if field in self._keyed:
                return self._keyed[field](value)
            case str() if field in ("name", "focus", "description"):
                return f"“{value}”"
            case str():
                return value.replace("-", " ")
            case _:
                return f"{len(value)} {field}"

    def _plain(self, field: str) -> Callable[[Any, Any], Iterator[str]]:
        def said(before: Any, now: Any) -> Iterator[str]:
            what = self.called(field)
            if now is None or now == "":
                yield f"no {what} any more"
            elif before is None or before == "":
                yield f"{what} {self.value(field, now)}"
            else:
                yield f"{what} {self.value(field, now)} instead of {self.value(field, before)}"

        return said

    def _shared(self, before: Any, now: Any) -> Iterator[str]:
        yield "shared on purpose" if now else "no longer shared on purpose"

    def _data(self, before: Any, now: Any) -> Iterator[str]:
        words = {True: "a data product", False: "no data product"}
        yield words.get(now, "not said whether it is a data product")

    def _checks(self, before: Any, now: Any) -> Iterator[str]:
        if now:
            yield f"checks {self.names.row(now)}"
        elif before:
            yield f"no longer checks {self.names.row(before)}"

    def _description(self, before: Any, now: Any) -> Iterator[str]:
        yield _another("description", bool(before), bool(now))

    def _links(self, before: Any, now: Any) -> Iterator[str]:
        was, stands = before or (), now or ()
        yield from (f"link {one.title or one.url} added" for one in stands if one not in was)
        yield from (f"link {one.title or one.url} removed" for one in was if one not in stands)
        if was != stands and set(was) == set(stands):
            yield "links in another order"

    def _notes(self, before: Any, now: Any) -> Iterator[str]:
        was, stands = before or {}, now or {}
        for seat in dict.fromkeys([*was, *stands]):
            if was.get(seat) != stands.get(seat):
                said = _another("note", seat in was, seat in stands)
                yield said.replace("note", f"note for {self.who(seat)}", 1)


def _another(what: str, was: bool, stands: bool) -> str:
    if was and stands:
        return f"another {what}"
    return f"a {what}" if stands else f"no {what} any more"
