"""Writing a changed matrix: only what differs from what was loaded, a bounded number of statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from teams import models as m
from teams.loading import Loaded
from teams.matrix import model as core
from teams.matrix.edits import Edit, SetCell

_ROW_FIELDS = [one.name for one in fields(core.Row)]
_SEAT_FIELDS = [one.name for one in fields(core.Seat)]


class UnknownPerson(ValueError):
    """A seat names somebody who is not among the organisation's people."""


def write_matrix(loaded: Loaded, matrix: core.Matrix, edits: Iterable[Edit]) -> None:
    """Make the stored matrix of ``loaded`` equal to ``matrix``. The caller holds the lock on the team's row."""
    edits = list(edits)
    if not all(isinstance(edit, SetCell) for edit in edits):
        _write_seats(loaded, matrix)
        _write_rows(loaded, matrix)
        _write_team(loaded.team, matrix)
    _write_cells(loaded, matrix)


def _write_team(team: m.Team, matrix: core.Matrix) -> None:
    facts = matrix.team
    team.name, team.method, team.complexity = facts.name, facts.method, facts.complexity
    team.data, team.reviewed, team.scheme = facts.data, facts.reviewed, matrix.scheme.key


def _write_seats(loaded: Loaded, matrix: core.Matrix) -> None:
    gone = loaded.matrix.seat_by_key.keys() - matrix.seat_by_key.keys()
    if gone:
        m.Seat.objects.filter(pk__in=[loaded.seat_ids.pop(key) for key in gone]).delete()
    changed = _changed(loaded.matrix.seats, matrix.seats)
    people = _person_ids(loaded, [seat.person for _, seat in changed if seat.person])
    stored = []
    for position, seat in changed:
        values = {name: getattr(seat, name) for name in _SEAT_FIELDS} | {"position": position}
        values["person_id"] = people[seat.person] if seat.person else None
        del values["person"]
        stored.append(_stored(m.Seat, loaded, loaded.seat_ids.get(seat.key), values))
    _save(
        m.Seat,
        stored,
        [*(name for name in _SEAT_FIELDS if name not in {"key", "person"}), "person", "position"],
    )
    loaded.seat_ids.update((seat.key, seat.pk) for seat in stored)


def _person_ids(loaded: Loaded, keys: list[str]) -> dict[str, int]:
    if not keys:
        return {}
    found = dict(m.Person.objects.filter(key__in=keys).values_list("key", "pk"))
    for key in keys:
        if key not in found:
            raise UnknownPerson(f"Nobody in {loaded.team.organisation} has the key “{key}”.")
    return found


def _write_rows(loaded: Loaded, matrix: core.Matrix) -> None:
    gone = loaded.matrix.row_by_key.keys() - matrix.row_by_key.keys()
    if gone:
        m.Row.objects.filter(pk__in=[loaded.row_ids.pop(key) for key in gone]).delete()
    stored = []
    for position, row in _changed(loaded.matrix.rows, matrix.rows):
        values = {name: getattr(row, name) for name in _ROW_FIELDS} | {"position": position}
        values["links"] = [{"url": link.url, "title": link.title} for link in row.links]
        values["notes"] = dict(row.notes)
        stored.append(_stored(m.Row, loaded, loaded.row_ids.get(row.key), values))
    _save(m.Row, stored, [*(name for name in _ROW_FIELDS if name != "key"), "position"])
    loaded.row_ids.update((row.key, row.pk) for row in stored)


def _changed(before: tuple[Any, ...], after: tuple[Any, ...]) -> list[tuple[int, Any]]:
    """(position, thing) of each thing that is new, differs, or stands elsewhere."""
    old = {thing.key: (position, thing) for position, thing in enumerate(before)}
    return [
        (position, thing)
        for position, thing in enumerate(after)
        if old.get(thing.key) != (position, thing)
    ]


def _stored(model: Any, loaded: Loaded, pk: int | None, values: Mapping[str, Any]) -> Any:
    return model(pk=pk, organisation_id=loaded.team.organisation_id, team=loaded.team, **values)


def _save(model: Any, things: list[Any], names: list[str]) -> None:
    new = [thing for thing in things if thing.pk is None]
    old = [thing for thing in things if thing.pk is not None]
    if new:
        model.objects.bulk_create(new, batch_size=1000)
    if old:
        model.objects.bulk_update(old, names, batch_size=500)


def _write_cells(loaded: Loaded, matrix: core.Matrix) -> None:
    before, after = loaded.matrix.cells, matrix.cells
    emptied, filled = [], []
    for row in before.keys() | after.keys():
        old, new = before.get(row, {}), after.get(row, {})
        if old == new or row not in loaded.row_ids:
            continue
        row_id = loaded.row_ids[row]
        emptied += [
            (row_id, loaded.seat_ids[seat])
            for seat in old.keys() - new.keys()
            if seat in loaded.seat_ids
        ]
        filled += [
            m.Cell(
                organisation_id=loaded.team.organisation_id,
                team=loaded.team,
                row_id=row_id,
                seat_id=loaded.seat_ids[seat],
                letters="/".join(letters),
            )
            for seat, letters in new.items()
            if old.get(seat) != letters
        ]
    if emptied:
        _delete_cells(loaded, emptied)
    if filled:
        m.Cell.objects.bulk_create(
            filled,
            update_conflicts=True,
            unique_fields=["seat", "row"],
            update_fields=["letters"],
            batch_size=5000,
        )


def _delete_cells(loaded: Loaded, places: list[tuple[int, int]]) -> None:
    from_rows = {row for row, _ in places}
    wanted = set(places)
    cells = m.Cell.objects.filter(team=loaded.team, row_id__in=from_rows)
    if len(wanted) == 1:
        [(row, seat)] = wanted
        cells.filter(row_id=row, seat_id=seat).delete()
        return
    stored = cells.values_list("pk", "row_id", "seat_id")
    m.Cell.objects.filter(pk__in=[pk for pk, row, seat in stored if (row, seat) in wanted]).delete()
