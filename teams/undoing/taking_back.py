"""Undoing and redoing: the entry on top of one's own stack is taken back through the door, where it still fits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from django.utils import timezone

from organisations.models import Membership
from teams.analysis.reading import Reading
from teams.door import OtherLetters, Outcome, apply_edits, undo
from teams.history.labels import label
from teams.history.names import names_for
from teams.loading import load_matrix
from teams.matrix.apply import InvalidEdit, Mismatched
from teams.matrix.edits import Edit, invert
from teams.matrix.record import edit_from_record
from teams.models import LogEntry, Team, Why
from teams.persisting import UnknownPerson
from teams.undoing.fitting import Fitted, fit
from teams.undoing.own import OnTop, on_top, own_of


class Way(StrEnum):
    UNDO = "undo"
    REDO = "redo"


class Force(StrEnum):
    """What to do where something else stands by now."""

    ASK = ""
    REST = "rest"
    ALL = "all"
    SKIP = "skip"


class NotNext(Exception):
    """What was to be taken back is not next any more, or there is nothing."""


class Differs(Exception):
    """Nothing was done: something else stands there by now, or it cannot be any more."""

    def __init__(self, entry: LogEntry, label: str, fitted: Fitted, reading: Reading) -> None:
        super().__init__(label)
        self.entry, self.label, self.fitted, self.reading = entry, label, fitted, reading


@dataclass(frozen=True)
class TakenBack:
    """``label``: what was undone or done again; ``next``: what could be now."""

    outcome: Outcome
    label: str
    next: OnTop


def take_back(
    *, team: Team, by: Membership, way: Way, revision: int, force: Force = Force.ASK, seen: str = ""
) -> TakenBack:
    """Undo, or redo, one's own entry of that revision, which must be the next one. The caller holds the team.

    ``force`` says what to do where the matrix differs, and ``seen`` (seen_by) where that was when it was asked: nothing is
    set over what nobody was shown. Raises NotNext, Differs, and PermissionDenied.
    """
    stacks = own_of(team, by.user_id).stacks
    step = stacks.next_undo if way is Way.UNDO else stacks.next_redo
    if step is None or step.revision != revision:
        raise NotNext
    entry = LogEntry.objects.get(pk=step.number)
    entry.team = team
    try:
        outcome = undo(entry=entry, by=by)
    except (Mismatched, InvalidEdit, UnknownPerson) as error:
        outcome = _as_chosen(entry, by, way, force, seen, error)
    return TakenBack(
        outcome,
        _label(entry, way, outcome.reading),
        on_top(own_of(outcome.team, by.user_id), outcome.reading),
    )


def _as_chosen(
    entry: LogEntry, by: Membership, way: Way, force: Force, seen: str, error: Exception
) -> Outcome:
    loaded = load_matrix(entry.team, today=timezone.localdate())
    fitted = fit(loaded.matrix, invert(edits_of(entry)))
    if isinstance(error, UnknownPerson | OtherLetters):
        fitted = replace(fitted, rest=None, all=None, why_not=str(error))
    reading = loaded.reading()
    chosen = _chosen(fitted, force)
    is_shown = force is Force.ASK or seen == seen_by(fitted)
    if chosen is None or not is_shown:
        raise Differs(entry, _label(entry, way, reading), fitted, reading)
    try:
        return apply_edits(team=entry.team, edits=chosen, by=by, why=Why.UNDO, undoes=entry)
    except UnknownPerson as nobody:
        fitted = replace(fitted, rest=None, all=None, why_not=str(nobody))
        raise Differs(entry, _label(entry, way, reading), fitted, reading) from nobody


def _chosen(fitted: Fitted, force: Force) -> tuple[Edit, ...] | None:
    match force:
        case Force.ASK:
            return None if fitted.differs else fitted.rest
        case Force.REST:
            return fitted.rest
        case Force.ALL:
            return fitted.all
        case Force.SKIP:
            return ()


def seen_by(fitted: Fitted) -> str:
    """What differs, short enough to travel with the question."""
    return sha256(repr(fitted.differs).encode()).hexdigest()[:16]


def edits_of(entry: LogEntry) -> list[Edit]:
    return [edit_from_record(record) for record in entry.edits]


def _label(entry: LogEntry, way: Way, reading: Reading) -> str:
    edits = edits_of(entry) if way is Way.UNDO else invert(edits_of(entry))
    return label(edits, names_for(reading, edits))
