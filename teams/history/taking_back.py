"""Taking one older entry of the log back, as far as it still fits."""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone

from organisations.models import Membership
from teams.analysis.reading import Reading
from teams.door import OtherLetters, Outcome, apply_edits, undo
from teams.loading import load_matrix
from teams.matrix.apply import InvalidEdit, Mismatched
from teams.matrix.edits import invert
from teams.models import LogEntry, Why
from teams.persisting import UnknownPerson
from teams.undoing.fitting import Fitted, fit
from teams.undoing.taking_back import edits_of, seen_by


class NoLongerFits(Exception):
    """Nothing was done: other things stand there by now, or it cannot be any more."""

    def __init__(self, fitted: Fitted, reading: Reading) -> None:
        super().__init__(fitted.why_not)
        self.fitted, self.reading = fitted, reading


def undo_entry(*, entry: LogEntry, by: Membership, rest_seen: str = "") -> Outcome:
    """Take it back through the door; its team is held by the caller.

    Raises NoLongerFits where something differs, unless ``rest_seen`` says that this very difference was shown (seen_by)
    and the rest is wanted. What stands already as it would become is no difference.
    """
    try:
        return undo(entry=entry, by=by)
    except (UnknownPerson, OtherLetters) as error:
        fitted, reading = _fitted(entry)
        raise _gone(fitted, reading, error) from error
    except (Mismatched, InvalidEdit) as error:
        fitted, reading = _fitted(entry)
        is_wanted = not fitted.differs or rest_seen == seen_by(fitted)
        if fitted.rest is None or not is_wanted:
            raise NoLongerFits(fitted, reading) from error
        try:
            return apply_edits(
                team=entry.team, edits=fitted.rest, by=by, why=Why.UNDO, undoes=entry
            )
        except UnknownPerson as nobody:
            raise _gone(fitted, reading, nobody) from nobody


def _fitted(entry: LogEntry) -> tuple[Fitted, Reading]:
    loaded = load_matrix(entry.team, today=timezone.localdate())
    return fit(loaded.matrix, invert(edits_of(entry))), loaded.reading()


def _gone(fitted: Fitted, reading: Reading, error: UnknownPerson | OtherLetters) -> NoLongerFits:
    return NoLongerFits(replace(fitted, rest=None, all=None, why_not=str(error)), reading)
