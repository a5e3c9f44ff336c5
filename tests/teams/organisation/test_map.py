"""The ownership map says who answers for what, what is vacant, nobody's, doubled or in the wrong hands, and leads there."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from organisations.models import Organisation, User
from teams.matrix.model import Row, Seat
from teams.models import Team
from tests.cast import ClientFor
from tests.teams.builders import make_person, make_team
from tests.teams.organisation.reading_pages import PAGE, cell, html_of, words

pytestmark = pytest.mark.django_db

ANSWERS = ("A", "R")


@pytest.fixture
def viewer(team: Team, chi: User, client_for: ClientFor) -> Client:
    return client_for(chi)


@pytest.fixture
def faulty(acme: Organisation, team: Team) -> Team:
    """Payments: one row for Ana, two for Bo, one for a vacant seat, one for nobody, one for two."""
    return make_team(
        acme,
        "Payments",
        seats=(
            Seat("pm", "product-manager", "ana", 20),
            Seat("po", "product-owner", "bo", 20),
            Seat("sponsor", "executive-sponsor"),
        ),
        rows=(
            Row("product-vision", "product-vision"),
            Row("product-strategy", "product-strategy"),
            Row("roadmap", "roadmap"),
            Row("product-success", "product-success"),
            Row("strategic-features", "strategic-features"),
            Row("user-stories", "user-stories"),
        ),
        cells={
            "product-vision": {"pm": ANSWERS},
            "product-strategy": {"po": ANSWERS},
            "roadmap": {"sponsor": ANSWERS},
            "product-success": {"po": ("R",)},
            "strategic-features": {"pm": ("A",), "po": ANSWERS},
            "user-stories": {"po": ANSWERS},
        },
    )


def test_names_stand_with_their_rows_most_first(faulty: Team, viewer: Client) -> None:
    found = words(cell(html_of(viewer), "payments", "strategy"))
    assert "Ana Díaz 2 Bo Lund 2 vacant 1 nobody 1" in found
    make_more_of_bo(faulty)
    found = words(cell(html_of(viewer), "payments", "strategy"))
    assert "Bo Lund 3 Ana Díaz 2" in found


def make_more_of_bo(team: Team) -> None:
    """As the rules' summary would say it; who has more rows must stand before."""
    [strategy] = [one for one in team.summary["areas"] if one["area"] == "strategy"]
    strategy["owners"] = [["person:bo", 3], ["person:ana", 2]]
    Team.objects.filter(pk=team.pk).update(summary=team.summary)


def test_the_bar_counts_rows_with_one_present_owner_and_somebody_who_does(
    faulty: Team, viewer: Client
) -> None:
    html = html_of(viewer)
    # Vision and strategy; the roadmap's owner is no one's seat, success has no owner, features have two.
    assert "2 of 5 rows covered, Strategy of Payments" in words(cell(html, "payments", "strategy"))
    assert "1 of 1 rows covered, Backlog of Payments" in words(cell(html, "payments", "backlog"))


def test_overlaps_gaps_and_wrong_hands_are_marked_and_lead_to_their_first_row(
    faulty: Team, viewer: Client
) -> None:
    link = r'<a class="plain" href="/o/acme/teams/payments/#row-([^"]+)">.*?aria-label="(.*?)".*?</svg>(.*?)</a>'
    marks = re.findall(link, cell(html_of(viewer), "payments", "strategy"))
    assert marks == [
        ("roadmap", "Error", "2 gaps"),
        ("strategic-features", "Error", "1 overlap"),
        ("product-strategy", "Warning", "2 in wrong hands"),
    ]


def test_a_whole_team_has_no_mark(viewer: Client) -> None:
    found = cell(html_of(viewer), "checkout", "strategy")
    assert 'class="marks"' not in found
    assert "vacant" not in found
    assert "nobody" not in found


def test_the_links_of_the_map_lead_to_places_of_the_matrix(faulty: Team, viewer: Client) -> None:
    html = html_of(viewer)
    places = set(re.findall(r'href="(/o/acme/teams/[^"]+/)#([^"]+)"', html))
    assert ("/o/acme/teams/payments/", "area-strategy") in places
    pages = {address: html_of_matrix(viewer, address) for address, _ in places}
    for address, place in places:
        assert f'id="{place}"' in pages[address], place


