"""The article's differences between the two roles, and how this team looks in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from roles.definitions.comparison import Difference, compare
from roles.definitions.model import Side
from teams.analysis.finding import Finding
from teams.analysis.org.hybrids import reasons_to_separate
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.wording import count, joined, percent
from teams.boundary.parties import Party, called, parties, short_names
from teams.boundary.said import Said
from teams.matrix.model import Complexity, Method, Stage

PAIR = ("product-manager", "product-owner")
METHODS = {
    Method.SCRUM: "Scrum",
    Method.KANBAN: "Kanban",
    Method.XP: "Extreme Programming",
    Method.SCALED_AGILE: "Scaled Agile",
    Method.AGILE: "Agile",
    Method.WATERFALL: "Waterfall",
    Method.STAGE_GATE: "Stage-gate",
    Method.OTHER: "Another method",
}
MOST_NAMED = 3
_STRETCHED = {Side.PRODUCT_MANAGER: "FIT305", Side.PRODUCT_OWNER: "FIT304"}


@dataclass(frozen=True, slots=True)
class Here:
    """One thing to say of this team; ``sign``: the severity where a finding says it, else ""."""

    words: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class ShownDifference:
    name: str
    manager: str
    owner: str
    here: tuple[Here, ...]
    source: str


def differences(reading: Reading, said: Said) -> list[ShownDifference]:
    """Those with a source, in the article's order; none where the catalogue lacks one of the two roles."""
    if not all(role in reading.catalogue.roles for role in PAIR):
        return []
    return [
        _shown(one, reading, said)
        for one in compare(*PAIR, reading.catalogue).differences
        if one.source
    ]


def _shown(one: Difference, reading: Reading, said: Said) -> ShownDifference:
    look = _LOOKS.get(one.key)
    here = tuple(look(reading, said)) if look else ()
    return ShownDifference(one.name, one.one, one.other, here, one.source)


def _vision(reading: Reading, said: Said) -> Iterable[Here]:
    rows = [row for row in reading.rows if row.is_strategic]
    wrong = said.of_code("FIT301")
    return _wrong_rows(reading, wrong) or [
        _share(reading, rows, "strategic row", parties(reading)[0])
    ]


def _horizon(reading: Reading, said: Said) -> Iterable[Here]:
    rows = _sprint_rows(reading)
    wrong = said.of_code("FIT302")
    return _wrong_rows(reading, wrong) or [_share(reading, rows, "sprint row", parties(reading)[1])]


def _sprint_rows(reading: Reading) -> list[RowReading]:
    return [row for row in reading.rows if row.is_of_the_sprint and not row.is_strategic]


def _wrong_rows(reading: Reading, findings: list[Finding]) -> list[Here]:
    short = short_names(reading)
    found = []
    for one in findings[:MOST_NAMED]:
        row = reading.row[one.rows[0]]
        kind = "strategic row" if row.is_strategic else "sprint row"
        who = called(short, row.answers)
        found.append(Here(f"{who} answers for {row.name}, a {kind}", one.severity.value))
    if len(findings) > MOST_NAMED:
        found.append(Here(f"and {len(findings) - MOST_NAMED} more"))
    return found


def _share(reading: Reading, rows: list[RowReading], kind: str, party: Party) -> Here:
    """How many of the rows the side answers for that they belong to."""
    if not rows:
        return Here(f"No {kind} is in the matrix")
    if not party.is_filled:
        return Here(f"{count(len(rows), kind)}, and nobody is {party.title}")
    holders = {seat.holder for seat in party.seats}
    held = sum(bool(row.owners() & holders) for row in rows)
    verb = party.does("answers", "answer")
    if held == len(rows):
        return Here(f"{verb} for {'all' if held > 1 else 'the'} {count(held, kind)}")
    return Here(f"{verb} for {held} of {count(len(rows), kind)}")


def _framework(reading: Reading, said: Said) -> Iterable[Here]:
    method = reading.team.method
    if method is None:
        return [Here("The team’s method is not stated")]
    agile = "Agile" if method.is_agile else "not Agile"
    name = METHODS[method]
    words = name if method is Method.AGILE else f"{name}, which is {agile}"
    there = reading.product_owners or reading.hybrids
    warned = said.of_code("FIT303", "GAP106")
    if not method.is_agile and there:
        words += ", and yet there is a Product Owner"
    if method.is_agile and not there:
        words += ", and yet nobody is Product Owner"
    return [Here(words, warned[0].severity.value if warned else "")]


def _decisions(reading: Reading, said: Said) -> Iterable[Here]:
    strategic = [row for row in reading.rows if row.is_strategic]
    total = len(strategic) + len(_sprint_rows(reading))
    if not total:
        return [Here("No strategic and no sprint row is in the matrix")]
    if reading.hybrids:
        return [Here("One person decides both, the long term and the sprint")]
    wrong = said.of_code("FIT301", "FIT302")
    sides = f"{total} strategic and sprint rows"
    if wrong:
        verb = "lies" if len(wrong) == 1 else "lie"
        return [Here(f"{len(wrong)} of {sides} {verb} on the wrong side", wrong[0].severity.value)]
    return [Here(f"None of the {sides} lies on the wrong side")]


def _contact(reading: Reading, said: Said) -> Iterable[Here]:
    """How much time each side gives the team, the most telling fact there is of who meets it daily."""
    short = short_names(reading)
    found = []
    for seat in dict.fromkeys((*reading.product_owners, *reading.product_managers)):
        time = seat.seat.allocation
        words = "time not stated" if time is None else f"{percent(time)} here"
        role = "" if short[seat.key] == seat.role_name else f", {seat.role_name}"
        found.append(Here(f"{short[seat.key]}{role}: {words}", _too_little(seat, said)))
    return found or [Here("Nobody is Product Manager or Product Owner")]


def _too_little(seat: SeatReading, said: Said) -> str:
    """The severity where somebody is said to be here too little, or in too many teams."""
    code = _STRETCHED[seat.side]
    about = [one for one in said.of_code(code) if seat.seat.person in one.people]
    return about[0].severity.value if about else ""


def _fits(reading: Reading, said: Said) -> Iterable[Here]:
    """The facts that decide whether one person or two are expected (A43–A45)."""
    team, organisation = reading.team, reading.organisation
    facts = []
    if team.complexity:
        facts.append(
            "a complex product"
            if team.complexity is Complexity.HIGH
            else f"a product of {team.complexity} complexity"
        )
    if organisation.stage:
        facts.append(
            "a startup"
            if organisation.stage is Stage.STARTUP
            else f"{'an' if organisation.stage[0] in 'aeiou' else 'a'} {organisation.stage} organisation"
        )
    if organisation.size is not None:
        facts.append(f"{organisation.size} people")
    if not facts:
        return [Here("Neither complexity nor size nor stage is stated")]
    known = joined(facts)
    outcome = "two people are expected" if reasons_to_separate(reading) else "one person can do"
    outgrown = said.of_code("ORG401")
    sign = outgrown[0].severity.value if outgrown else ""
    return [Here(f"{known[0].upper()}{known[1:]}: {outcome}", sign)]


_LOOKS: dict[str, Callable[[Reading, Said], Iterable[Here]]] = {
    "vision": _vision,
    "horizon": _horizon,
    "framework": _framework,
    "decisions": _decisions,
    "contact": _contact,
    "fits": _fits,
}
