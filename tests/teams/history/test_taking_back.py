"""Undo of one older change: where it fits, where it does not, and who may."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from organisations.models import Membership, Organisation, User
from teams.creation import archive_team
from teams.loading import load_matrix
from teams.matrix.edits import AddRow, ChangeRow, ChangeSeat, Edit
from teams.matrix.model import Matrix, Row
from teams.matrix.removal import removal_of_row, removal_of_seat
from teams.models import LogEntry, Person, Team
from tests.cast import ClientFor
from tests.teams.builders import TODAY
from tests.teams.history.doing import (
    PAGE,
    STRATEGY,
    VISION,
    do,
    entry,
    page,
    set_cell,
    words,
)

pytestmark = pytest.mark.django_db


def matrix(team: Team) -> Matrix:
    return load_matrix(
        Team.objects.select_related("organisation").get(pk=team.pk), today=TODAY
    ).matrix


def undo(client: Client, revision: int, status: int = 302, **more: str) -> str:
    answer = client.post(f"{PAGE}{revision}/undo/", more)
    assert answer.status_code == status
    return answer.content.decode()


def seen(html: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', html)
    assert found
    return found[1]


def test_an_older_change_is_undone_while_later_ones_stay(
    team: Team, editor: Client, bo: User
) -> None:
    do(team, set_cell(STRATEGY, "po", "C", "AR"))
    do(team, set_cell(VISION, "sm", "", "C"))
    undo(editor, 2)
    assert matrix(team).at(STRATEGY, "po") == ("C",)
    assert matrix(team).at(VISION, "sm") == ("C",)
    last = entry(team, 4)
    assert (last.undoes, last.by, last.why) == (entry(team, 2), bo, "undo")
    said = words(page(editor))
    assert "Undone, of revision 2: AR for Bo Lund, Product strategy. Saved, revision 4." in said


def test_what_was_undone_is_done_again_by_undoing_that(team: Team, editor: Client) -> None:
    do(team, set_cell(STRATEGY, "po", "C", "AR"))
    for revision in (2, 3):
        undo(editor, revision)
    assert matrix(team).at(STRATEGY, "po") == ("A", "R")
    undo(editor, 2)
    assert matrix(team).at(STRATEGY, "po") == ("C",)


def test_where_something_else_stands_it_is_said_and_the_rest_offered(
    team: Team, editor: Client, ana: User
) -> None:
    do(team, set_cell(STRATEGY, "po", "C", "AR"), set_cell(VISION, "sm", "", "C"))
    do(team, set_cell(STRATEGY, "po", "AR", "I"), by=ana)
    html = undo(editor, 2, 409)
    said = words(html)
    assert "Product strategy, Bo Lund A, R I (Ana Díaz) C" in said
    assert "Undo the rest: removing C from Scrum Master (vacant), Product vision" in said
    assert matrix(team).at(VISION, "sm") == ("C",) and LogEntry.objects.count() == 3
    undo(editor, 2, seen=seen(html))
    assert matrix(team).at(VISION, "sm") == () and matrix(team).at(STRATEGY, "po") == ("I",)
    assert entry(team, 4).undoes == entry(team, 2)


def test_what_was_not_shown_is_asked_again(team: Team, editor: Client) -> None:
    do(team, set_cell(STRATEGY, "po", "C", "AR"), set_cell(VISION, "sm", "", "C"))
    do(team, set_cell(STRATEGY, "po", "AR", "I"))
    shown = seen(undo(editor, 2, 409))
    do(team, set_cell(STRATEGY, "po", "I", "R"))
    assert "A, R R" in words(undo(editor, 2, 409, seen=shown))
    undo(editor, 2, 409, seen="nonsense")
    assert LogEntry.objects.count() == 4


def gone(team: Team, kind: str) -> list[Edit]:
    if kind == "row":
        return removal_of_row(matrix(team), VISION)
    if kind == "seat":
        return removal_of_seat(matrix(team), "po")
    return [ChangeRow(VISION, {"shared": True}, {"shared": False})]


@pytest.mark.parametrize(
    ("kind", "words_of_it"),
    [("row", "not there any more"), ("seat", "not there any more"), ("other", "")],
)
def test_what_is_gone_is_said_to_be_gone(
    kind: str, words_of_it: str, team: Team, editor: Client
) -> None:
    do(
        team,
        ChangeRow(VISION, {"shared": False}, {"shared": True}),
        set_cell(VISION, "sm", "", "C"),
        set_cell(STRATEGY, "po", "C", ""),
    )
    do(team, *gone(team, kind))
    if kind == "other":  # it stands already as it would become, which is no difference
        undo(editor, 2)
        assert matrix(team).at(VISION, "sm") == ()
        return
    html = undo(editor, 2, 409)
    assert words_of_it in words(html) and "Undo the rest" in html
    undo(editor, 2, seen=seen(html))


def test_a_row_that_was_changed_since_it_came_is_not_taken_away(team: Team, editor: Client) -> None:
    do(team, AddRow(Row("own", name="Own"), 0, {"pm": ("R",)}))
    do(team, set_cell("own", "pm", "R", "A"))
    said = words(undo(editor, 2, 409))
    assert "Own as it was then has other letters cannot be" in said
    assert "Undo the rest" not in said
    do(team, ChangeRow("own", {"area": None}, {"area": "market"}))
    assert "has other facts" in words(undo(editor, 2, 409))


def test_fields_are_told_as_people_know_them(
    team: Team, acme: Organisation, editor: Client
) -> None:
    Person.objects.create(organisation=acme, key="cy", name="Cy Moss")
    do(
        team,
        ChangeSeat("po", {"person": "bo", "allocation": 100}, {"person": "cy", "allocation": 50}),
    )
    do(team, ChangeSeat("po", {"person": "cy"}, {"person": "ana"}))
    said = words(undo(editor, 2, 409))
    assert "The seat Product Owner, person Cy Moss Ana Díaz Bo Lund" in said
    assert "Undo the rest: changing the seat of Ana Díaz" in said


def test_somebody_whom_there_is_no_more_cannot_come_back(
    team: Team, acme: Organisation, editor: Client
) -> None:
    do(team, ChangeSeat("po", {"person": "bo"}, {"person": None}))
    Person.objects.filter(key="bo").delete()
    said = words(undo(editor, 2, 409))
    assert "Nobody in Acme has the key “bo”" in said and "Undo the rest" not in said


def test_what_is_undone_already_and_what_set_the_team_up_is_left(
    team: Team, editor: Client
) -> None:
    do(team, set_cell(STRATEGY, "po", "C", "AR"))
    undo(editor, 2)
    undo(editor, 2)
    assert "Revision 2 was undone in revision 3." in words(page(editor))
    undo(editor, 1)
    assert "Revision 1 set up the team: that is not undone here." in words(page(editor))
    assert LogEntry.objects.count() == 3


def test_who_may(
    team: Team, ana: User, dana: User, umbrella: Organisation, viewer: Client, editor: Client, client_for: ClientFor
) -> None:  # fmt: skip
    do(team, set_cell(STRATEGY, "po", "C", "AR"))
    address = f"{PAGE}2/undo/"
    assert viewer.post(address).status_code == 403
    assert client_for(dana).post(address).status_code == 404
    assert client_for(None).post(address).status_code == 302
    assert editor.get(address).status_code == 405
    for nowhere in ("0", "3", "99999999999999999999"):
        assert editor.post(f"{PAGE}{nowhere}/undo/").status_code == 404
    archive_team(team=team, by=Membership.objects.get(user=ana))
    assert "is archived" in undo(editor, 2, 403)
    assert f'action="{address}"' not in page(editor) and "is archived" in page(editor)
    assert LogEntry.objects.count() == 2
