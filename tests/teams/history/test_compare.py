"""The difference of two revisions as a page."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from organisations.models import Organisation, User
from teams.loading import load_matrix
from teams.matrix.edits import AddRow, ChangeSeat, MoveRow
from teams.matrix.model import Row
from teams.matrix.removal import removal_of_row, removal_of_seat
from teams.models import Baseline, Person, Team
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
COMPARE = f"{PAGE}compare/"
QUERIES = 9


def cell(html: str, row: str, seat: int) -> str:
    line = html.partition(f'id="row-{row}"')[2].partition("</tr>")[0]
    return re.findall(r"<td class=\"c.*?</td>", line)[seat]


def test_changed_cells_are_crossed_dashed_and_said(team: Team, viewer: Client) -> None:
    do(team, set_cell(STRATEGY, "po", "C", "AR"))
    do(team, set_cell(VISION, "po", "I", ""))
    html = page(viewer, f"{COMPARE}?a=1&b=now")
    changed = cell(html, STRATEGY, 1)
    assert " out" in changed and " in" in changed and "differs" in changed
    assert '<span class="visually-hidden">C became A, R</span>' in changed
    assert "I became nothing" in cell(html, VISION, 1)
    assert "differs" not in cell(html, BACKLOG, 1)
    said = words(html)
    assert "Different: 2 cells. " in said
    assert "Changed Bo Lund on Product strategy from C to A, R" in said
    assert "Took I from Bo Lund on Product vision" in said
    assert "Ana Díaz and Bo Lund both answer for Product strategy" in said.partition("came ")[2]


def test_the_other_way_round_it_is_the_other_way_round(team: Team, viewer: Client) -> None:
    do(team, set_cell(STRATEGY, "po", "C", "AR"))
    html = page(viewer, f"{COMPARE}?a=now&b=1")
    assert "A, R became C" in cell(html, STRATEGY, 1)
    assert "Findings that went" in html and "both answer for Product strategy" in html


def test_rows_and_seats_that_came_went_changed_and_moved(
    team: Team, acme: Organisation, viewer: Client
) -> None:
    Person.objects.create(organisation=acme, key="cy", name="Cy Moss")
    do(team, AddRow(Row("own", name="Own row"), 0, {"pm": ("R",)}))
    do(team, *removal_of_row(load_matrix(team, today=TODAY).matrix, VISION))
    do(team, *removal_of_seat(load_matrix(team, today=TODAY).matrix, "sm"))
    do(team, ChangeSeat("po", {"person": "bo"}, {"person": "cy"}))
    do(team, MoveRow("own", 0, 2))
    html = page(viewer, f"{COMPARE}?a=1")
    heads = html.partition("<thead>")[2].partition("</thead>")[0]
    assert "<s>Vacant</s>" in heads and words(heads).count("changed") == 1
    assert '<s>Product vision</s> <span class="change">gone</span>' in html
    assert 'Own row <span class="change">new</span>' in html
    said = words(html)
    for sentence in (
        "Put Cy Moss on the seat Product Owner in place of Bo Lund",
        "Removed the seat Scrum Master",
        "Removed the row Product vision, with Ana Díaz: A, R; ",
        "Added the row Own row, with Ana Díaz: R",
    ):
        assert sentence in said
    moved = page(viewer, f"{COMPARE}?a=5&b=6")
    assert "Moved Own row down, to place 3" in words(moved)


def test_two_that_are_the_same(team: Team, viewer: Client) -> None:
    do(team, set_cell(STRATEGY, "po", "C", ""))
    do(team, set_cell(STRATEGY, "po", "", "C"))
    for query in ("?a=1&b=3", "?a=2&b=2", "?a=now&b=now"):
        said = words(page(viewer, COMPARE + query))
        assert "Nothing is different. 0 findings came, 0 findings went." in said
        assert "The two are the same." in said


def test_only_rows_that_differ(team: Team, viewer: Client) -> None:
    do(team, set_cell(STRATEGY, "po", "C", ""))
    html = page(viewer, f"{COMPARE}?a=1&b=2&only=1")
    assert f'id="row-{STRATEGY}"' in html and f'id="row-{VISION}"' not in html
    do(team, ChangeSeat("po", {"allocation": 100}, {"allocation": 50}))
    assert "No row differs." in words(page(viewer, f"{COMPARE}?a=2&b=3&only=1"))


def test_baselines_and_revisions_are_chosen_by_name(
    team: Team, acme: Organisation, ana: User, bo: User, viewer: Client
) -> None:
    three_changes(team, ana, bo)
    usual = page(viewer, COMPARE)
    assert re.search(r'<option value="3"\s+selected', usual)
    Baseline.objects.create(
        organisation=acme, team=team, revision=2, name="Before <summer>", by=ana
    )
    html = page(viewer, COMPARE)
    chosen = re.search(r'<option value="2"\s+selected>([^<]+)</option>', html)
    assert chosen and "Before &lt;summer&gt; (revision 2)" in chosen[1]
    assert html.count("selected>") == 2
    assert "Revision 3, " in html and ", Bo Lund</option>" in html
    assert "Now (revision 4)" in html


@pytest.mark.parametrize(
    "query", ["?a=0", "?a=9", "?b=x", "?a=-1", "?a=1.0", "?b=99999999999999", "?a=²"]
)
def test_what_is_no_revision_is_said_to_be_none(query: str, team: Team, viewer: Client) -> None:
    assert "no revision" in page(viewer, COMPARE + query, 404)


def test_a_team_of_one_revision_has_nothing_to_compare(team: Team, viewer: Client) -> None:
    assert "The two are the same." in words(page(viewer, COMPARE))


@pytest.mark.parametrize("entries", [1, 3])
def test_it_costs_the_same_for_any_number(entries: int, team: Team, editor: Client) -> None:
    for number in range(entries + 6):
        before, after = ("C", "") if number % 2 == 0 else ("", "C")
        do(team, set_cell(STRATEGY, "po", before, after))
    asked = queries(editor, f"{COMPARE}?a=1&b=now")
    assert len(asked) == QUERIES, "\n".join(sql[:150] for sql in asked)


def test_who_may_read(
    team: Team, dana: User, umbrella: Organisation, client_for: ClientFor
) -> None:
    assert client_for(None).get(COMPARE).status_code == 302
    assert client_for(dana).get(COMPARE).status_code == 404
