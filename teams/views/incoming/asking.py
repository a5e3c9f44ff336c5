"""The preview's questions and choices, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roles.definitions.model import Catalogue
from teams.exchange.sheets.proposal import Proposal
from teams.exchange.sheets.questions import SeatTaken, TextQuestion
from teams.exchange.sheets.reading import SheetReading
from teams.forms.corrections import LEFT_OUT, NOTHING, OWN_ROW, SKIP, row_value, seat_value
from teams.incoming.kept import Kept
from teams.matrix.model import Matrix, seat_name
from teams.matrix.schemes import Scheme

MOST_ROWS = 300
"""So many rows can be led elsewhere one by one; the others are taken as they are."""


@dataclass(frozen=True)
class Option:
    value: str
    name: str
    is_chosen: bool


@dataclass(frozen=True)
class AskedText:
    """``text``: what stands in the cells."""

    number: int
    text: str
    asks: str
    hint: str
    options: list[Option]


@dataclass(frozen=True)
class AskedSeat:
    """``groups``: headings with options; ``newcomer``: a name that could be added to the organisation's people."""

    number: int
    text: str
    place: str
    taken: str
    sureness: str
    reason: str
    is_open: bool
    groups: list[tuple[str, list[Option]]]
    newcomer: str
    is_added: bool


@dataclass(frozen=True)
class AskedRow:
    number: int
    text: str
    place: str
    options: list[Option]


@dataclass(frozen=True)
class NamedRow:
    """A row that can be led to a responsibility by its name. ``said``: what was said so far."""

    number: int
    text: str
    taken: str
    said: str


def asked_texts(reading: SheetReading, kept: Kept) -> list[AskedText]:
    """First those that are still open, then those that were answered, to be answered otherwise."""
    said = kept.corrections.texts
    open_ones = [one for one in reading.questions if one.text not in said]
    texts = [(one.text, one.asks, _hint(one)) for one in open_ones]
    texts += [(text, f"What does “{text}” mean?", "") for text in said]
    return [
        AskedText(number, text, asks, hint, _letters(reading.scheme, said.get(text)))
        for number, (text, asks, hint) in enumerate(texts)
    ]


def _hint(question: TextQuestion) -> str:
    places = ", ".join(map(str, question.places))
    explained = f" The file says: {question.explained}." if question.explained else ""
    likely = f" It may stand for {question.proposed}." if question.proposed else ""
    return f"{places}.{explained}{likely}"


def _letters(scheme: Scheme, said: str | None) -> list[Option]:
    chosen = NOTHING if said == "" else said
    single = [(one.letter, f"{one.letter}: {one.words}") for one in scheme.letters]
    first = [one.letter for one in scheme.letters[:2]]
    both = "/".join(first)
    options = [*single, (both, f"{both}: both"), (NOTHING, "nothing")]
    if chosen and chosen not in dict(options):
        options.append((chosen, chosen))
    return [Option(value, name, value == chosen) for value, name in options]


def asked_seats(
    proposal: Proposal, kept: Kept, catalogue: Catalogue, base: Matrix
) -> list[AskedSeat]:
    """Every column, those that must be answered first."""
    open_ones = {one.header: one for one in proposal.questions}
    found = [
        _seat(one, proposal, kept, catalogue, base, open_ones.get(one.header))
        for one in proposal.seats_taken
    ]
    return sorted(found, key=lambda one: not one.is_open)


def _seat(
    taken: SeatTaken,
    proposal: Proposal,
    kept: Kept,
    catalogue: Catalogue,
    base: Matrix,
    question: object,
) -> AskedSeat:
    answer = kept.corrections.answers.seats.get(taken.header)
    said = seat_value(answer) if answer else ""
    candidates = [
        (seat_value(one.answer), one.label) for one in getattr(question, "candidates", ())
    ]
    seats = [(f"seat:{seat.key}", seat_name(seat, catalogue)) for seat in base.seats]
    roles = [(f"role:{role.key}:", role.name) for role in catalogue.offered_roles()]
    groups = [
        ("Likely", candidates),
        ("A seat of the team", seats),
        ("A new seat of the role", roles),
    ]
    shown: set[str] = set()
    drawn = []
    for heading, options in groups:
        fresh = [(value, name) for value, name in options if value not in shown]
        shown |= {value for value, _ in fresh}
        if fresh:
            drawn.append((heading, [Option(value, name, value == said) for value, name in fresh]))
    if said and said != SKIP and said not in shown:
        drawn.insert(0, ("As you said", [Option(said, _called(taken, proposal, catalogue), True)]))
    drawn.append(("", [Option(SKIP, "Leave this column out", said == SKIP)]))
    is_open = bool(question is not None and getattr(question, "is_open", False))
    return AskedSeat(
        taken.header,
        taken.text,
        str(taken.place),
        _called(taken, proposal, catalogue),
        taken.sureness.value,
        taken.reason,
        is_open,
        drawn,
        taken.called if taken.role and not taken.person else "",
        taken.header in kept.added,
    )


def _called(taken: SeatTaken, proposal: Proposal, catalogue: Catalogue) -> str:
    seat = proposal.matrix.seat_by_key.get(taken.seat)
    if seat is None:
        return "left out"
    people = {person.key: person.name for person in proposal.matrix.people}
    name = seat_name(seat, catalogue)
    return f"{people[seat.person]}, {name}" if seat.person in people else name


def asked_rows(proposal: Proposal, kept: Kept) -> Iterator[AskedRow]:
    """Activities that may be responsibilities of the catalogue."""
    answers = kept.corrections.answers.rows
    for question in proposal.row_questions[:MOST_ROWS]:
        answer = answers.get(question.activity)
        said = row_value(answer) if answer else ""
        options = [
            ("", f"{OWN_ROW}, until you say otherwise"),
            *(
                (one.responsibility, f"{one.label} ({one.likeness:.0f} % alike)")
                for one in question.candidates
            ),
            (SKIP, LEFT_OUT),
        ]
        drawn = [Option(value, name, value == said) for value, name in options]
        yield AskedRow(question.activity, question.text, str(question.place), drawn)


def named_rows(proposal: Proposal, kept: Kept, catalogue: Catalogue) -> Iterator[NamedRow]:
    """The other rows, to be led elsewhere where they were taken wrongly."""
    asked = {one.activity for one in proposal.row_questions}
    answers = kept.corrections.answers.rows
    for taken in [one for one in proposal.rows_taken if one.activity not in asked][:MOST_ROWS]:
        known = catalogue.responsibilities.get(taken.responsibility or "")
        what = f"{known.name}, of the catalogue" if known else "the team’s own"
        answer = answers.get(taken.activity)
        said = ""
        if answer is not None:
            named = catalogue.responsibilities.get(answer.responsibility or "")
            said = LEFT_OUT if answer.skip else named.name if named else OWN_ROW
        yield NamedRow(taken.activity, taken.text, what if taken.row else "left out", said)
