"""Everybody of an organisation with their seats and what they carry: for a page of people at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from roles.definitions.model import Catalogue
from teams.models import Person, Seat, Team
from teams.ownership.carrying import Load, loads


@dataclass(frozen=True, slots=True)
class HeldSeat:
    team: Team
    role: str
    allocation: int | None
    when: str
    """In words, where the seat has dates: “from 1 March 2027”, “since …”, “until …”, “ended …”."""


@dataclass(frozen=True, slots=True)
class Entry:
    load: Load
    seats: tuple[HeldSeat, ...]

    @property
    def person(self) -> Person:
        return self.load.person


def roster(people: Iterable[Person], catalogue: Catalogue, *, today: date) -> list[Entry]:
    """Three queries, whatever the number of people. Archived teams ask nothing of anybody."""
    people = list(people)
    held = Seat.objects.filter(person__in=people, team__archived=None).order_by(
        "team__name", "position"
    )
    seats = list(held.only("key", "role", "name", "person", "team", "allocation", "since", "until"))
    teams = Team.objects.in_bulk({seat.team_id for seat in seats})
    found: dict[int, list[HeldSeat]] = {}
    for seat in seats:
        found.setdefault(seat.person_id or 0, []).append(
            HeldSeat(
                teams[seat.team_id],
                _role_words(seat, catalogue),
                seat.allocation,
                _when(seat, today),
            )
        )
    carried = loads(people, teams.values(), today)
    return [Entry(load, tuple(found.get(load.person.pk, ()))) for load in carried]


def _role_words(seat: Seat, catalogue: Catalogue) -> str:
    role = catalogue.roles.get(seat.role)
    return seat.name or (role.name if role else seat.role.replace("-", " ").capitalize())


def _when(seat: Seat, today: date) -> str:
    """What the dates say today."""
    if seat.until and seat.until < today:
        return f"ended {_day(seat.until)}"
    said = []
    if seat.since:
        said.append(f"{'from' if seat.since > today else 'since'} {_day(seat.since)}")
    if seat.until:
        said.append(f"until {_day(seat.until)}")
    return ", ".join(said)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
