"""A sheet of people on its way in: who is new, who is known, what changes of them, and which seats they get."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from organisations.access import check_can_edit
from organisations.models import Membership, Organisation
from roles.definitions.keys import make_key
from teams.door import NothingToDo, apply_edits
from teams.exchange.incoming.people import PeopleReading, PersonLine
from teams.loading import load_matrix
from teams.matrix.edits import AddSeat, ChangeSeat, Edit
from teams.matrix.model import Matrix, Seat
from teams.models import Person, Team, Why
from teams.people import add_people, change_person, recheck_teams_of


@dataclass(frozen=True)
class Wish:
    """A seat that a line asks for. ``allocation`` None: nothing is said of it."""

    team: Team
    role: str
    allocation: int | None


@dataclass(frozen=True)
class Entry:
    """One line. ``person``: whom the organisation has already; ``facts``: what changes of them; ``problems``: in words."""

    line: PersonLine
    person: Person | None
    facts: Mapping[str, object]
    wishes: tuple[Wish, ...]
    problems: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        return self.person is None


@dataclass(frozen=True)
class Roster:
    entries: tuple[Entry, ...]

    @property
    def new(self) -> list[Entry]:
        return [one for one in self.entries if one.is_new]

    @property
    def changed(self) -> list[Entry]:
        return [one for one in self.entries if one.person and (one.facts or one.wishes)]


def roster_of(organisation: Organisation, reading: PeopleReading) -> Roster:
    """Known by their e-mail address, else by their name if only one person has it. Two queries."""
    people = list(Person.objects.filter(organisation=organisation))
    by_email = {one.email.casefold(): one for one in people if one.email}
    by_name: dict[str, list[Person]] = {}
    for person in people:
        by_name.setdefault(person.name.casefold(), []).append(person)
    teams = list(Team.objects.filter(organisation=organisation, archived=None))
    by_team = {text.casefold(): team for team in teams for text in (team.key, team.name)}
    for team in teams:
        team.organisation = organisation
    return Roster(tuple(_entry(line, by_email, by_name, by_team) for line in reading.people))


def _entry(
    line: PersonLine,
    by_email: Mapping[str, Person],
    by_name: Mapping[str, Sequence[Person]],
    by_team: Mapping[str, Team],
) -> Entry:
    problems = [f"{one.text}: {one.why}" if one.text else one.why for one in line.problems]
    namesakes = by_name.get(line.name.casefold(), ())
    person = by_email.get(line.email.casefold()) if line.email else None
    if person is None and len(namesakes) == 1:
        person = namesakes[0]
    if person is None and len(namesakes) > 1:
        problems.append(
            "Several people have this name; without a known e-mail address this is another one."
        )
    facts: dict[str, object] = {}
    if line.email and (person is None or not person.email):
        facts["email"] = line.email
    elif person and line.email and person.email.casefold() != line.email.casefold():
        problems.append(f"{person} has the address {person.email}, which stays.")
    if line.skills:
        recorded = dict(person.skills) if person else {}
        skills = recorded | {key: level.value for key, level in line.skills.items()}
        if skills != recorded:
            facts["skills"] = skills
    return Entry(line, person, facts, *_wishes(line, by_team, problems))


def _wishes(
    line: PersonLine, by_team: Mapping[str, Team], problems: list[str]
) -> tuple[tuple[Wish, ...], tuple[str, ...]]:
    teams = []
    for name in line.teams:
        team = by_team.get(name.casefold())
        if team is None:
            problems.append(f"There is no team “{name}”; set it up, and send the sheet again.")
        else:
            teams.append(team)
    if teams and not line.roles:
        problems.append("No role is said, so there is no seat to give.")
    if line.roles and not line.teams:
        problems.append("No team is said, so there is no seat to give.")
    pairs = [(team, role) for team in teams for role in line.roles]
    if line.allocation is not None and len(pairs) > 1:
        problems.append(f"{line.allocation} % is said of several seats; it is left out.")
    allocation = line.allocation if len(pairs) == 1 else None
    return tuple(Wish(team, role, allocation) for team, role in pairs), tuple(problems)


@transaction.atomic
def import_roster(
    *, organisation: Organisation, by: Membership, roster: Roster, today: date
) -> int:
    """People first, then one list of edits for each team. The number of teams that changed. Raises PermissionDenied."""
    check_can_edit(by)
    new = roster.new
    made = add_people(organisation=organisation, by=by, names=[one.line.name for one in new])
    fresh = iter(made)
    people = [one.person or next(fresh) for one in roster.entries]
    for entry, person in zip(roster.entries, people, strict=True):
        if entry.facts:
            change_person(person=person, by=by, **entry.facts)
    wishes = [(person, one.wishes) for person, one in zip(people, roster.entries, strict=True)]
    changed = _seat(by, wishes, today)
    for entry in roster.entries:
        if entry.person and "skills" in entry.facts:
            recheck_teams_of(entry.person, today=today)
    return changed


def _seat(by: Membership, wanted: Iterable[tuple[Person, Sequence[Wish]]], today: date) -> int:
    by_team: dict[int, list[tuple[Person, Wish]]] = {}
    for person, wishes in wanted:
        for wish in wishes:
            by_team.setdefault(wish.team.pk, []).append((person, wish))
    changed = 0
    for held in by_team.values():
        team = held[0][1].team
        edits = list(_edits(load_matrix(team, today=today).matrix, held))
        try:
            apply_edits(team=team, edits=edits, by=by, why=Why.IMPORT)
            changed += 1
        except NothingToDo:
            continue
    return changed


def _edits(matrix: Matrix, held: Iterable[tuple[Person, Wish]]) -> Iterable[Edit]:
    """A vacant seat of the role is filled, else a new one is added; a seat that they have keeps, but for its allocation."""
    seats = list(matrix.seats)
    for person, wish in held:
        own = next((s for s in seats if s.role == wish.role and s.person == person.key), None)
        vacant = next((s for s in seats if s.role == wish.role and s.person is None), None)
        said = {} if wish.allocation is None else {"allocation": wish.allocation}
        if own is not None:
            if said and own.allocation != wish.allocation:
                yield ChangeSeat(own.key, {"allocation": own.allocation}, said)
        elif vacant is not None:
            seats.remove(vacant)
            before = {"person": None, **({"allocation": vacant.allocation} if said else {})}
            yield ChangeSeat(vacant.key, before, {"person": person.key, **said})
        else:
            key = make_key(f"{wish.role} {person.key}", {s.key for s in seats}, fallback="seat")
            seat = Seat(key, wish.role, person.key, wish.allocation)
            seats.append(seat)
            yield AddSeat(seat, len(matrix.seats))
