"""Taking a file in: its new people, and one list of edits through the door, or a new team."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from organisations.models import Membership, Organisation
from roles.effective import catalogue_for
from teams.creation import create_team
from teams.door import NothingToDo, Outcome, apply_edits
from teams.incoming.kept import Kept
from teams.incoming.looking import Looked, look_again
from teams.loading import load_matrix, person_facts
from teams.matrix.apply import InvalidEdit, Mismatched
from teams.matrix.model import Matrix
from teams.models import Person, Team, Why
from teams.people import add_people
from teams.persisting import UnknownPerson
from teams.surroundings import read_surroundings


class CannotImport(ValueError):
    """Why nothing was imported, in words."""


def import_file(
    *,
    organisation: Organisation,
    by: Membership | None,
    kept: Kept,
    looked: Looked,
    team: Team | None,
) -> Outcome | None:
    """Onto the team as one revision, or as a new team. None where the team says all of it already.

    Raises PermissionDenied, and CannotImport; then nothing is written.
    """
    try:
        with transaction.atomic():
            return _imported(organisation, by, kept, looked, team)
    except NothingToDo:
        return None
    except (InvalidEdit, UnknownPerson, ValueError) as error:
        raise CannotImport(str(error)) from error
    except Mismatched as error:
        raise CannotImport("the team was changed meanwhile. Look at it again.") from error


def _imported(
    organisation: Organisation,
    by: Membership | None,
    kept: Kept,
    looked: Looked,
    team: Team | None,
) -> Outcome:
    looked = _with_newcomers(organisation, by, kept, looked, team)
    matrix = looked.proposal.matrix
    if team is not None:
        return apply_edits(team=team, edits=looked.proposal.edits, by=by, why=Why.IMPORT)
    return create_team(
        organisation=organisation,
        by=by,
        facts=matrix.team,
        seats=matrix.seats,
        rows=matrix.rows,
        cells=matrix.cells,
        scheme=matrix.scheme.key,
        why=Why.IMPORT,
    )


def _with_newcomers(
    organisation: Organisation,
    by: Membership | None,
    kept: Kept,
    looked: Looked,
    team: Team | None,
) -> Looked:
    """With people who are in the organisation by now, under the keys that they got."""
    wanted = {person.key: person for person in looked.newcomers.values()}
    if not wanted:
        return looked
    made = add_people(
        organisation=organisation, by=by, names=[one.name for one in wanted.values()], team=team
    )
    facts = dict(zip(wanted, map(person_facts, made), strict=True))
    added = {number: facts[person.key] for number, person in looked.newcomers.items()}
    around = read_surroundings(organisation)
    catalogue = catalogue_for(organisation, around.definitions)
    people = [person_facts(person) for person in Person.objects.all()]
    return look_again(looked, kept, catalogue, _base(looked, team), people, added)


def _base(looked: Looked, team: Team | None) -> Matrix:
    if team is not None:
        return load_matrix(team, today=timezone.localdate()).matrix
    proposed = looked.proposal.matrix
    return Matrix(proposed.team, proposed.date, proposed.organisation, proposed.scheme)
