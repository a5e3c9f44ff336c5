"""Any revision as a matrix that is only read."""

from __future__ import annotations

import pytest
from django.test import Client

from organisations.models import Organisation, User
from teams.loading import load_matrix
from teams.matrix.edits import AddRow, ChangeSeat
from teams.matrix.model import Row
from teams.matrix.removal import removal_of_row
from teams.models import Person, Team
from tests.cast import ClientFor
from tests.teams.builders import TODAY
from tests.teams.history.doing import (
    BACKLOG,
    PAGE,
    STRATEGY,
    VISION,
    do,
    page,
    queries,
    set_cell,
    three_changes,
    words,
)

pytestmark = pytest.mark.django_db
QUERIES = 11


def test_it_shows_the_letters_the_people_and_the_findings_of_then(
    team: Team, ana: User, bo: User, viewer: Client
) -> None:
    do(team, set_cell(BACKLOG, "po", "AR", ""), by=ana)
    do(team, set_cell(BACKLOG, "po", "", "AR"), by=bo)
    do(team, *removal_of_row(load_matrix(team, today=TODAY).matrix, VISION))
    then, now = page(viewer, f"{PAGE}2/"), page(viewer, f"{PAGE}4/")
    assert "Nobody owns Backlog prioritisation" in words(then)
    assert "Nobody owns Backlog prioritisation" not in words(now)
    assert "took A, R from Bo Lund on Backlog prioritisation" in words(then)
    assert 'id="row-product-vision"' in then and 'id="row-product-vision"' not in now
    assert "definitions, letters’ meanings and rules are today’s" in words(then)
    assert 'id="row-backlog-prioritisation"' in then


def test_who_left_the_team_since_has_a_name(team: Team, acme: Organisation, viewer: Client) -> None:
    Person.objects.create(organisation=acme, key="cy", name="Cy Moss")
    do(team, ChangeSeat("po", {"person": "bo"}, {"person": "cy"}))
    assert "Bo Lund" in page(viewer, f"{PAGE}1/").partition("<table")[2].partition("</thead>")[0]
    assert "Cy Moss" in page(viewer, f"{PAGE}2/").partition("<table")[2].partition("</thead>")[0]


def test_nothing_in_it_can_be_changed_or_followed_to_what_is_gone(
    team: Team, ana: User, bo: User, editor: Client
) -> None:
    three_changes(team, ana, bo)
    table = page(editor, f"{PAGE}2/").partition("<table")[2].partition("</table>")[0]
    assert "<a " not in table and "<form" not in table and 'role="grid"' not in table
    assert 'aria-label="A: answers"' in table


def test_it_leads_to_its_neighbours(team: Team, ana: User, bo: User, editor: Client) -> None:
    three_changes(team, ana, bo)
    html = page(editor, f"{PAGE}2/")
    for link in ("../1/", "../3/", "../compare/?a=2&amp;b=now", "undo/"):
        assert f'"{link}"' in html
    assert '"../5/"' not in page(editor, f"{PAGE}4/")
    assert 'action="undo/"' not in page(editor, f"{PAGE}1/")


def test_an_empty_matrix_is_said_to_be_empty(
    acme: Organisation, team: Team, viewer: Client
) -> None:
    rows = load_matrix(team, today=TODAY).matrix
    for row in rows.rows:
        do(team, *removal_of_row(load_matrix(team, today=TODAY).matrix, row.key))
    do(team, AddRow(Row("x", name="X"), 0))
    assert "X" in page(viewer, f"{PAGE}5/")
    assert 'id="seat-pm"' in page(viewer, f"{PAGE}4/")


@pytest.mark.parametrize("revision", ["0", "9", "99999999999999999999"])
def test_there_is_no_other_revision(revision: str, team: Team, viewer: Client) -> None:
    assert viewer.get(f"{PAGE}{revision}/").status_code == 404


@pytest.mark.parametrize("entries", [1, 3])
def test_it_costs_the_same_for_any_number(
    entries: int, team: Team, ana: User, bo: User, editor: Client
) -> None:
    do(team, set_cell(STRATEGY, "po", "C", ""), by=ana)
    for number in range(entries + 5):
        before, after = ("", "C") if number % 2 == 0 else ("C", "")
        do(team, set_cell(STRATEGY, "po", before, after), by=bo)
    asked = queries(editor, f"{PAGE}1/")
    assert len(asked) == QUERIES, "\n".join(sql[:150] for sql in asked)


def test_who_may_read(
    team: Team, dana: User, umbrella: Organisation, client_for: ClientFor
) -> None:
    assert client_for(None).get(f"{PAGE}1/").status_code == 302
    assert client_for(dana).get(f"{PAGE}1/").status_code == 404
