"""The sample matrix of the start page: small, without an account, its whole state in the address."""

from __future__ import annotations

from datetime import date

from teams.matrix.apply import apply_edits
from teams.matrix.edits import Edit
from teams.matrix.model import Complexity, Matrix, Method, Person, Row, Seat, Team
from teams.matrix.schemes import RACI, Letters, UnreadableCell

SEATS = (
    Seat("pm", "product-manager", "ana"),
    Seat("po", "product-owner", "bo"),
    Seat("sm", "scrum-master", "chi"),
)
PEOPLE = (Person("ana", "Ana"), Person("bo", "Bo"), Person("chi", "Chi"))
ROWS = (
    "product-vision",
    "roadmap",
    "backlog-prioritisation",
    "user-stories",
    "increment-validation",
    "pace-decisions",
)
START = "AR.C.-_AR.A.-_I.AR.-_C.AR.I_I.R.I_AR.C.I"
CYCLE = ("", "A", "AR", "R", "C", "I")
NOTHING = "-"


def sample_matrix(state: str, *, today: date) -> Matrix:
    """The matrix that a state says; what cannot be read in it is empty."""
    lines = (state or START).split("_")
    cells: dict[str, dict[str, Letters]] = {}
    for row, line in zip(ROWS, lines, strict=False):
        for seat, text in zip(SEATS, line.split("."), strict=False):
            letters = _letters(text)
            if letters:
                cells.setdefault(row, {})[seat.key] = letters
    team = Team("sample", "The sample", Method.SCRUM, Complexity.MEDIUM, data=False)
    return Matrix(
        team,
        today,
        people=PEOPLE,
        seats=SEATS,
        rows=tuple(Row(key, key) for key in ROWS),
        cells=cells,
    )


def _letters(text: str) -> Letters:
    try:
        return RACI.parse(text) if text != NOTHING else ()
    except UnreadableCell:
        return ()


def state_of(matrix: Matrix) -> str:
    return "_".join(
        ".".join(RACI.write(matrix.at(row, seat.key)) or NOTHING for seat in SEATS) for row in ROWS
    )


def with_edits(matrix: Matrix, edits: tuple[Edit, ...]) -> str:
    """The state after a fix."""
    return state_of(apply_edits(matrix, edits).matrix)


def pressed(matrix: Matrix, row: str, seat: str) -> str:
    """The state after a press on a cell: the next letters of the cycle."""
    held = RACI.write(matrix.at(row, seat))
    following = CYCLE[(CYCLE.index(held) + 1) % len(CYCLE)] if held in CYCLE else ""
    cells = {key: dict(letters) for key, letters in matrix.cells.items()}
    cells.setdefault(row, {})[seat] = RACI.parse(following)
    return "_".join(
        ".".join(RACI.write(cells.get(key, {}).get(one.key, ())) or NOTHING for one in SEATS)
        for key in ROWS
    )
