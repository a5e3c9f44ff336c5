"""The matrix as it stood at a revision, with the names of people who have left the team since."""

from __future__ import annotations

from dataclasses import replace

from teams.history.replaying import replay
from teams.loading import Loaded, person_facts
from teams.matrix.model import Matrix
from teams.models import Person


def matrix_at(loaded: Loaded, revision: int) -> Matrix:
    """In today's context. The present revision costs nothing; any other, reading the log up to it."""
    if revision == loaded.team.revision:
        return loaded.matrix
    matrix = replay(loaded.team, today=loaded.matrix.date, up_to=revision)
    missing = {seat.person for seat in matrix.seats if seat.person} - matrix.person_by_key.keys()
    if not missing:
        return matrix
    found = tuple(person_facts(person) for person in Person.objects.filter(key__in=missing))
    return replace(matrix, people=(*matrix.people, *found))
