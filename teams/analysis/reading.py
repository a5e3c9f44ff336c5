"""A matrix read once for all rules: who holds what on which row, by meaning instead of by letter."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from roles.definitions.model import Catalogue, Horizon, Level, Meaning, Responsibility, Role, Side
from teams.analysis.settings import AS_SHIPPED, Settings
from teams.matrix.model import Matrix, Row, Seat, is_filled, row_facts, seat_name


class SeatReading:
    """A seat as rules see it. ``holder`` is who counts as one owner: the person, else the seat itself."""

    __slots__ = (
        "collective",
        "filled",
        "holder",
        "index",
        "key",
        "label",
        "person",
        "role",
        "role_name",
        "seat",
        "side",
    )

    def __init__(
        self, index: int, seat: Seat, catalogue: Catalogue, person_name: str | None, *, filled: bool
    ) -> None:
        role = catalogue.roles.get(seat.role)
        self.index = index
        self.seat = seat
        self.key = seat.key
        self.role: Role | None = role
        self.role_name = seat_name(seat, catalogue)
        self.side = catalogue.side(seat.role)
        self.collective = bool(role and role.collective)
        self.filled = filled
        self.person = seat.person if filled else None
        self.holder = f"person:{seat.person}" if self.person else f"seat:{seat.key}"
        self.label = person_name if person_name and filled else self._label_without_person()

    def _label_without_person(self) -> str:
        return self.role_name if self.filled else f"{self.role_name} (vacant)"

    def __repr__(self) -> str:
        return f"<seat {self.key}>"


class RowReading:
    """A row with its definition looked up, and the seats that hold each meaning on it, in the seats' order."""

    __slots__ = (
        "advises",
        "answers",
        "area",
        "definition",
        "does",
        "horizon",
        "index",
        "informed",
        "key",
        "level",
        "meanings",
        "name",
        "row",
        "shared",
        "stakeholder",
        "supports",
    )

    def __init__(self, index: int, row: Row, catalogue: Catalogue) -> None:
        facts = row_facts(row, catalogue)
        self.index = index
        self.row = row
        self.key = row.key
        self.name = facts.name
        self.area = facts.area
        self.horizon = facts.horizon
        self.level = facts.level
        self.stakeholder = facts.stakeholder
        self.shared = row.shared
        self.definition: Responsibility | None = (
            catalogue.responsibilities.get(row.responsibility) if row.responsibility else None
        )
        self.answers: list[SeatReading] = []
        self.does: list[SeatReading] = []
        self.supports: list[SeatReading] = []
        self.advises: list[SeatReading] = []
        self.informed: list[SeatReading] = []
        self.meanings: dict[str, list[Meaning]] = {}
        """Seat key → the meanings it holds on this row, heaviest first, each once."""

    @property
    def is_empty(self) -> bool:
        return not self.meanings

    @property
    def is_strategic(self) -> bool:
        """A strategic or long-term row (FIT301)."""
        return self.level is Level.STRATEGIC or self.horizon is Horizon.LONG_TERM

    @property
    def is_of_the_sprint(self) -> bool:
        """A sprint-level row (FIT302)."""
        return self.level is Level.TACTICAL or self.horizon is Horizon.SPRINT

    def owners(self) -> set[str]:
        """The different holders who answer for it; two seats of one person are one."""
        return {seat.holder for seat in self.answers}

    def __repr__(self) -> str:
        return f"<row {self.key}>"


