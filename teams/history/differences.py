"""The difference of two matrices in words: what was done between them, by kind."""

from __future__ import annotations

from dataclasses import dataclass

from teams.analysis.reading import Reading
from teams.analysis.wording import count, joined
from teams.history.comparing import ComparedFindings, Comparison
from teams.history.names import Names
from teams.history.sentences import Sentences
from teams.matrix import edits as e

TOLD_AT_ONCE = 20
MOST_TOLD = 500


@dataclass(frozen=True)
class Group:
    """``first`` and ``rest``: sentences; ``untold``: so many more."""

    title: str
    number: int
    first: list[str]
    rest: list[str]
    untold: int


_KINDS: tuple[tuple[str, tuple[type[e.Edit], ...]], ...] = (
    ("The team", (e.ChangeTeam,)),
    ("Seats", (e.AddSeat, e.RemoveSeat, e.ChangeSeat, e.MoveSeat)),
    ("Rows", (e.AddRow, e.RemoveRow, e.ChangeRow, e.MoveRow)),
    ("Letters", (e.SetCell,)),
)


def groups_of(comparison: Comparison, reading: Reading) -> list[Group]:
    """``reading``: of both together. Kinds without any are left out."""
    old, new = comparison.old, comparison.new
    people = {person.key: person.name for person in (*old.people, *new.people)}
    names = Names(reading, comparison.edits, people)
    sentences = Sentences(names, {**old.seat_by_key, **new.seat_by_key})
    found = []
    for title, kinds in _KINDS:
        edits = [edit for edit in comparison.edits if isinstance(edit, kinds)]
        if edits:
            found.append(_group(title, edits, sentences))
    return found


def _group(title: str, edits: list[e.Edit], sentences: Sentences) -> Group:
    said = [_capital(sentences.sentence(edit)) for edit in edits[:MOST_TOLD]]
    return Group(
        title, len(edits), said[:TOLD_AT_ONCE], said[TOLD_AT_ONCE:], len(edits) - len(said)
    )


def summary(comparison: Comparison, findings: ComparedFindings) -> str:
    """“Different: 3 cells, 1 row and 2 seats. 1 finding came, 2 findings went.”"""
    numbers = (
        (len(comparison.cells), "cell"),
        (len(comparison.rows.touched), "row"),
        (len(comparison.seats.touched), "seat"),
    )
    parts = [count(number, what) for number, what in numbers if number]
    if any(isinstance(edit, e.ChangeTeam) for edit in comparison.edits):
        parts.append("the team’s facts")
    came, went = count(len(findings.came), "finding"), count(len(findings.went), "finding")
    differs = f"Different: {joined(parts)}." if parts else "Nothing is different."
    return f"{differs} {came} came, {went} went."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
