"""Matrices of every shape, with names that are meant to do harm, and lists of edits that fit them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from roles.definitions.keys import clean_name
from roles.definitions.model import Horizon, Level
from roles.definitions.reading import shipped_catalogue
from teams.matrix.apply import apply_edits
from teams.matrix.edits import (
    AddRow,
    AddSeat,
    ChangeRow,
    ChangeSeat,
    ChangeTeam,
    Edit,
    MoveRow,
    MoveSeat,
    SetCell,
)
from teams.matrix.model import Complexity, Link, Matrix, Method, Person, Row, Seat, Team
from teams.matrix.removal import removal_of_row, removal_of_seat
from teams.matrix.scheme_change import change_scheme
from teams.matrix.schemes import SCHEMES, Letters, Scheme

CATALOGUE = shipped_catalogue()
TODAY = date(2026, 3, 2)

HOSTILE = [
    "=1+1",
    "'=1+1",
    "@SUM(A1)",
    "-",
    "+49 30",
    "A/R",
    "Area",
    "Row key",
    "Vacant",
    "x – y [z]",
    "<r><t>x</t></r>",
    "_x0041_x0042_",
    "a;b;c;d;e;f",
    'quote " and, comma',
    "| pipe \\| `code`",
    "علي",
    "👩\u200d💻",
    "name\ufffe",
    "Zoë 测试 🙂",
    "Total",
    "[pm]",
    "''",
    "1",
    "1.0",
    "TRUE",
    "2026-03-02",
    "{=1}",
    "#N/A",
    "http://example.invalid",
]


def _is_name(text: str) -> bool:
    try:
        return clean_name(text) == text
    except ValueError:
        return False


names = st.one_of(
    st.sampled_from(HOSTILE).map(lambda text: unicodedata.normalize("NFC", text)),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
    .map(lambda text: " ".join(unicodedata.normalize("NFC", text).split()))
    .filter(_is_name),
)
dates = st.dates(date(2025, 1, 1), date(2027, 12, 31))


def keys(stem: str, size: int) -> list[str]:
    return [f"{stem}-{number}" for number in range(1, size + 1)]


def letters_of(scheme: Scheme) -> st.SearchStrategy[Letters]:
    known = [one.letter for one in scheme.letters]
    return st.lists(st.sampled_from(known), unique=True, min_size=1, max_size=3).map(scheme.ordered)


@st.composite
def seats(draw: st.DrawFn, key: str, people: list[str]) -> Seat:
    since = draw(st.none() | dates)
    until = draw(st.none() | dates)
    if since and until and until < since:
        since, until = until, since
    return Seat(
        key,
        draw(st.sampled_from([*CATALOGUE.roles, "unheard-of"])),
        draw(st.none() | st.sampled_from(people)) if people else None,
        draw(st.none() | st.integers(0, 150)),
        draw(st.just("") | names),
        since,
        until,
        draw(st.just("") | names),
    )


@st.composite
def rows(draw: st.DrawFn, key: str, free: list[str], others: list[str], seats: list[str]) -> Row:
    """``free``: definitions that no row points to yet."""
    responsibility = draw(st.none() | st.sampled_from(free)) if free else None
    own_name = st.just("") | names if responsibility else names
    return Row(
        key,
        responsibility,
        draw(own_name),
        draw(st.none() | st.sampled_from([*CATALOGUE.areas, "unknown-area"])),
        draw(st.none() | st.sampled_from(Horizon)),
        draw(st.none() | st.sampled_from(Level)),
        draw(st.none() | st.just("executives")),
        draw(st.booleans()),
        draw(st.none() | st.sampled_from(others)) if others else None,
        draw(st.just("") | names),
        draw(st.just(()) | st.just((Link("https://example.invalid/x", "X"),))),
        draw(st.dictionaries(st.sampled_from(seats), names, max_size=2)) if seats else {},
    )


@st.composite
def teams(draw: st.DrawFn) -> Team:
    return Team(
        "checkout",
        draw(names),
        draw(st.none() | st.sampled_from(Method)),
        draw(st.none() | st.sampled_from(Complexity)),
        draw(st.none() | st.booleans()),
        draw(st.none() | dates),
    )


@st.composite
def matrices(draw: st.DrawFn, scheme: Scheme | None = None, most: int = 5) -> Matrix:
    scheme = scheme or draw(st.sampled_from(list(SCHEMES.values())))
    people = tuple(Person(key, draw(names)) for key in keys("person", draw(st.integers(0, 3))))
    seat_keys = draw(st.permutations(keys("seat", draw(st.integers(0, most)))))
    row_keys = draw(st.permutations(keys("row", draw(st.integers(0, most)))))
    free = list(CATALOGUE.responsibilities)[:8]
    made = []
    for key in row_keys:
        row = draw(rows(key, free, [other for other in row_keys if other != key], seat_keys))
        free = [one for one in free if one != row.responsibility]
        made.append(row)
    places = [(row, seat) for row in row_keys for seat in seat_keys]
    filled = draw(st.lists(st.sampled_from(places), unique=True)) if places else []
    cells: dict[str, dict[str, Letters]] = {}
    for row_key, seat_key in filled:
        cells.setdefault(row_key, {})[seat_key] = draw(letters_of(scheme))
    return Matrix(
        draw(teams()),
        TODAY,
        scheme=scheme,
        people=people,
        seats=tuple(draw(seats(key, [one.key for one in people])) for key in seat_keys),
        rows=tuple(made),
        cells=cells,
    )


Drawn = Callable[[st.DrawFn, Matrix], list[Edit]]


def _set_cell(draw: st.DrawFn, matrix: Matrix) -> list[Edit]:
    if not (matrix.rows and matrix.seats):
        return []
    row, seat = draw(st.sampled_from(matrix.rows)).key, draw(st.sampled_from(matrix.seats)).key
    after = draw(st.just(()) | letters_of(matrix.scheme))
    return [SetCell(row, seat, matrix.at(row, seat), after)]


def _change_scheme(draw: st.DrawFn, matrix: Matrix) -> list[Edit]:
    scheme = draw(st.sampled_from(list(SCHEMES.values())))
    letters = st.none() | st.sampled_from([one.letter for one in scheme.letters])
    becomes = {one.letter: draw(letters) for one in matrix.scheme.letters}
    return [change_scheme(matrix, scheme, becomes)]


def _add_row(draw: st.DrawFn, matrix: Matrix) -> list[Edit]:
    taken = {row.responsibility for row in matrix.rows}
    free = [key for key in list(CATALOGUE.responsibilities)[:8] if key not in taken]
    unused = [key for key in keys("row", 12) if key not in matrix.row_by_key]
    seat_keys = [seat.key for seat in matrix.seats]
    row = draw(rows(draw(st.sampled_from(unused)), free, list(matrix.row_by_key), seat_keys))
    letters = st.just(()) | letters_of(matrix.scheme)
    cells = draw(st.dictionaries(st.sampled_from(seat_keys), letters)) if seat_keys else {}
    return [AddRow(row, draw(st.integers(0, 20)), cells)]


def _add_seat(draw: st.DrawFn, matrix: Matrix) -> list[Edit]:
    unused = [key for key in keys("seat", 12) if key not in matrix.seat_by_key]
    seat = draw(seats(draw(st.sampled_from(unused)), [one.key for one in matrix.people]))
    row_keys = list(matrix.row_by_key)
    letters = letters_of(matrix.scheme)
    cells = draw(st.dictionaries(st.sampled_from(row_keys), letters)) if row_keys else {}
    return [AddSeat(seat, draw(st.integers(0, 20)), cells)]


def _change_row(draw: st.DrawFn, matrix: Matrix) -> list[Edit]:
    if not matrix.rows:
        return []
    row = draw(st.sampled_from(matrix.rows))
    others = [key for key in matrix.row_by_key if key != row.key]
    other = draw(rows(row.key, [], others, list(matrix.seat_by_key)))
    fields = draw(
        st.lists(
            st.sampled_from(["name", "area", "level", "shared", "checks", "notes", "links"]),
            unique=True,
        )
    )
    return [
        ChangeRow(
            row.key,
            {name: getattr(row, name) for name in fields},
            {name: getattr(other, name) for name in fields},
        )
    ]


def _change_seat(draw: st.DrawFn, matrix: Matrix) -> list[Edit]:
    if not matrix.seats:
        return []
    seat = draw(st.sampled_from(matrix.seats))
    other = draw(seats(seat.key, [one.key for one in matrix.people]))
    fields = ["role", "person", "allocation", "focus", "since", "until", "name"]
    return [
        ChangeSeat(
            seat.key,
            {name: getattr(seat, name) for name in fields},
            {name: getattr(other, name) for name in fields},
        )
    ]


def _change_team(draw: st.DrawFn, matrix: Matrix) -> list[Edit]:
    name = draw(names)
    return [ChangeTeam({"name": matrix.team.name}, {"name": name})]


def _move_row(draw: st.DrawFn, matrix: Matrix) -> list[Edit]:
    if not matrix.rows:
        return []
    return [MoveRow(draw(st.sampled_from(matrix.rows)).key, 0, draw(st.integers(0, 20)))]


def _move_seat(draw: st.DrawFn, matrix: Matrix) -> list[Edit]:
    if not matrix.seats:
        return []
    return [MoveSeat(draw(st.sampled_from(matrix.seats)).key, 0, draw(st.integers(0, 20)))]


def _remove_row(draw: st.DrawFn, matrix: Matrix) -> list[Edit]:
    return removal_of_row(matrix, draw(st.sampled_from(matrix.rows)).key) if matrix.rows else []


def _remove_seat(draw: st.DrawFn, matrix: Matrix) -> list[Edit]:
    return removal_of_seat(matrix, draw(st.sampled_from(matrix.seats)).key) if matrix.seats else []


_KINDS: list[Drawn] = [
    _set_cell,
    _add_row,
    _add_seat,
    _change_row,
    _change_seat,
    _change_team,
    _move_row,
    _move_seat,
    _remove_row,
    _remove_seat,
    _change_scheme,
]


@st.composite
def matrices_with_edits(draw: st.DrawFn) -> tuple[Matrix, list[Edit]]:
    """A matrix, and edits that apply to it in their order."""
    start = draw(matrices())
    edits: list[Edit] = []
    at = start
    for _ in range(draw(st.integers(0, 8))):
        more = draw(st.sampled_from(_KINDS))(draw, at)
        at = apply_edits(at, more).matrix
        edits += more
    return start, edits


@st.composite
def pairs(draw: st.DrawFn, *, same_letters: bool = True) -> tuple[Matrix, Matrix]:
    """Two matrices of one team, with rows and seats in common."""
    old = draw(matrices())
    new = draw(matrices(old.scheme if same_letters else None))
    return old, replace(new, people=old.people)
