"""Edits as they are written into the log: plain values for JSON and back. Holds keys, never names of people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from roles.definitions.model import Horizon, Level
from teams.matrix import edits as e
from teams.matrix.model import Complexity, Link, Method, Row, Seat, Team
from teams.matrix.own_schemes import scheme_from_record, scheme_to_record
from teams.matrix.schemes import Scheme

Record = dict[str, Any]

_KINDS: dict[str, type[e.Edit]] = {
    "set_cell": e.SetCell,
    "add_row": e.AddRow,
    "remove_row": e.RemoveRow,
    "change_row": e.ChangeRow,
    "move_row": e.MoveRow,
    "add_seat": e.AddSeat,
    "remove_seat": e.RemoveSeat,
    "change_seat": e.ChangeSeat,
    "move_seat": e.MoveSeat,
    "change_team": e.ChangeTeam,
    "change_scheme": e.ChangeScheme,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}

_FROM_PLAIN: dict[str, Callable[[Any], Any]] = {
    "since": date.fromisoformat,
    "until": date.fromisoformat,
    "reviewed": date.fromisoformat,
    "horizon": Horizon,
    "level": Level,
    "method": Method,
    "complexity": Complexity,
    "links": lambda links: tuple(Link(**link) for link in links),
}


def edit_to_record(edit: e.Edit) -> Record:
    """The edit as a dictionary of plain values; ``edit`` names its kind."""
    record: Record = {"edit": _NAMES[type(edit)]}
    for one in fields(edit):
        record[one.name] = _to_plain(getattr(edit, one.name))
    return record


def edit_from_record(record: Record) -> e.Edit:
    """The edit that edit_to_record wrote."""
    kind = _KINDS[record["edit"]]
    values = {name: value for name, value in record.items() if name != "edit"}
    if kind is e.SetCell:
        values |= {"before": tuple(values["before"]), "after": tuple(values["after"])}
    elif kind in (e.AddRow, e.RemoveRow, e.AddSeat, e.RemoveSeat):
        values["cells"] = {key: tuple(letters) for key, letters in values["cells"].items()}
        if kind in (e.AddRow, e.RemoveRow):
            values["row"] = Row(**from_plain(values["row"]))
        else:
            values["seat"] = Seat(**from_plain(values["seat"]))
    elif kind is e.ChangeScheme:
        values |= {name: scheme_from_record(values[name]) for name in ("before", "after")}
        values["cells"] = {
            row: {seat: (tuple(before), tuple(after)) for seat, (before, after) in held.items()}
            for row, held in values["cells"].items()
        }
    elif kind in (e.ChangeRow, e.ChangeSeat, e.ChangeTeam):
        values |= {"before": from_plain(values["before"]), "after": from_plain(values["after"])}
    return kind(**values)


def from_plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a row, seat or team with their types back: dates, enums, links."""
    return {
        name: _FROM_PLAIN[name](value) if value is not None and name in _FROM_PLAIN else value
        for name, value in values.items()
    }


def _to_plain(value: Any) -> Any:
    match value:
        case Row() | Seat() | Team() | Link():
            return {one.name: _to_plain(getattr(value, one.name)) for one in fields(value)}
        case Scheme():
            return scheme_to_record(value)
        case Mapping():
            return {key: _to_plain(one) for key, one in value.items()}
        case tuple() | list():
            return [_to_plain(one) for one in value]
        case date():
            return value.isoformat()
        case str():
            return str(value)
        case _:
            return value
