"""What one person is and has in one team, and in all of them: what the rules over teams read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from roles.definitions.model import Side
from teams.analysis.reading import Reading, SeatReading
from teams.analysis.settings import AS_SHIPPED, Settings
from teams.matrix.model import Organisation, Person


@dataclass(frozen=True, slots=True)
class Engagement:
    """One person in one team, by the seats that run on the matrix's date.

    ``allocation``: the sum of what is stated, in %; None where nothing is. ``answers``: the rows that the person answers for.
    ``product_owners``: the other people on the PO side of a team in which this person is on the PM side.
    """

    team: str
    team_name: str
    seats: tuple[str, ...]
    allocation: int | None = None
    answers: int = 0
    product_manager: bool = False
    product_owner: bool = False
    hybrid: bool = False
    product_owners: tuple[str, ...] = ()


def engagements(reading: Reading) -> dict[str, Engagement]:
    """Person key → what the person is in this team, in the seats' order; nobody in a matrix of roles."""
    by_person: dict[str, list[SeatReading]] = {}
    for seat in reading.seats:
        if seat.person:
            by_person.setdefault(seat.person, []).append(seat)
    owners = tuple(dict.fromkeys(seat.person for seat in reading.product_owners if seat.person))
    return {key: _engagement(reading, key, seats, owners) for key, seats in by_person.items()}


def _engagement(
    reading: Reading,
    person: str,
    seats: list[SeatReading],
    owners: tuple[str, ...],
) -> Engagement:
    stated = [seat.seat.allocation for seat in seats if seat.seat.allocation is not None]
    manages = any(seat.side is Side.PRODUCT_MANAGER for seat in seats)
    return Engagement(
        reading.team.key,
        reading.team.name,
        tuple(seat.key for seat in seats),
        sum(stated) if stated else None,
        len(reading.answered.get(f"person:{person}", ())),
        manages,
        any(seat.side is Side.PRODUCT_OWNER for seat in seats),
        f"person:{person}" in reading.hybrids,
        tuple(key for key in owners if key != person) if manages else (),
    )


@dataclass(frozen=True)
class PersonReading:
    """One person over all teams, as the rules about a person see it. ``names``: other people's, by key."""

    person: Person
    engagements: tuple[Engagement, ...]
    organisation: Organisation
    limits: Mapping[str, float]
    names: Mapping[str, str] = field(default_factory=dict)
    settings: Settings = AS_SHIPPED

    @property
    def place(self) -> str:
        return place_of(self.organisation)


@dataclass(frozen=True)
class OrganisationReading:
    """All teams of an organisation together. ``specialised``: the specialised PM roles that any seat has."""

    organisation: Organisation
    specialised: frozenset[str]
    limits: Mapping[str, float]
    settings: Settings = AS_SHIPPED

    @property
    def place(self) -> str:
        return place_of(self.organisation)


def place_of(organisation: Organisation) -> str:
    """Where findings over several teams stand, for their fingerprints."""
    return f"organisation:{organisation.key}"


def specialised_roles(reading: Reading) -> frozenset[str]:
    """The roles of the team's seats, filled or not, that specialise the Product Manager (A47)."""
    return frozenset(
        seat.seat.role
        for seat in reading.seats
        if seat.side is Side.PRODUCT_MANAGER and len(reading.catalogue.lineage(seat.seat.role)) > 1
    )
