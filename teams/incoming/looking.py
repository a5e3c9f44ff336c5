"""What a kept file would make of a team, with all that was said about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from roles.definitions.keys import clean_name, make_key
from roles.definitions.model import Catalogue
from teams.exchange.incoming.any_file import Reading, propose_file, read_contents
from teams.exchange.sheets.proposal import Proposal
from teams.exchange.sheets.questions import Answers, SeatAnswer
from teams.exchange.sheets.reading import SheetReading
from teams.incoming.kept import Kept
from teams.matrix.model import Matrix, Person, Team
from teams.matrix.schemes import RACI, Scheme

Newcomers = Mapping[int, Person]
"""Number of the head → the person of that name whom the organisation does not have yet."""


@dataclass(frozen=True)
class Looked:
    """``reading``: what the file says; ``proposal``: what it would make of the base; ``newcomers``: people it would add."""

    reading: Reading
    proposal: Proposal
    newcomers: Newcomers


def read(kept: Kept, catalogue: Catalogue, schemes: Mapping[str, Scheme], today: date) -> Reading:
    """Raises UnreadableFile."""
    return read_contents(
        kept.contents,
        kept.file,
        catalogue,
        today,
        kept.corrections,
        schemes=tuple(schemes.values()),
    )


def look(
    kept: Kept, reading: Reading, catalogue: Catalogue, base: Matrix, people: Iterable[Person]
) -> Looked:
    """``people``: the organisation's; each may be named in a head."""
    known = tuple(people)
    wide = replace(base, people=known)
    first = propose_file(reading, catalogue, wide, kept.corrections)
    newcomers = _newcomers(first, kept, known)
    if not newcomers:
        return Looked(reading, first, {})
    return Looked(reading, _with(newcomers, first, kept, reading, catalogue, wide), newcomers)


def look_again(
    looked: Looked,
    kept: Kept,
    catalogue: Catalogue,
    base: Matrix,
    people: Iterable[Person],
    added: Newcomers,
) -> Looked:
    """The same once the newcomers are people of the organisation, with the keys they got."""
    wide = replace(base, people=tuple(people))
    first = propose_file(looked.reading, catalogue, wide, kept.corrections)
    return replace(looked, proposal=_with(added, first, kept, looked.reading, catalogue, wide))


def new_matrix(name: str, reading: Reading, schemes: Mapping[str, Scheme], today: date) -> Matrix:
    """The empty matrix of a team that is to be: in the file's letters where the organisation has them."""
    scheme = reading.scheme if isinstance(reading, SheetReading) else reading.matrix.scheme
    known = schemes.get(scheme.key)
    facts = Team("", name) if isinstance(reading, SheetReading) else reading.matrix.team
    return Matrix(
        replace(facts, key="", name=name),
        today,
        scheme=known if known and known.is_like(scheme) else RACI,
    )


def _newcomers(proposal: Proposal, kept: Kept, known: Sequence[Person]) -> Newcomers:
    taken = {person.key for person in known}
    by_name: dict[str, Person] = {}
    found = {}
    for one in proposal.seats_taken:
        if one.header not in kept.added or not one.called:
            continue
        name = clean_name(one.called)
        if name not in by_name:
            key = make_key(name, taken, fallback="person")
            taken.add(key)
            by_name[name] = Person(key, name)
        found[one.header] = by_name[name]
    return found


def _with(
    newcomers: Newcomers,
    first: Proposal,
    kept: Kept,
    reading: Reading,
    catalogue: Catalogue,
    base: Matrix,
) -> Proposal:
    seats = dict(kept.corrections.answers.seats)
    for one in first.seats_taken:
        person = newcomers.get(one.header)
        if person and one.role:
            seats[one.header] = SeatAnswer(role=one.role, person=person.key)
    answers = Answers(seats, kept.corrections.answers.rows)
    people = (*base.people, *newcomers.values())
    return propose_file(
        reading,
        catalogue,
        replace(base, people=tuple({one.key: one for one in people}.values())),
        replace(kept.corrections, answers=answers),
    )
