"""The one door: permission, expectation, log, revision and findings in one transaction."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from organisations.models import Membership, Organisation, User
from organisations.scope import organisation_scope
from teams.door import NothingToDo, OtherLetters, Outcome, apply_edits, undo
from teams.history.replaying import replay
from teams.loading import load_matrix
from teams.matrix.apply import InvalidEdit, Mismatched
from teams.matrix.edits import AddSeat, ChangeSeat, ChangeTeam, SetCell
from teams.matrix.model import Matrix, Seat
from teams.matrix.removal import removal_of_row, removal_of_seat
from teams.matrix.scheme_change import change_scheme, proposed
from teams.matrix.schemes import RACI, RAPID, Letter, Scheme
from teams.models import Cell, LogEntry, StoredFinding, Team, Why
from teams.persisting import UnknownPerson
from tests.teams.builders import TODAY, make_person, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def scoped(acme: Organisation) -> Iterator[Organisation]:
    with organisation_scope(acme):
        yield acme


@pytest.fixture
def owner(scoped: Organisation, ana: User) -> Membership:
    return Membership.objects.get(user=ana)


@pytest.fixture
def team(scoped: Organisation) -> Team:
    return make_team(scoped)


def matrix_of(team: Team) -> Matrix:
    return load_matrix(Team.objects.get(pk=team.pk), today=TODAY).matrix


def set_cell(
    team: Team, row: str, seat: str, before: str, after: str, by: Membership | None = None
) -> Outcome:
    edit = SetCell(row, seat, tuple(before), tuple(after))
    return apply_edits(team=team, edits=[edit], by=by, why=Why.CLICK, today=TODAY)


def test_an_edit_writes_cell_log_revision_and_findings(team: Team, owner: Membership) -> None:
    outcome = set_cell(team, "product-vision", "po", "I", "A", by=owner)

    assert matrix_of(team).at("product-vision", "po") == ("A",)
    stored = Team.objects.get(pk=team.pk)
    assert stored.revision == outcome.team.revision == 2
    entry = LogEntry.objects.get(team=team, revision=2)
    assert (entry.by, entry.why) == (owner.user, Why.CLICK)
    assert entry.edits == [
        {"edit": "set_cell", "row": "product-vision", "seat": "po", "before": ["I"], "after": ["A"]}
    ]
    assert (
        StoredFinding.objects.filter(
            team=team, code="OVL201", cleared_at=None, first_revision=2
        ).count()
        == 1
    )


def test_a_finding_that_goes_is_kept_as_cleared_and_comes_back_as_itself(team: Team) -> None:
    set_cell(team, "product-vision", "po", "I", "A")
    first = StoredFinding.objects.get(team=team, code="OVL201")
    set_cell(team, "product-vision", "po", "A", "I")
    cleared = StoredFinding.objects.get(team=team, code="OVL201")
    assert (cleared.pk, cleared.cleared_revision) == (first.pk, 3)
    set_cell(team, "product-vision", "po", "I", "A")
    again = StoredFinding.objects.get(team=team, code="OVL201")
    assert (again.pk, again.cleared_at, again.first_revision) == (first.pk, None, 4)
    assert again.earlier == [[first.first_seen.isoformat(), cleared.cleared_at.isoformat()]]


def test_a_cell_that_is_not_what_the_author_saw_refuses_the_whole_list(team: Team) -> None:
    edits = [
        SetCell("product-strategy", "po", ("C",), ("I",)),
        SetCell("product-vision", "po", ("C",), ("I",)),
    ]
    with pytest.raises(Mismatched) as refused:
        apply_edits(team=team, edits=edits, by=None, why=Why.CLICK, today=TODAY)
    [mismatch] = refused.value.mismatches
    assert (mismatch.index, mismatch.place) == (1, ("cell", "product-vision", "po"))
    assert (mismatch.expected, mismatch.found) == (("C",), ("I",))
    assert matrix_of(team).at("product-strategy", "po") == ("C",)
    assert Team.objects.get(pk=team.pk).revision == 1


def test_a_viewer_is_told_why_not(team: Team, chi: User) -> None:
    viewer = Membership.objects.get(user=chi)
    with pytest.raises(PermissionDenied, match="not change"):
        set_cell(team, "product-vision", "po", "I", "A", by=viewer)
    assert matrix_of(team).at("product-vision", "po") == ("I",)


def test_an_empty_list_is_no_revision(team: Team) -> None:
    with pytest.raises(NothingToDo):
        apply_edits(team=team, edits=[], by=None, why=Why.CLICK, today=TODAY)


def test_a_letter_of_another_scheme_is_refused(team: Team) -> None:
    with pytest.raises(InvalidEdit, match="no letter of RACI"):
        set_cell(team, "product-vision", "po", "I", "D")


def test_a_person_must_be_one_of_the_organisation(team: Team) -> None:
    with pytest.raises(UnknownPerson, match="nobody-here"):
        apply_edits(
            team=team,
            edits=[ChangeSeat("sm", {"person": None}, {"person": "nobody-here"})],
            by=None,
            why=Why.CLICK,
            today=TODAY,
        )


def test_each_kind_of_edit_is_written_undone_and_replayed(team: Team) -> None:
    make_person(team.organisation, "Chi Nguyen")
    before = matrix_of(team)
    lists = [
        lambda: [ChangeSeat("sm", {"person": None}, {"person": "chi"})],
        lambda: [AddSeat(Seat("dev", "development-team"), 1, {"product-vision": ("C",)})],
        lambda: removal_of_row(matrix_of(team), "product-strategy"),
        lambda: removal_of_seat(matrix_of(team), "po"),
        lambda: [ChangeTeam({"name": "Checkout"}, {"name": "Payments"})],
        lambda: [change_scheme(matrix_of(team), RAPID, proposed(RACI, RAPID))],
        lambda: [
            SetCell("product-vision", "pm", matrix_of(team).at("product-vision", "pm"), ("D",))
        ],
    ]
    for edits in lists:
        apply_edits(team=team, edits=edits(), by=None, why=Why.CLICK, today=TODAY)
        assert replay(Team.objects.get(pk=team.pk), today=TODAY) == matrix_of(team)
    for entry in LogEntry.objects.filter(team=team, revision__gt=1).order_by("-revision"):
        undo(entry=entry, by=None)
    assert matrix_of(team) == before
    assert Team.objects.get(pk=team.pk).name == "Checkout"
    assert replay(Team.objects.get(pk=team.pk), today=TODAY) == matrix_of(team)


def test_letters_cannot_be_taken_back_into_another_scheme(team: Team) -> None:
    """R does the work in RACI, and recommends in RAPID."""
    set_cell(team, "product-vision", "pm", "AR", "A")
    entry = LogEntry.objects.get(team=team, revision=2)
    change = change_scheme(matrix_of(team), RAPID, proposed(RACI, RAPID))
    apply_edits(team=team, edits=[change], by=None, why=Why.SCHEME, today=TODAY)
    set_cell(team, "product-vision", "pm", "D", "")
    with pytest.raises(OtherLetters, match="from RACI to RAPID"):
        undo(entry=entry, by=None)
    for revision in (4, 3, 2):
        undo(entry=LogEntry.objects.get(team=team, revision=revision), by=None)
    assert matrix_of(team).at("product-vision", "pm") == ("A", "R")


def test_a_scheme_that_the_organisation_does_not_have_is_refused(team: Team) -> None:
    own = Scheme("own", "Ours", tuple(Letter(x.letter, x.meaning, "") for x in RACI.letters))
    change = change_scheme(matrix_of(team), own, proposed(RACI, own))
    with pytest.raises(InvalidEdit, match="no scheme Ours"):
        apply_edits(team=team, edits=[change], by=None, why=Why.SCHEME, today=TODAY)


def test_the_log_refuses_change_and_deletion(team: Team) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what still waits refuses a TRUNCATE too
    for statement in (
        "UPDATE teams_logentry SET why = 'click'",
        "DELETE FROM teams_logentry",
        "TRUNCATE teams_logentry CASCADE",
    ):
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert LogEntry.objects.filter(team=team).count() == 1


def test_an_edit_of_one_cell_costs_the_same_queries_for_any_number_of_rows(team: Team) -> None:
    with CaptureQueriesContext(connection) as queries:
        set_cell(team, "product-vision", "po", "I", "A")
    counted = [one for one in queries if "SAVEPOINT" not in one["sql"]]
    assert len(counted) == 8, counted
    assert Cell.objects.filter(team=team).count() == 6
