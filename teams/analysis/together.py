"""Several teams' matrices as one organisation: what the rules over teams say of them."""

from __future__ import annotations

from collections.abc import Sequence

from teams.analysis.engagement import Engagement, engagements, specialised_roles
from teams.analysis.engine import (
    find_about_person,
    find_in_organisation,
    read_organisation,
    read_person,
)
from teams.analysis.finding import Finding
from teams.analysis.reading import Reading
from teams.matrix.model import Person


def find_over_teams(readings: Sequence[Reading]) -> list[Finding]:
    """The findings about people over all of these teams and about their organisation: gravest first, then by code.

    The teams are one organisation's: a person's key is the same in all of them. What is known of the organisation and of
    a person is taken from the first team that knows of it.
    """
    if not readings:
        return []
    people: dict[str, Person] = {}
    engaged: dict[str, list[Engagement]] = {}
    for reading in readings:
        for person in reading.matrix.people:
            people.setdefault(person.key, person)
        for key, engagement in engagements(reading).items():
            engaged.setdefault(key, []).append(engagement)
    names = {key: person.name for key, person in people.items()}
    organisation, settings = readings[0].organisation, readings[0].settings
    found = [
        finding
        for key, teams in engaged.items()
        for finding in find_about_person(
            read_person(people.get(key, Person(key, key)), teams, organisation, names, settings)
        )
    ]
    specialised = frozenset[str]().union(*map(specialised_roles, readings))
    found += find_in_organisation(read_organisation(organisation, specialised, settings))
    return sorted(found, key=lambda one: (one.severity.rank, one.code))
