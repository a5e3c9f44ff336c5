"""What somebody wants to see of a team's history, as it stands in the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.dateparse import parse_date

KINDS: dict[str, tuple[str, ...]] = {
    "letters": ("set_cell", "change_scheme"),
    "rows": ("add_row", "remove_row", "change_row", "move_row"),
    "seats": ("add_seat", "remove_seat", "change_seat", "move_seat"),
    "team": ("change_team",),
}
"""Of changes, with the edits that are of that kind."""
KIND_WORDS = {"letters": "Letters", "rows": "Rows", "seats": "Seats and people", "team": "The team"}
REMIT = "remit"
"""In the address for who did it where that was no user."""
_NAMES = {"first": "from", "last": "to"}


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty: not filtered. ``who``: a user's number, or REMIT; ``row`` and ``seat``: keys; both days are included."""

    who: str = ""
    row: str = ""
    seat: str = ""
    kind: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def is_narrow(self) -> bool:
        return self != Filters()

    @property
    def is_about_edits(self) -> bool:
        return bool(self.row or self.seat or self.kind)

    def address(self, **changes: Any) -> str:
        """The query of the same page with some of it changed."""
        wanted = replace(self, **changes)
        said = {
            _NAMES.get(one.name, one.name): str(value)
            for one in fields(self)
            if (value := getattr(wanted, one.name))
        }
        return f"?{urlencode(said)}" if said else "?"

    def condition(self) -> Q:
        """What entries of the log must be like."""
        condition = Q()
        if self.who:
            condition &= Q(by=None) if self.who == REMIT else Q(by=int(self.who))
        if self.first:
            condition &= Q(at__date__gte=self.first)
        if self.last:
            condition &= Q(at__date__lte=self.last)
        return condition & self.edits_condition()

    def edits_condition(self) -> Q:
        """One edit at least is about the row, the seat and of the kind, all in one."""
        if not self.is_about_edits:
            return Q()
        nothing = Q(pk__in=())
        return reduce(or_, (Q(edits__contains=[one]) for one in self._patterns()), nothing)

    def is_about(self, record: Mapping[str, Any]) -> bool:
        """Whether an edit as written in the log is one of those that are looked for."""
        return any(_contains(record, pattern) for pattern in self._patterns())

    def _patterns(self) -> Iterator[dict[str, Any]]:
        for kind, edits in KINDS.items():
            if self.kind in ("", kind):
                for edit in edits:
                    yield from self._of(edit)

    def _of(self, edit: str) -> Iterator[dict[str, Any]]:
        row, seat = self.row, self.seat
        pattern: dict[str, Any] = {"edit": edit}
        if edit == "set_cell":
            yield pattern | ({"row": row} if row else {}) | ({"seat": seat} if seat else {})
        elif edit in ("add_row", "remove_row"):
            yield pattern | _whole("row", row) | _letters(seat)
        elif edit in ("add_seat", "remove_seat"):
            yield pattern | _whole("seat", seat) | _letters(row)
        elif edit in ("change_row", "move_row") and not seat:
            yield pattern | ({"row": row} if row else {})
        elif edit in ("change_seat", "move_seat") and not row:
            yield pattern | ({"seat": seat} if seat else {})
        elif not (row or seat):
            yield pattern


def read_filters(query: Mapping[str, str]) -> Filters:
    """From an address; what cannot be is left out, keys that are nowhere find nothing."""

    def key(name: str) -> str:
        return query.get(name, "").replace("\0", "")[:120]

    who, kind = query.get("who", ""), query.get("kind", "")
    is_user = who.isascii() and who.isdecimal() and len(who) < 10
    return Filters(
        who if is_user or who == REMIT else "",
        key("row"),
        key("seat"),
        kind if kind in KINDS else "",
        _day(query.get("from", "")),
        _day(query.get("to", "")),
    )


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _whole(name: str, key: str) -> dict[str, Any]:
    return {name: {"key": key}} if key else {}


def _letters(key: str) -> dict[str, Any]:
    return {"cells": {key: []}} if key else {}


def _contains(found: Any, wanted: Any) -> bool:
    """As the database's @> says of these patterns."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(
            name in found and _contains(found[name], value) for name, value in wanted.items()
        )
    return isinstance(found, list) if wanted == [] else bool(found == wanted)
