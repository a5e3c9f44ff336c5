"""Who did it."""

from __future__ import annotations

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