def html_of_matrix(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_strategy_backlog_and_stakeholders_come_first(acme: Organisation, viewer: Client) -> None:
    seat = Seat("pm", "product-manager", "ana", 20)
    rows = tuple(
        Row(key, key)
        for key in ("customer-needs", "user-expectations", "cross-functional-alignment")
    )
    make_team(acme, "Other", seats=(seat,), rows=rows, cells={})
    heads = html_of(viewer).partition('class="plain-table map"')[2].partition("</thead>")[0]
    areas = re.findall(r'role="columnheader">([^<]+)<', heads)
    assert areas == ["Team", "Strategy", "Backlog", "Stakeholders", "Market", "Delivery"]


def test_names_of_others_are_text(acme: Organisation, viewer: Client) -> None:
    make_person(acme, "<script>alert(1)</script>", key="evil")
    seat = Seat("pm", "product-manager", "evil", 300)
    row = Row("product-vision", "product-vision")
    make_team(
        acme,
        '"><img src=x>',
        seats=(seat,),
        rows=(row,),
        cells={"product-vision": {"pm": ANSWERS}},
    )
    html = html_of(viewer)
    assert "<script>alert" not in html
    assert "<img src=x>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_an_empty_organisation_says_what_to_do_next(
    acme: Organisation, ana: User, chi: User, client_for: ClientFor
) -> None:
    assert 'href="/o/acme/teams/new/"' in html_of(client_for(ana))
    html = html_of(client_for(chi))
    assert "An editor of Acme can set one up." in html
    assert 'href="/o/acme/teams/new/"' not in html


def test_an_archived_team_counts_no_longer(faulty: Team, bo: User, client_for: ClientFor) -> None:
    editor = client_for(bo)
    editor.post("/o/acme/teams/payments/archive/")
    html = html_of(editor)
    assert "/teams/payments/#" not in html
    assert "1 team, 2 people, 3 seats" in words(html)
    assert "1 archived team" in html


def test_a_team_without_rows_shows_none(acme: Organisation, viewer: Client) -> None:
    make_team(acme, "Bare", seats=(), rows=(), cells={})
    html = html_of(viewer)
    assert "No rows" in html
    assert viewer.get(f"{PAGE}?sort=coverage").status_code == 200


def test_of_many_areas_the_table_of_teams_names_those_that_lack_something(
    acme: Organisation, viewer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Checkout's rows are all covered; of Payments one of two areas is not."""
    make_team(
        acme,
        "Payments",
        seats=(Seat("pm", "product-manager", "ana", 20),),
        rows=(
            Row("product-vision", "product-vision"),
            Row("user-stories", "user-stories"),
            Row("roadmap", "roadmap"),
        ),
        cells={"product-vision": {"pm": ANSWERS}, "user-stories": {"pm": ANSWERS}},
    )
    table = words(html_of(viewer, "?sort=name").partition("org-table")[2])
    payments = table.partition("Payments")[2]
    assert "Strategy 50 % Backlog 100 %" in payments
    monkeypatch.setattr("teams.views.organisation.MOST_COLUMNS", 1)
    table = words(html_of(viewer, "?sort=name").partition("org-table")[2])
    checkout, _, payments = table.partition("Payments")
    assert "100 % In every area" in checkout
    assert "66 % Strategy 50 % Hybrid Ana Díaz holds both" in payments


def test_who_carries_the_most_says_on_which_teams(
    acme: Organisation, team: Team, bo: User, client_for: ClientFor
) -> None:
    make_team(
        acme,
        "Zoo",
        seats=(Seat("pm", "product-manager", "ana"),),
        rows=(Row("product-vision", "product-vision"),),
        cells={"product-vision": {"pm": ANSWERS}},
    )
    said = words(html_of(client_for(bo)).partition("Who carries the most")[2])
    assert "Checkout 80 %. Answers for 3 rows in 2 teams." in said
