"""What the log says of seats and of rows that are gone: who sat where at a revision, and what is not there any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, Func, JSONField, Value

from teams.matrix.edits import AddSeat, ChangeScheme, ChangeSeat, Edit, RemoveRow, RemoveSeat
from teams.matrix.model import Seat
from teams.matrix.record import edit_from_record
from teams.matrix.schemes import Scheme
from teams.models import LogEntry, Team

Seats = Mapping[str, Seat]

_TOLD = """
$[*] ? (@.edit == "add_seat" || @.edit == "change_seat" || @.edit == "remove_seat" || @.edit == "remove_row" || @.edit == "change_scheme")
"""


@dataclass(frozen=True)
class Past:
    """``edits``: those of seats, removals of rows, changes of scheme, all without letters; each with its revision, oldest first."""

    edits: Sequence[tuple[int, Edit]]

    def seats_at(self, revisions: Iterable[int]) -> dict[int, Seats]:
        """For each revision the seats by key as it left them; those that it took away, as they were before."""
        found: dict[int, Seats] = {}
        seats: dict[str, Seat] = {}
        at = 0
        for revision in sorted(set(revisions)):
            gone: dict[str, Seat] = {}
            while at < len(self.edits) and self.edits[at][0] <= revision:
                number, edit = self.edits[at]
                if isinstance(edit, RemoveSeat) and number == revision:
                    gone[edit.seat.key] = edit.seat
                _follow(seats, edit)
                at += 1
            found[revision] = gone | seats
        return found

    def scheme_at(self, revision: int, now: Scheme) -> Scheme:
        """The one that the revision left behind; ``now``: today's."""
        for number, edit in self.edits:
            if isinstance(edit, ChangeScheme) and number > revision:
                return edit.before
        return now

    def removals(self) -> list[Edit]:
        """Of rows and of seats, oldest first: what those that are gone were called."""
        return [edit for _, edit in self.edits if isinstance(edit, RemoveRow | RemoveSeat)]


def read_past(team: Team) -> Past:
    """One query; what it brings grows with the changes of seats, not with those of cells."""
    told = Func(
        F("edits"),
        Value(_TOLD),
        template="jsonb_path_query(%(expressions)s::jsonpath) - 'cells'",
        output_field=JSONField(),
    )
    found: Iterable[tuple[int, Any]] = (
        LogEntry.objects.filter(team=team)
        .order_by("revision")
        .annotate(told=told)
        .values_list("revision", "told")
    )
    return Past([(revision, edit_from_record(_whole(record))) for revision, record in found])


def _whole(record: dict[str, Any]) -> dict[str, Any]:
    return record if record["edit"] == "change_seat" else record | {"cells": {}}


def _follow(seats: dict[str, Seat], edit: Edit) -> None:
    match edit:
        case AddSeat(seat):
            seats[seat.key] = seat
        case RemoveSeat(seat):
            seats.pop(seat.key, None)
        case ChangeSeat(key, _, after) if key in seats:
            seats[key] = replace(seats[key], **after)
