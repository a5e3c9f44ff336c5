"""DocumentEntry → Matrix: gives keys, looks up what is named, and notes everything that is not there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from roles.definitions.keys import make_key
from roles.definitions.model import Catalogue
from teams.exchange.document.definitions import extended, schemes_of
from teams.exchange.document.keys import keys_of
from teams.exchange.document.notes import Notes
from teams.exchange.document.schema import AcceptedEntry, DocumentEntry, RowEntry, SeatEntry
from teams.matrix.model import Acceptance, Link, Matrix, Organisation, Person, Row, Seat, Team
from teams.matrix.schemes import RACI, Letters, Scheme, UnreadableCell


class Builder:
    def __init__(self, entry: DocumentEntry, catalogue: Catalogue, notes: Notes) -> None:
        self.entry, self.notes = entry, notes
        self.catalogue = extended(catalogue, entry, notes)
        self.scheme = self._scheme()
        self.people = keys_of(notes, "people", entry.people, lambda one: one.name)
        self.seats = keys_of(notes, "seats", entry.seats, lambda one: one.name or one.role)
        self.rows = keys_of(
            notes,
            "rows",
            entry.rows,
            name=lambda one: one.responsibility or one.name,
            natural=lambda one: one.responsibility,
        )
        self._seats, self._rows, self._people = set(self.seats), set(self.rows), set(self.people)
        self._read_cells: dict[str, Letters | str] = {}

    def matrix(self, today: date) -> Matrix:
        organisation = self.entry.organisation
        return Matrix(
            team=self._team(),
            date=today,
            organisation=Organisation(
                organisation.key or (make_key(organisation.name) if organisation.name else ""),
                organisation.name,
                organisation.stage,
                organisation.size,
            ),
            scheme=self.scheme or RACI,
            people=self._persons(),
            seats=tuple(
                self._seat(index, *one)
                for index, one in enumerate(zip(self.seats, self.entry.seats, strict=True))
            ),
            rows=self._row_list(),
            cells=self._cells(),
            accepted=tuple(
                self._accepted(index, one) for index, one in enumerate(self.entry.accepted)
            ),
        )

    def _scheme(self) -> Scheme | None:
        """None where the team's scheme cannot be told; its letters are then left unread."""
        schemes = schemes_of(self.entry, self.notes)
        key, torn = self.entry.team.scheme, self.notes.shape.torn
        if "team" in torn or "schemes" in torn:
            return None
        if key not in schemes:
            self.notes.absent(("team", "scheme"), what="scheme", key=key, known=schemes)
        return schemes.get(key)

    def _team(self) -> Team:
        team = self.entry.team
        key = team.key or make_key(team.name, fallback="team")
        return Team(key, team.name, team.method, team.complexity, team.data, team.reviewed)

    def _persons(self) -> tuple[Person, ...]:
        found = []
        for index, (key, one) in enumerate(zip(self.people, self.entry.people, strict=True)):
            for skill in one.skills:
                self._look_up(
                    "people",
                    index,
                    "skills",
                    skill,
                    key=skill,
                    what="skill",
                    known=self.catalogue.skills,
                )
            found.append(Person(key, one.name, one.capacity, dict(one.skills)))
        return tuple(found)

    def _seat(self, index: int, key: str, one: SeatEntry) -> Seat:
        self._look_up("seats", index, "role", key=one.role, what="role", known=self.catalogue.roles)
        if one.person is not None:
            self._look_up(
                "seats", index, "person", key=one.person, what="person", known=self._people
            )
        return Seat(
            key, one.role, one.person, one.allocation, one.focus, one.since, one.until, one.name
        )

    def _row_list(self) -> tuple[Row, ...]:
        first: dict[str, int] = {}
        found = []
        for index, (key, one) in enumerate(zip(self.rows, self.entry.rows, strict=True)):
            pointed = one.responsibility
            if pointed and first.setdefault(pointed, index) != index:
                self.notes.twice(
                    "rows",
                    index,
                    first[pointed],
                    f"The responsibility “{pointed}” stands in rows twice",
                )
            self._check_row(index, key, one)
            found.append(_row(key, one))
        return tuple(found)

    def _check_row(self, index: int, key: str, one: RowEntry) -> None:
        if one.responsibility:
            self._look_up(
                "rows",
                index,
                "responsibility",
                key=one.responsibility,
                what="responsibility",
                known=self.catalogue.responsibilities,
            )
        if one.area:
            self._look_up(
                "rows", index, "area", key=one.area, what="area", known=self.catalogue.areas
            )
        if one.checks == key:
            self.notes.entry("rows", index, "checks", message="A row cannot check itself.")
        elif one.checks:
            self._look_up("rows", index, "checks", key=one.checks, what="row", known=self._rows)
        for seat in one.notes:
            self._look_up("rows", index, "notes", seat, key=seat, what="seat", known=self._seats)

    def _cells(self) -> dict[str, dict[str, Letters]]:
        found: dict[str, dict[str, Letters]] = {}
        for index, (key, one) in enumerate(zip(self.rows, self.entry.rows, strict=True)):
            cells = {}
            for seat, text in one.letters.items():
                self._look_up(
                    "rows", index, "letters", seat, key=seat, what="seat", known=self._seats
                )
                letters = self._letters(text)
                if isinstance(letters, str):
                    self.notes.entry(
                        "rows",
                        index,
                        "letters",
                        seat,
                        message=f"Row “{key}”, seat “{seat}”: {letters}",
                    )
                elif letters:
                    cells[seat] = letters
            if cells:
                found[key] = cells
        return found

    def _letters(self, text: str) -> Letters | str:
        """The letters of a cell, or what is wrong with it; the same text is read once."""
        if self.scheme is None:
            return ()
        found = self._read_cells.get(text)
        if found is None:
            try:
                found = self.scheme.parse(text)
            except UnreadableCell as error:
                found = str(error)
            self._read_cells[text] = found
        return found

    def _accepted(self, index: int, one: AcceptedEntry) -> Acceptance:
        named = {
            "rows": ("row", one.rows, self._rows),
            "seats": ("seat", one.seats, self._seats),
            "people": ("person", one.people, self._people),
        }
        for field, (what, keys, known) in named.items():
            for place, key in enumerate(keys):
                self._look_up("accepted", index, field, place, key=key, what=what, known=known)
        return Acceptance(one.code, one.rows, one.seats, one.people, one.reason, one.until)

    def _look_up(
        self,
        section: str,
        index: int,
        *rest: str | int,
        key: str,
        what: str,
        known: Collection[str],
    ) -> None:
        if key not in known:
            self.notes.absent(
                self.notes.shape.path(section, index, *rest), what=what, key=key, known=known
            )


def _row(key: str, one: RowEntry) -> Row:
    return Row(
        key,
        one.responsibility,
        one.name,
        one.area,
        one.horizon,
        one.level,
        one.stakeholder,
        one.shared,
        one.checks,
        one.description,
        tuple(Link(link.url, link.title) for link in one.links),
        dict(one.notes),
    )
