"""A file that holds a matrix, once it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from roles.definitions.model import Catalogue
from teams.matrix.model import Matrix


@dataclass(frozen=True, slots=True)
class Unread:
    """Text of a sheet that says no letter: where it stands, and why it was left."""

    place: str
    text: str
    why: str


@dataclass(frozen=True)
class MatrixFile:
    """The lines are by key; a file without lines has none."""

    file: str
    matrix: Matrix
    catalogue: Catalogue
    row_lines: Mapping[str, int] = field(default_factory=dict)
    seat_lines: Mapping[str, int] = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()
