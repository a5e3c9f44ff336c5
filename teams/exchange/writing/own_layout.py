"""How Remit lays a matrix out as a table: Area, Row key, Responsibility, and a column for each seat.

In a text the head of a seat ends with its key. In a workbook the keys of the seats have a hidden row of their own, and
each area begins with a heading.
"""

from __future__ import annotations

from dataclasses import dataclass

from roles.definitions.model import Catalogue
from teams.exchange.writing.guard import writable
from teams.matrix.model import Matrix, Seat, row_facts, seat_name

FIXED_HEADERS = ("Area", "Row key", "Responsibility")
SEAT_KEYS = "Seat key"
"""In the hidden row of a workbook that has the seats' keys; it stands above “Row key”."""
AREA_MARK = ":area"
"""In a workbook, instead of the row's key, on a row that is the heading of an area."""
VACANT = "Vacant"
DASH = " – "


@dataclass(frozen=True, slots=True)
class OwnRow:
    """``letters``: seat's place among the seats → the cell's text; empty cells are not in it."""

    area: str
    key: str
    name: str
    letters: dict[int, str]


@dataclass(frozen=True, slots=True)
class OwnTable:
    """The rows are grouped by area, the areas in the catalogue's order, as on the matrix page."""

    seat_headers: tuple[str, ...]
    rows: tuple[OwnRow, ...]


def own_table(matrix: Matrix, catalogue: Catalogue) -> OwnTable:
    write = matrix.scheme.write
    written: dict[tuple[str, ...], str] = {}
    place_of = {seat.key: place for place, seat in enumerate(matrix.seats)}
    rows = []
    for key in shown_order(matrix, catalogue):
        facts = row_facts(matrix.row_by_key[key], catalogue)
        letters = {}
        for seat, held in matrix.cells.get(key, {}).items():
            if held not in written:
                written[held] = write(held)
            letters[place_of[seat]] = written[held]
        rows.append(OwnRow(area_name(facts.area, catalogue), key, writable(facts.name), letters))
    headers = tuple(header_of_seat(seat, matrix, catalogue) for seat in matrix.seats)
    return OwnTable(headers, tuple(rows))


def shown_order(matrix: Matrix, catalogue: Catalogue) -> list[str]:
    """The keys of the rows as written: by area, and within an area as in the matrix."""
    area_of = {row.key: row_facts(row, catalogue).area for row in matrix.rows}
    unknown = [area for area in dict.fromkeys(area_of.values()) if area not in catalogue.areas]
    place = {area: index for index, area in enumerate([*catalogue.areas, *unknown])}
    return sorted(area_of, key=lambda key: place[area_of[key]])


def area_name(area: str, catalogue: Catalogue) -> str:
    known = catalogue.areas.get(area)
    return writable(known.name) if known else writable(area.capitalize())


def header_of_seat(seat: Seat, matrix: Matrix, catalogue: Catalogue) -> str:
    """“Product Manager – Ana Díaz [pm]”; a seat of many people, such as the development team, has no second part."""
    return "".join(header_parts(seat, matrix, catalogue))


def header_parts(seat: Seat, matrix: Matrix, catalogue: Catalogue) -> tuple[str, str, str]:
    """Role, person with the dash before, and key in brackets."""
    role = writable(seat_name(seat, catalogue))
    return role, person_part(seat, matrix, catalogue), f" [{seat.key}]"


def person_part(seat: Seat, matrix: Matrix, catalogue: Catalogue) -> str:
    if seat.person is not None:
        person = matrix.person_by_key.get(seat.person)
        return DASH + writable(person.name if person else seat.person)
    definition = catalogue.roles.get(seat.role)
    return "" if definition and definition.collective else DASH + VACANT
