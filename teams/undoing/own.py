"""One user's own stacks of a team, read from the log, and what is on top of them in words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Case, Func, IntegerField, Q, TextField, When
from django.db.models.functions import Cast

from teams.analysis.reading import Reading
from teams.door import Outcome
from teams.history.labels import label
from teams.history.names import Names, names_for
from teams.matrix.edits import Edit, invert
from teams.matrix.record import edit_from_record
from teams.models import LogEntry, Team, Why
from teams.undoing.stacks import Stacks, Step, stacks_of

LOOKED_BACK = 200
"""So many own entries can be taken back."""
_REVISIONS = 2000
_READ_AT_ONCE = 4000
"""Bytes of an entry's edits that come along; larger ones are read when they are on top."""
_NOT_TO_BE_UNDONE = (Why.SET_UP, Why.DEMO, Why.LEAVING)


@dataclass(frozen=True, slots=True)
class Next:
    """What a button would take back: the entry by its revision, and in words."""

    revision: int
    label: str


@dataclass(frozen=True, slots=True)
class OnTop:
    undo: Next | None = None
    redo: Next | None = None


@dataclass(frozen=True)
class Own:
    """``texts``: edits as written in the log, of most entries."""

    stacks: Stacks
    texts: dict[int, str] = field(default_factory=dict)

    def edits(self, step: Step) -> list[Edit]:
        """At most one query."""
        text = self.texts.get(step.number)
        records = json.loads(text) if text else LogEntry.objects.get(pk=step.number).edits
        return [edit_from_record(record) for record in records]


def own_of(team: Team, user: int) -> Own:
    """One query."""
    size = Func("edits", function="pg_column_size", output_field=IntegerField())
    entries = (
        LogEntry.objects.filter(team=team, revision__gt=max(1, team.revision - _REVISIONS))
        .filter(Q(by=user) | Q(undoes__by=user))
        .exclude(why__in=_NOT_TO_BE_UNDONE)
        .annotate(size=size)
        .annotate(text=Case(When(size__lte=_READ_AT_ONCE, then=Cast("edits", TextField()))))
        .order_by("-revision")
        .values_list("pk", "revision", "undoes", "by", "undoes__by", "text")
    )[: 2 * LOOKED_BACK]
    steps, texts = [], {}
    for number, revision, undoes, by, undoes_by, text in reversed(entries):
        steps.append(Step(number, revision, undoes, by == user, undoes_by == user, text == "[]"))
        if text:
            texts[number] = text
    return Own(stacks_of(steps), texts)


def on_top(own: Own, reading: Reading) -> OnTop:
    """No query but for large entries, and for people who are not in the team any more."""
    undo, redo = own.stacks.next_undo, own.stacks.next_redo
    return OnTop(
        _next(undo, own.edits(undo), reading) if undo else None,
        _next(redo, invert(own.edits(redo)), reading) if redo else None,
    )


def on_top_after(outcome: Outcome) -> OnTop:
    """After an own edit: it would be undone, and there is nothing to redo. No query."""
    people = {person.key: person.name for person in outcome.before.people}
    names = Names(outcome.reading, outcome.edits, people)
    return OnTop(Next(outcome.team.revision, label(outcome.edits, names)))


def _next(step: Step, edits: Sequence[Edit], reading: Reading) -> Next:
    return Next(step.revision, label(edits, names_for(reading, edits)))
