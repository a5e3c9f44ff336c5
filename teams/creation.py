"""How teams come into being, rest, and come back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from organisations.access import check_can_edit
from organisations.models import Membership, Organisation
from roles.definitions.keys import clean_name, make_key
from teams.checking import recheck_over_teams
from teams.door import Outcome, apply_edits
from teams.loading import load_matrix
from teams.matrix.edits import AddRow, AddSeat, ChangeTeam, Edit
from teams.matrix.model import Cells, Row, Seat
from teams.matrix.model import Team as TeamFacts
from teams.models import Team, Why
from teams.over_teams import ORGANISATION

RESERVED_KEYS = frozenset({"new"})


@transaction.atomic
def create_team(
    *,
    organisation: Organisation,
    by: Membership | None,
    facts: TeamFacts,
    seats: Iterable[Seat],
    rows: Iterable[Row],
    cells: Cells,
    scheme: str = "raci",
    story: str = "",
    why: Why = Why.SET_UP,
    today: date | None = None,
) -> Outcome:
    """A team with its whole matrix as its first revision. The people named on seats exist already.

    The key of ``facts`` is a wish: where it is taken, or empty, one is made from the name.
    """
    if by is not None:
        check_can_edit(by)
    today = today or timezone.localdate()
    name = clean_name(facts.name)
    facts = replace(facts, name=name, reviewed=facts.reviewed or today)
    team = Team.objects.create(
        organisation=organisation,
        key=_free_key(organisation, facts.key or name),
        name="",
        scheme=scheme,
        story=story,
    )
    return apply_edits(
        team=team, edits=_first_edits(facts, seats, rows, cells), by=by, why=why, today=today
    )


def copy_team(*, team: Team, by: Membership, name: str, with_people: bool = False) -> Outcome:
    """Another team that starts with this one's facts, seats, rows and letters; its seats vacant unless wanted."""
    matrix = load_matrix(team, today=timezone.localdate()).matrix
    seats = (
        matrix.seats if with_people else tuple(replace(seat, person=None) for seat in matrix.seats)
    )
    return create_team(
        organisation=team.organisation,
        by=by,
        facts=replace(matrix.team, key="", name=name, reviewed=None),
        seats=seats,
        rows=matrix.rows,
        cells=matrix.cells,
        scheme=team.scheme,
    )


def archive_team(*, team: Team, by: Membership) -> None:
    """Put a team aside: it keeps everything, and is no longer counted."""
    _set_archived(team, by, timezone.now())


def bring_back_team(*, team: Team, by: Membership) -> None:
    _set_archived(team, by, None)


@transaction.atomic
def _set_archived(team: Team, by: Membership, when: datetime | None) -> None:
    check_can_edit(by)
    team.archived = when
    team.save(update_fields=["archived"])
    recheck_over_teams(team.organisation, [ORGANISATION, *team.summary.get("people", ())])


def _free_key(organisation: Organisation, name: str) -> str:
    taken = set(Team.objects.filter(organisation=organisation).values_list("key", flat=True))
    return make_key(name, taken | RESERVED_KEYS, fallback="team")


def _first_edits(
    facts: TeamFacts, seats: Iterable[Seat], rows: Iterable[Row], cells: Cells
) -> list[Edit]:
    nothing = TeamFacts("", "")
    given = [one.name for one in fields(TeamFacts) if one.name != "key"]
    changed = [name for name in given if getattr(facts, name) != getattr(nothing, name)]
    edits: list[Edit] = [
        ChangeTeam(
            {name: getattr(nothing, name) for name in changed},
            {name: getattr(facts, name) for name in changed},
        )
    ]
    edits += [AddSeat(seat, index) for index, seat in enumerate(seats)]
    edits += [AddRow(row, index, cells.get(row.key, {})) for index, row in enumerate(rows)]
    return edits
