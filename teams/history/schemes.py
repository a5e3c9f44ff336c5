"""In which scheme a team wrote at some time, as the changes in its log say."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from teams.matrix.edits import ChangeScheme
from teams.matrix.record import Record, edit_from_record
from teams.matrix.schemes import Scheme
from teams.models import LogEntry, Team

CHANGES_SCHEME = Q(edits__contains=[{"edit": "change_scheme"}])


def scheme_after(team: Team, revision: int) -> Scheme | None:
    """The scheme right after that revision, where it was changed later on; else it is today's. One query."""
    changed = LogEntry.objects.filter(CHANGES_SCHEME, team=team, revision__gt=revision)
    records = changed.order_by("revision").values_list("edits", flat=True).first()
    return None if records is None else scheme_before(records)


def scheme_before(records: Iterable[Record]) -> Scheme | None:
    """The scheme before these edits, if one of them changes it."""
    for record in records:
        edit = edit_from_record(record) if record["edit"] == "change_scheme" else None
        if isinstance(edit, ChangeScheme):
            return edit.before
    return None
