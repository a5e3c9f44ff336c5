"""Somebody leaves: their seats end on that day, or are vacated at once, in every team, one list of edits each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from django.db import transaction

from organisations.access import check_can_edit
from organisations.models import Membership, Organisation
from teams.analysis import engine
from teams.analysis.finding import Finding
from teams.door import Outcome, apply_edits
from teams.loading import Loaded, load_matrices
from teams.locking import lock
from teams.matrix.apply import apply_edits as apply_to
from teams.matrix.edits import ChangeSeat, Edit
from teams.models import Person, Team, Why
from teams.remit.reading import teams_of


@dataclass(frozen=True)
class Leaving:
    """What leaving does in one team: the edits, and the findings that come and go by them."""

    team: Team
    edits: tuple[Edit, ...]
    seats: tuple[str, ...]
    come: tuple[Finding, ...]
    go: tuple[Finding, ...]


def what_leaving_changes(
    organisation: Organisation, person: Person, *, on: date, today: date
) -> list[Leaving]:
    """Team by team, as it would be on the first day without them. Nothing is saved."""
    teams = teams_of(organisation, person)
    first_without = on + timedelta(days=1) if on > today else today
    return [
        _leaving(loaded, person, on, today) for loaded in load_matrices(teams, today=first_without)
    ]


def _leaving(loaded: Loaded, person: Person, on: date, today: date) -> Leaving:
    edits = edits_for_leaving(loaded, person, on=on, today=today)
    before = loaded.reading()
    after = loaded.reading_of(apply_to(loaded.matrix, edits).matrix)
    known, then = (
        {one.fingerprint: one for one in engine.find(reading)} for reading in (before, after)
    )
    return Leaving(
        loaded.team,
        tuple(edits),
        tuple(seat.role_name for seat in before.seats if seat.seat.person == person.key),
        tuple(one for key, one in then.items() if key not in known),
        tuple(one for key, one in known.items() if key not in then),
    )


def edits_for_leaving(loaded: Loaded, person: Person, *, on: date, today: date) -> list[Edit]:
    """A seat ends with the last day if that is still to come; otherwise it is vacant now, and its letters stay."""
    edits: list[Edit] = []
    for seat in loaded.matrix.seats:
        if seat.person != person.key or (seat.until and seat.until <= on and on > today):
            continue
        if on > today:
            edits.append(ChangeSeat(seat.key, {"until": seat.until}, {"until": on}))
        else:
            edits.append(ChangeSeat(seat.key, {"person": person.key}, {"person": None}))
    return edits


@transaction.atomic
def leave(
    *, organisation: Organisation, person: Person, on: date, today: date, by: Membership
) -> list[Outcome]:
    """End or vacate all of the person's seats; all teams or none. Each team's change is one revision of its own."""
    check_can_edit(by)
    teams = [lock(team) for team in sorted(teams_of(organisation, person), key=attrgetter("pk"))]
    outcomes = []
    for loaded in load_matrices(teams, today=today):
        edits = edits_for_leaving(loaded, person, on=on, today=today)
        if edits:
            outcomes.append(
                apply_edits(team=loaded.team, edits=edits, by=by, why=Why.LEAVING, today=today)
            )
    return outcomes
