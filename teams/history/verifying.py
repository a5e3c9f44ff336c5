"""Whether the log of a team still tells the truth: replayed from nothing, it gives the stored matrix."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from teams.history.comparing import compare
from teams.history.replaying import BrokenLog, replay
from teams.loading import load_matrix
from teams.models import LogEntry, Team

MOST_NAMED = 5


def untruths(team: Team, *, today: date) -> Iterator[str]:
    """Where log and matrix tell different things, in words; nothing where the log tells the truth.

    Called in the scope of the team's organisation, with a team that nobody changes meanwhile.
    """
    revisions = list(
        LogEntry.objects.filter(team=team).order_by("revision").values_list("revision", flat=True)
    )
    missing = sorted(set(range(1, team.revision + 1)) - set(revisions))
    if missing:
        yield f"revisions are missing in the log: {_some(list(map(str, missing)))}"
    if revisions and revisions[-1] > team.revision:
        yield f"the log goes on to revision {revisions[-1]}, the team stands at {team.revision}"
    try:
        replayed = replay(team, today=today)
    except BrokenLog as broken:
        yield str(broken)
        return
    stored = load_matrix(team, today=today).matrix
    different = compare(replayed, stored)
    if different.has_other_letters:
        yield f"the letters are {stored.scheme.name}, by the log {replayed.scheme.name}"
    if different.cells:
        places = [
            f"{row} × {seat} holds {'/'.join(now) or 'nothing'}, by the log {'/'.join(then) or 'nothing'}"
            for (row, seat), (then, now) in different.cells.items()
        ]
        yield _some(places)
    if different.rows.touched:
        yield f"rows are not as the log has them: {_some(sorted(different.rows.touched))}"
    if different.seats.touched:
        yield f"seats are not as the log has them: {_some(sorted(different.seats.touched))}"
    if replayed.team != stored.team:
        yield "the facts of the team are not as the log has them"


def _some(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
