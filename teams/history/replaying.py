"""The log read back: a team's matrix at any revision, and whether the log still tells the truth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db.models import Q

from teams.history.schemes import CHANGES_SCHEME, scheme_before
from teams.loading import load_matrix
from teams.matrix.apply import NoReplay, replay_lists
from teams.matrix.edits import Edit
from teams.matrix.model import Matrix
from teams.matrix.model import Team as TeamFacts
from teams.matrix.record import Record, edit_from_record
from teams.matrix.schemes import Scheme
from teams.models import LogEntry, Team


class BrokenLog(Exception):
    """The entry of that revision does not fit what the entries before it made."""

    def __init__(self, revision: int) -> None:
        super().__init__(f"revision {revision} does not fit what came before it")
        self.revision = revision


def replay(team: Team, *, today: date, up_to: int | None = None) -> Matrix:
    """The matrix that the log gives from nothing, up to and with a revision; in today's context.

    Raises BrokenLog.
    """
    now = load_matrix(team, today=today).matrix
    entries = LogEntry.objects.filter(team=team).order_by("revision")
    if up_to is not None:
        entries = entries.filter(Q(revision__lte=up_to) | CHANGES_SCHEME)
    whole: list[tuple[int, list[Record]]] = list(entries.values_list("revision", "edits"))
    log = [one for one in whole if up_to is None or one[0] <= up_to]
    matrix = Matrix(
        team=TeamFacts(team.key, ""),
        date=today,
        organisation=now.organisation,
        scheme=_first_scheme(whole, now.scheme),
    )
    try:
        matrix = replay_lists(matrix, (_edits(records) for _, records in log))
    except NoReplay as error:
        raise BrokenLog(log[error.number][0]) from error
    named = {seat.person for seat in matrix.seats}
    people = tuple(person for person in now.people if person.key in named)
    scheme = now.scheme if now.scheme.is_like(matrix.scheme) else matrix.scheme
    return replace(matrix, people=people, scheme=scheme)


def _first_scheme(log: list[tuple[int, list[Record]]], now: Scheme) -> Scheme:
    """The log begins in the scheme that the first change of it says; without one it was always today's."""
    found = (scheme_before(records) for _, records in log)
    return next((scheme for scheme in found if scheme), now)


def _edits(records: list[Record]) -> list[Edit]:
    return [edit_from_record(record) for record in records]
