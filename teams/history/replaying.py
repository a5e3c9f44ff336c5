"""The log read back: a team's matrix at any revision, and whether the log still tells the truth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from teams.loading import load_matrix
from teams.matrix.apply import apply_edits
from teams.matrix.model import Matrix
from teams.matrix.model import Team as TeamFacts
from teams.matrix.record import edit_from_record
from teams.models import LogEntry, Team


def replay(team: Team, *, today: date, up_to: int | None = None) -> Matrix:
    """The matrix that the log gives from nothing, up to and with a revision; in today's context and scheme."""
    now = load_matrix(team, today=today).matrix
    matrix = Matrix(
        team=TeamFacts(team.key, ""), date=today, organisation=now.organisation, scheme=now.scheme
    )
    entries = LogEntry.objects.filter(team=team).order_by("revision")
    if up_to is not None:
        entries = entries.filter(revision__lte=up_to)
    for entry in entries:
        matrix = apply_edits(matrix, [edit_from_record(record) for record in entry.edits]).matrix
    named = {seat.person for seat in matrix.seats}
    return replace(matrix, people=tuple(person for person in now.people if person.key in named))
