"""What an export leaves out for those who may only view: skills, capacity, and why findings were accepted."""

from __future__ import annotations

from dataclasses import replace

from teams.matrix.model import Matrix, Person


def without_private(matrix: Matrix) -> Matrix:
    return replace(
        matrix,
        people=tuple(Person(one.key, one.name) for one in matrix.people),
        accepted=tuple(replace(one, reason="") for one in matrix.accepted),
    )