class Reading:
    """One team's matrix, read once. Seats and rows keep the matrix's order."""

    def __init__(
        self,
        matrix: Matrix,
        catalogue: Catalogue,
        limits: Mapping[str, float],
        settings: Settings = AS_SHIPPED,
    ) -> None:
        self.matrix = matrix
        self.catalogue = catalogue
        self.limits = limits
        self.settings = settings
        self.team = matrix.team
        self.organisation = matrix.organisation
        self.place = f"team:{matrix.team.key}"
        self.by_role = not any(seat.person for seat in matrix.seats)
        """No seat names a person: each seat counts as filled by a person of its own."""
        self.seats = self._read_seats()
        self.seat = {seat.key: seat for seat in self.seats}
        self.rows = self._read_rows()
        self.row = {row.key: row for row in self.rows}

    def _read_seats(self) -> list[SeatReading]:
        names = {person.key: person.name for person in self.matrix.people}
        return [
            SeatReading(
                index,
                seat,
                self.catalogue,
                names.get(seat.person or "", seat.person),
                filled=is_filled(seat, self.catalogue, self.matrix.date, by_role=self.by_role),
            )
            for index, seat in enumerate(self.matrix.seats)
        ]

    def _read_rows(self) -> list[RowReading]:
        meanings = self.matrix.scheme.meanings
        cells_of = self.matrix.cells
        rows = []
        for index, one in enumerate(self.matrix.rows):
            row = RowReading(index, one, self.catalogue)
            rows.append(row)
            cells = cells_of.get(one.key)
            if not cells:
                continue
            by_meaning = {
                Meaning.ANSWERS: row.answers,
                Meaning.DOES: row.does,
                Meaning.SUPPORTS: row.supports,
                Meaning.ADVISES: row.advises,
                Meaning.INFORMED: row.informed,
            }
            for seat in self.seats:
                letters = cells.get(seat.key)
                if not letters:
                    continue
                held = row.meanings[seat.key] = []
                for letter in letters:
                    meaning = meanings[letter]
                    if meaning not in held:
                        held.append(meaning)
                        by_meaning[meaning].append(seat)
        return rows

    # who is there

    @cached_property
    def product_managers(self) -> list[SeatReading]:
        """Filled seats of the PM side."""
        return [seat for seat in self.seats if seat.filled and seat.side is Side.PRODUCT_MANAGER]

    @cached_property
    def product_owners(self) -> list[SeatReading]:
        """Filled seats of the PO side."""
        return [seat for seat in self.seats if seat.filled and seat.side is Side.PRODUCT_OWNER]

    @cached_property
    def hybrids(self) -> list[str]:
        """The holders who are Product Manager and Product Owner in one, as rules.md defines it, in the seats' order.

        Source: A44, A46.
        """
        of_po = {seat.holder for seat in self.product_owners}
        both = list(
            dict.fromkeys(seat.holder for seat in self.product_managers if seat.holder in of_po)
        )
        if both:
            return both
        sided = [seat for seat in self.seats if seat.side is not Side.NONE]
        if len(sided) != 1 or not sided[0].filled:
            return []
        only = sided[0]
        others_areas = (
            ("backlog", "delivery") if only.side is Side.PRODUCT_MANAGER else ("strategy", "market")
        )
        answers_there = any(only in row.answers for row in self.rows if row.area in others_areas)
        return [only.holder] if answers_there else []

    @cached_property
    def is_separated(self) -> bool:
        """Both sides filled, by different people, and nobody holds both."""
        return bool(self.product_managers and self.product_owners) and not self.hybrids

    @cached_property
    def holders(self) -> list[str]:
        """The different people on filled seats; where seats are read by role, the seats."""
        return list(dict.fromkeys(seat.holder for seat in self.seats if seat.filled))

    @cached_property
    def answered(self) -> dict[str, list[RowReading]]:
        """Holder → the rows that they answer for, through any of their seats; vacant seats are holders too."""
        found: dict[str, list[RowReading]] = {}
        for row in self.rows:
            for holder in dict.fromkeys(seat.holder for seat in row.answers):
                found.setdefault(holder, []).append(row)
        return found

    @cached_property
    def taking_part(self) -> list[set[str]]:
        """Row by row the holders who answer, do, support or advise on a filled seat; who is informed takes no part."""
        return [
            {
                seat.holder
                for held in (row.answers, row.does, row.supports, row.advises)
                for seat in held
                if seat.filled
            }
            for row in self.rows
        ]

    def seats_of(self, holder: str) -> list[SeatReading]:
        return [seat for seat in self.seats if seat.holder == holder]

    # what the catalogue says

    @cached_property
    def from_catalogue(self) -> set[str]:
        """The keys of the definitions that rows of this matrix point to."""
        return {row.definition.key for row in self.rows if row.definition}

    def expected_seats(self, row: RowReading, *, filled: bool = True) -> list[SeatReading]:
        """The seats whose role is expected to own the row: the owner itself first, then its relations.

        A shared row's are those of both owners. Own rows have none.
        """
        if row.definition is None:
            return []
        owners = self.catalogue.owners(row.definition.key)
        candidates = [seat for seat in self.seats if seat.filled or not filled]
        exact = [seat for seat in candidates if seat.seat.role in owners]
        return exact or [
            seat
            for seat in candidates
            if any(self.catalogue.related(seat.seat.role, owner) for owner in owners)
        ]

    def area_name(self, key: str) -> str:
        area = self.catalogue.areas.get(key)
        return area.name if area else key.replace("-", " ").capitalize()
