"""What is recorded of people's skills, against what their roles ask for."""

from __future__ import annotations

from collections.abc import Mapping

from roles.definitions.model import Catalogue, SkillLevel
from teams.analysis.reading import Reading, SeatReading


def skills_of(reading: Reading, seat: SeatReading) -> Mapping[str, SkillLevel]:
    """What is recorded for the person on the seat."""
    person = reading.matrix.person_by_key.get(seat.person or "")
    return person.skills if person else {}


def is_below(recorded: SkillLevel, asked: SkillLevel) -> bool:
    return recorded.rank < asked.rank


def skills_nobody_has(reading: Reading) -> dict[str, list[SeatReading]]:
    """Skill key → the seats whose role asks for it, where no person of the team has it at the level asked.

    Empty unless every filled seat's person has recorded skills. Vacant seats ask too, in the seats' order;
    a development team without named members asks for nothing, as nobody knows what its members can do.
    """
    people = [seat for seat in reading.seats if seat.person]
    if reading.by_role or not people or not all(skills_of(reading, seat) for seat in people):
        return {}
    asking: dict[str, list[SeatReading]] = {}
    for seat in (seat for seat in reading.seats if seat.person or not seat.collective):
        for skill, asked in reading.catalogue.skills_of(seat.seat.role).items():
            recorded = (skills_of(reading, one).get(skill, SkillLevel.NONE) for one in people)
            if all(is_below(level, asked) for level in recorded):
                asking.setdefault(skill, []).append(seat)
    return asking


def skill_name(catalogue: Catalogue, key: str) -> str:
    skill = catalogue.skills.get(key)
    return skill.name if skill else key.replace("-", " ")
