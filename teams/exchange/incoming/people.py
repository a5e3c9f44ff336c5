"""People from a sheet: name, e-mail, roles, teams, allocation and skills, as a value with the problems of each line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from roles.definitions.model import Catalogue, SkillLevel
from roles.definitions.recognise import folded, recognise_role
from teams.exchange.incoming.people_columns import Column, PeopleColumns, find_people_columns
from teams.exchange.sheets.grid import Grid, Opened, Place, UnreadableFile
from teams.exchange.sheets.naming import usable_name
from teams.exchange.sheets.opening import open_file
from teams.exchange.sheets.reading import Passage

NO_PEOPLE = (
    "There are no people in this file: no table was found with a column “Name”. Further columns may be E-mail, Role, Team,"
    " Allocation and Skills."
)
_APART = re.compile(r"\s*[,;\n|]\s*")
_ADDRESS = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>.]+(?:\.[^@\s,;<>.]+)+")
_PERCENT = re.compile(r"(\d{1,4}(?:[.,]\d{1,4})?)\s*(%|fte)?", re.IGNORECASE)
_LEVELLED = re.compile(r"(.+?)\s*[:=(]\s*([^()]+?)\s*\)?")
_LEVELS = {
    **{one.value: one for one in SkillLevel},
    **dict.fromkeys(["0", "no", "-"], SkillLevel.NONE),
    **dict.fromkeys(["1", "beginner", "basic", "junior", "novice"], SkillLevel.LEARNING),
    **dict.fromkeys(["2", "x", "yes", "intermediate", "good", "proficient"], SkillLevel.WORKING),
    **dict.fromkeys(["3", "4", "5", "advanced", "senior", "master"], SkillLevel.EXPERT),
}


@dataclass(frozen=True)
class PersonLine:
    """``roles``: keys of the catalogue. ``teams``: as written. ``allocation`` in %, None where nothing is said."""

    place: Place
    name: str
    email: str = ""
    roles: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    allocation: int | None = None
    skills: Mapping[str, SkillLevel] | None = None
    problems: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class PeopleReading:
    """``columns``: head → what it was taken for. ``left_out``: what was not read, and why."""

    people: tuple[PersonLine, ...]
    columns: tuple[tuple[str, str], ...]
    left_out: tuple[Passage, ...]

    @property
    def problems(self) -> tuple[Passage, ...]:
        return tuple(problem for person in self.people for problem in person.problems)


def read_people(
    data: bytes, filename: str, catalogue: Catalogue, *, sheet: str | None = None
) -> PeopleReading:
    """Raises UnreadableFile; see ``people_in``."""
    return people_in(open_file(data, filename), catalogue, sheet=sheet)


def people_in(opened: Opened, catalogue: Catalogue, *, sheet: str | None = None) -> PeopleReading:
    """Raises UnreadableFile. A line whose name or address stood before is told as a problem of the later line."""
    grids = [grid for grid in opened.grids if sheet in (None, grid.name)]
    found = [(grid, columns) for grid in grids if (columns := find_people_columns(grid, catalogue))]
    if not found:
        raise UnreadableFile(NO_PEOPLE)
    grid, columns = max(found, key=lambda one: len(one[0].cells))
    reader = _Reader(grid, columns, catalogue)
    people = tuple(reader.lines())
    if not people:
        raise UnreadableFile(NO_PEOPLE)
    others = [
        Passage(Place(one.name, 1, 1), one.name, "Another sheet; choose it to read it.")
        for one in grids
        if one is not grid and any(map(any, one.cells))
    ]
    return PeopleReading(people, tuple(reader.columns_taken()), (*reader.left_out, *others))


class _Reader:
    def __init__(self, grid: Grid, columns: PeopleColumns, catalogue: Catalogue) -> None:
        self.grid, self.columns, self.catalogue = grid, columns, catalogue
        self.left_out = [
            Passage(grid.place(columns.header, column), head, "A column that is not read.")
            for column, head in columns.others
        ]
        self.skills = {folded(one.name): key for key, one in catalogue.skills.items()}
        self.skills |= {folded(key): key for key in catalogue.skills}
        self.names: dict[str, Place] = {}
        self.addresses: dict[str, Place] = {}

    def columns_taken(self) -> Iterator[tuple[str, str]]:
        at = self.columns.header
        for column, kind in sorted(self.columns.kinds.items()):
            yield self.grid.at(at, column).strip(), kind.value
        for column, skill in sorted(self.columns.skills.items()):
            yield self.grid.at(at, column).strip(), f"skill {self.catalogue.skills[skill].name}"

    def lines(self) -> Iterator[PersonLine]:
        for row in range(self.columns.header + 1, len(self.grid.cells)):
            if any(text.strip() for text in self.grid.cells[row]):
                person = self._line(row)
                if person is not None:
                    yield person

    def _line(self, row: int) -> PersonLine | None:
        texts: dict[Column, list[tuple[Place, str]]] = {}
        for column, kind in self.columns.kinds.items():
            if text := self.grid.at(row, column).strip():
                texts.setdefault(kind, []).append((self.grid.place(row, column), text))
        problems: list[Passage] = []
        place, written = self._name(row, texts)
        name, changed = usable_name(written)
        if not name:
            text = " ".join(" ".join(self.grid.cells[row]).split())
            self.left_out.append(Passage(place, text[:200], "A line without a name."))
            return None
        if changed:
            problems.append(Passage(place, written, changed))
        self._check_new(self.names, folded(name) or name, name, place, problems)
        return PersonLine(
            place,
            name,
            self._email(texts, problems),
            tuple(dict.fromkeys(self._roles(texts, problems))),
            tuple(dict.fromkeys(self._parts(texts, Column.TEAM))),
            self._allocation(texts, problems),
            dict(self._skills(row, texts, problems)),
            tuple(problems),
        )

    def _name(self, row: int, texts: Mapping[Column, list[tuple[Place, str]]]) -> tuple[Place, str]:
        """First and last name may stand in columns of their own."""
        parts = [
            *texts.get(Column.FIRST_NAME, ()),
            *texts.get(Column.NAME, ()),
            *texts.get(Column.LAST_NAME, ()),
        ]
        place = parts[0][0] if parts else self.grid.place(row, 0)
        return place, " ".join(text for _, text in parts)

    def _check_new(
        self,
        known: dict[str, Place],
        key: str,
        text: str,
        place: Place,
        problems: list[Passage],
    ) -> None:
        before = known.setdefault(key, place)
        if before != place:
            problems.append(Passage(place, text, f"The same stands at {before} already."))

    def _email(
        self, texts: Mapping[Column, list[tuple[Place, str]]], problems: list[Passage]
    ) -> str:
        for place, text in texts.get(Column.EMAIL, ()):
            address = text.removeprefix("mailto:").strip("<> ")
            if not _ADDRESS.fullmatch(address):
                problems.append(Passage(place, text, "This is no e-mail address."))
                continue
            self._check_new(self.addresses, address.casefold(), address, place, problems)
            return address
        return ""

    def _roles(
        self, texts: Mapping[Column, list[tuple[Place, str]]], problems: list[Passage]
    ) -> Iterator[str]:
        for place, text in texts.get(Column.ROLE, ()):
            for part in [text] if self._role(text) else _APART.split(text):
                role = self._role(part)
                if role:
                    yield role
                elif part.strip():
                    near = recognise_role(part, self.catalogue).candidates[:2]
                    names = " or ".join(self.catalogue.roles[one].name for one in near)
                    hint = f" Is it {names}?" if names else ""
                    problems.append(Passage(place, part, f"The catalogue has no such role.{hint}"))

    def _role(self, text: str) -> str | None:
        found = recognise_role(text, self.catalogue)
        return found.role if found.certain else None

    def _parts(
        self, texts: Mapping[Column, list[tuple[Place, str]]], kind: Column
    ) -> Iterator[str]:
        for _, text in texts.get(kind, ()):
            for part in _APART.split(text):
                if name := usable_name(part)[0]:
                    yield name

    def _allocation(
        self, texts: Mapping[Column, list[tuple[Place, str]]], problems: list[Passage]
    ) -> int | None:
        for place, text in texts.get(Column.ALLOCATION, ()):
            match = _PERCENT.fullmatch(text)
            number = float(match[1].replace(",", ".")) if match else -1.0
            is_share = match is not None and match[2] != "%" and number <= 1
            percent = round(number * 100 if is_share else number)
            if match is None or not 0 <= percent <= 100:
                problems.append(Passage(place, text, "An allocation is a number from 0 to 100 %."))
                continue
            return percent
        return None

    def _skills(
        self,
        row: int,
        texts: Mapping[Column, list[tuple[Place, str]]],
        problems: list[Passage],
    ) -> Iterator[tuple[str, SkillLevel]]:
        for column, skill in self.columns.skills.items():
            if text := self.grid.at(row, column).strip():
                level = _LEVELS.get(text.casefold())
                if level is None:
                    place = self.grid.place(row, column)
                    problems.append(Passage(place, text, NO_LEVEL))
                else:
                    yield skill, level
        for place, text in texts.get(Column.SKILLS, ()):
            for part in filter(None, _APART.split(text)):
                match = _LEVELLED.fullmatch(part)
                name, said = (match[1], match[2]) if match else (part, SkillLevel.WORKING.value)
                known = self.skills.get(folded(name))
                level = _LEVELS.get(said.casefold())
                if known is None:
                    problems.append(Passage(place, part, "The catalogue has no such skill."))
                elif level is None:
                    problems.append(Passage(place, part, NO_LEVEL))
                else:
                    yield known, level


NO_LEVEL = f"A skill’s level is one of {', '.join(one.value for one in SkillLevel)}."
