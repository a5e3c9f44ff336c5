"""The one door: every change of a matrix goes through apply_edits.

It checks permission and expectation, writes rows, seats, cells and the append-only log in one transaction, counts the
team's revision up by one, and refreshes the findings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from organisations.models import Membership
from teams.analysis.finding import Finding
from teams.analysis.reading import Reading
from teams.checking import STAMPS, Checked, check
from teams.history.schemes import scheme_after
from teams.loading import Loaded, load_matrix, person_facts
from teams.locking import lock
from teams.matrix.apply import Applied, InvalidEdit
from teams.matrix.apply import apply_edits as apply_to
from teams.matrix.edits import ChangeScheme, Edit, invert
from teams.matrix.model import Matrix
from teams.matrix.record import Record, edit_from_record, edit_to_record
from teams.models import LogEntry, Person, Team, Why
from teams.persisting import UnknownPerson, write_matrix
from teams.rights import check_can_edit_team
from teams.surroundings import surroundings_of

_WRITTEN = ("revision", "name", "method", "complexity", "data", "reviewed", "scheme", *STAMPS)


class NothingToDo(ValueError):
    """A list without an edit that changes anything."""


@dataclass(frozen=True)
class Outcome:
    """What stands after a list of edits. ``loaded`` is the matrix as it was found."""

    team: Team
    loaded: Loaded
    matrix: Matrix
    edits: tuple[Edit, ...]
    checked: Checked

    @property
    def before(self) -> Matrix:
        return self.loaded.matrix

    @property
    def reading(self) -> Reading:
        return self.checked.reading

    @property
    def findings(self) -> list[Finding]:
        """What the rules say of the team itself."""
        return self.checked.findings


def apply_edits(
    *,
    team: Team,
    edits: Iterable[Edit],
    by: Membership | None,
    why: Why,
    undoes: LogEntry | None = None,
    today: date | None = None,
) -> Outcome:
    """Apply the whole list or nothing, as one revision. ``by`` None is the installation itself: a command or the demo.

    Called in an organisation's scope, whose transaction holds the team until it ends. What can be refused is refused
    before anything is written.

    Raises PermissionDenied with the reason, Mismatched with every place that is not what the edits' author saw,
    InvalidEdit and UnknownPerson for what cannot be, NothingToDo for a list that changes nothing, unless it undoes an
    entry of which nothing stands any more: that it was undone is written down.
    """
    if by is not None:
        check_can_edit_team(by, team)
    today = today or timezone.localdate()
    locked = lock(team)
    loaded = load_matrix(locked, today=today)
    applied = apply_to(loaded.matrix, edits)
    if not applied.edits and undoes is None:
        raise NothingToDo("There is nothing to change.")
    _check_scheme(locked, applied)
    matrix = _with_people(loaded, applied)
    with transaction.atomic(savepoint=False):
        write_matrix(loaded, matrix, applied.edits)
        locked.revision += 1
        LogEntry.objects.create(
            organisation_id=locked.organisation_id,
            team=locked,
            revision=locked.revision,
            by_id=by.user_id if by else None,
            why=why,
            edits=[edit_to_record(edit) for edit in applied.edits],
            undoes=undoes,
        )
        checked = check(loaded, loaded.reading_of(matrix))
        locked.save(update_fields=_WRITTEN)
    return Outcome(locked, loaded, matrix, applied.edits, checked)


class OtherLetters(InvalidEdit):
    """Letters of an entry say something else by now."""


def undo(*, entry: LogEntry, by: Membership | None) -> Outcome:
    """Take one log entry back where it still fits; the undoing is an entry of its own. Redo is the undo of an undo.

    Raises OtherLetters where the entry set letters, and the team writes in another scheme by now.
    """
    check_same_letters(entry)
    edits = invert([edit_from_record(record) for record in entry.edits])
    return apply_edits(team=entry.team, edits=edits, by=by, why=Why.UNDO, undoes=entry)


def check_same_letters(entry: LogEntry) -> None:
    """Raises OtherLetters. No query for the team's last entry, and for one without letters."""
    if entry.revision == entry.team.revision or not any(map(_has_letters, entry.edits)):
        return
    then = scheme_after(entry.team, entry.revision)
    now = surroundings_of(entry.team).scheme(entry.team.scheme)
    if then is not None and not then.is_like(now):
        raise OtherLetters(
            f"The letters were changed from {then.name} to {now.name} since, and say something else now."
        )


def _has_letters(record: Record) -> bool:
    return record["edit"] == "set_cell" or bool(record.get("cells"))


def _check_scheme(team: Team, applied: Applied) -> None:
    if not any(isinstance(edit, ChangeScheme) for edit in applied.edits):
        return
    scheme = applied.matrix.scheme
    if not surroundings_of(team).scheme(scheme.key).is_like(scheme):
        raise InvalidEdit(f"{team.organisation} has no scheme {scheme.name} with these letters.")


def _with_people(loaded: Loaded, applied: Applied) -> Matrix:
    """The matrix knows the people on its seats; those whom the edits brought in are looked up."""
    named = {seat.person for seat in applied.matrix.seats if seat.person}
    known = applied.matrix.person_by_key
    missing = named - known.keys()
    if not missing:
        return applied.matrix
    found = {person.key: person_facts(person) for person in Person.objects.filter(key__in=missing)}
    unknown = sorted(missing - found.keys())
    if unknown:
        raise UnknownPerson(f"Nobody in {loaded.team.organisation} has the key “{unknown[0]}”.")
    return replace(applied.matrix, people=(*applied.matrix.people, *found.values()))
