"""The matrix as it stood at a revision, with the names of people who have left the team since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from teams.history.replaying import replay
from teams.loading import Loaded, person_facts
from teams.matrix.apply import InvalidEdit, Mismatched, apply_edits
from teams.matrix.edits import Edit, inverse
from teams.matrix.model import Matrix
from teams.matrix.record import Record, edit_from_record
from teams.models import LogEntry, Person

AS_DEAR = 4
"""To replay reads the context anew and makes every row and seat; to take back changes what is there. Measured: 10 and 16 ms
for 400 of 2,000 entries of 60 × 12, 58 and 20 ms of 300 × 40."""


def matrix_at(loaded: Loaded, revision: int) -> Matrix:
    """In today's context. From the nearer end of the log: most who look back look at what was just done."""
    now = loaded.team.revision
    if revision == now:
        return loaded.matrix
    is_recent = now - revision < AS_DEAR * revision
    matrix = stepped_back(loaded, revision) if is_recent else None
    if matrix is None:
        matrix = replay(loaded.team, today=loaded.matrix.date, up_to=revision)
    return _with_people(loaded, {revision: matrix})[revision]


def matrices_at(loaded: Loaded, revisions: Collection[int]) -> dict[int, Matrix]:
    """The same for several: the log is read once, from its end to the earliest of them."""
    now = loaded.team.revision
    wanted = sorted({one for one in revisions if one != now}, reverse=True)
    if not wanted:
        return dict.fromkeys(revisions, loaded.matrix)
    entries = list(_entries_since(loaded, wanted[-1]))
    found = {now: loaded.matrix}
    matrix, upper = loaded.matrix, now
    try:
        for lower in wanted:
            later = (records for number, records in entries if lower < number <= upper)
            matrix = apply_edits(matrix, _taken_back(later)).matrix
            found[lower], upper = matrix, lower
    except (Mismatched, InvalidEdit):
        return {revision: matrix_at(loaded, revision) for revision in revisions}
    return _with_people(loaded, {revision: found[revision] for revision in revisions})


def stepped_back(loaded: Loaded, revision: int) -> Matrix | None:
    """The present matrix without what was done since. None where the log does not fit it: then only replay tells."""
    later = (records for _, records in _entries_since(loaded, revision))
    try:
        return apply_edits(loaded.matrix, _taken_back(later)).matrix
    except (Mismatched, InvalidEdit):
        return None


def _entries_since(loaded: Loaded, revision: int) -> Iterable[tuple[int, list[Record]]]:
    """The newest first."""
    later = LogEntry.objects.filter(team=loaded.team, revision__gt=revision)
    return later.order_by("-revision").values_list("revision", "edits")


def _taken_back(entries: Iterable[list[Record]]) -> list[Edit]:
    return [
        inverse(edit_from_record(record)) for records in entries for record in reversed(records)
    ]


def _with_people(loaded: Loaded, matrices: Mapping[int, Matrix]) -> dict[int, Matrix]:
    """Those on their seats; one query where somebody is on none of today's."""
    known = loaded.matrix.person_by_key
    named = {
        revision: dict.fromkeys(seat.person for seat in matrix.seats if seat.person)
        for revision, matrix in matrices.items()
    }
    missing = set().union(*named.values()) - known.keys()
    if missing:
        found = {one.key: person_facts(one) for one in Person.objects.filter(key__in=missing)}
        known = known | found
    return {
        revision: replace(
            matrix, people=tuple(known[key] for key in named[revision] if key in known)
        )
        for revision, matrix in matrices.items()
    }
