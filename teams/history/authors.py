"""Who did it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from organisations.models import User
from teams.models import LogEntry, Team

LOOKED_BACK = 200
"""So many revisions are looked through."""


def who_set(team: Team, row: str, seat: str) -> str:
    """The name of whoever set the cell last; empty where that is too long ago, or it was no person. One query."""
    setting = [{"edit": "set_cell", "row": row, "seat": seat}]
    recent = LogEntry.objects.filter(team=team, revision__gt=team.revision - LOOKED_BACK)
    entry = (
        recent.filter(edits__contains=setting).select_related("by").order_by("-revision").first()
    )
    return entry.by.get_full_name() if entry and entry.by else ""


def last_authors(team: Team, *, since: int) -> dict[tuple[str, ...], User | None]:
    """Who changed each place last after that revision; None: the installation itself. One query.

    Places are ("cell", ROW, SEAT), ("row", ROW), ("seat", SEAT) as a whole, with a field's name too, and ("team", FIELD).
    """
    later = LogEntry.objects.filter(
        team=team, revision__gt=max(since, team.revision - LOOKED_BACK)
    ).select_related("by")
    found: dict[tuple[str, ...], User | None] = {}
    for entry in later.order_by("revision"):
        for record in entry.edits:
            found.update(dict.fromkeys(_touched(record), entry.by))
    return found


def _touched(record: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    kind = record["edit"].partition("_")[2]
    match record:
        case {"edit": "set_cell", "row": row, "seat": seat}:
            yield from (("cell", row, seat), ("row", row), ("seat", seat))
        case {"edit": "add_row" | "remove_row", "row": {"key": key}, "cells": cells}:
            yield from (("row", key), *(("cell", key, seat) for seat in cells))
        case {"edit": "add_seat" | "remove_seat", "seat": {"key": key}, "cells": cells}:
            yield from (("seat", key), *(("cell", row, key) for row in cells))
        case {"edit": "change_row" | "change_seat", "after": after}:
            yield from ((kind, record[kind]), *((kind, record[kind], field) for field in after))
        case {"edit": "move_row" | "move_seat"}:
            yield (kind, record[kind])
        case {"edit": "change_scheme", "cells": cells}:
            yield ("scheme",)
            yield from (("cell", row, seat) for row, held in cells.items() for seat in held)
        case {"edit": "change_team", "after": after}:
            yield from (("team", field) for field in after)
