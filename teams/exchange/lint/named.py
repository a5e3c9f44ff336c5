"""What the keys of a file are called."""

from __future__ import annotations

from teams.exchange.lint.matrix_file import MatrixFile
from teams.matrix.model import row_facts, seat_name

Names = dict[str, str]


def names_in(source: MatrixFile) -> tuple[Names, Names, Names]:
    """Of its rows, its seats and its people, by key."""
    matrix, catalogue = source.matrix, source.catalogue
    return (
        {row.key: row_facts(row, catalogue).name for row in matrix.rows},
        {seat.key: seat_name(seat, catalogue) for seat in matrix.seats},
        {person.key: person.name for person in matrix.people},
    )
