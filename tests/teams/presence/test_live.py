"""Who else is at a matrix, and what they changed, as the page asks for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.models import Presence, Team
from tests.cast import ClientFor
from tests.teams.matrix.asking import HTMX, PAGE, counted, places, set_cell

pytestmark = pytest.mark.django_db


def ask(client: Client, revision: str = "1", **at: str) -> Any:
    return client.post(f"{PAGE}live/", {"revision": revision, **at}, **HTMX)


def names(answer: Any) -> list[tuple[str, str, str]]:
    return [(one["name"], one["row"], one["seat"]) for one in answer.json()["others"]]


def test_two_see_each_other_and_where_they_are(
    team: Team, ana: User, chi: User, client_for: ClientFor
) -> None:
    assert names(ask(client_for(ana), row="product-vision", seat="po")) == []
    answer = ask(client_for(chi))
    assert names(answer) == [("Ana Díaz", "product-vision", "po")]
    assert (answer.json()["number"], answer.json()["revision"]) == (1, 1)
    assert names(ask(client_for(ana))) == [(chi.name, "", "")]
    assert names(ask(client_for(chi))) == [("Ana Díaz", "", "")]


def test_who_was_not_heard_of_is_gone(
    team: Team, ana: User, bo: User, client_for: ClientFor
) -> None:
    ask(client_for(ana))
    Presence.objects.update(seen=timezone.now() - timedelta(seconds=13))
    assert names(ask(client_for(bo))) == []


def test_one_is_written_again_only_where_one_moved_or_after_a_while(
    team: Team, bo: User, client_for: ClientFor
) -> None:
    client = client_for(bo)
    ask(client, row="product-vision", seat="po")
    [first] = Presence.objects.values_list("seen", flat=True)
    ask(client, row="product-vision", seat="po")
    assert list(Presence.objects.values_list("seen", flat=True)) == [first]
    Presence.objects.update(seen=first - timedelta(seconds=6))
    ask(client, row="product-vision", seat="po")
    assert Presence.objects.get().seen > first - timedelta(seconds=6)


@pytest.mark.parametrize("others", [1, 3])
def test_a_question_is_four_statements_however_many_are_here(
    others: int, team: Team, bo: User, acme: Organisation, client_for: ClientFor
) -> None:
    for number in range(others):
        user = User.objects.create_user(f"u{number}@acme.example", "unused", name=f"User {number}")
        Presence.objects.create(organisation=acme, team=team, user=user, seen=timezone.now())
    client = client_for(bo)
    with CaptureQueriesContext(connection) as captured:
        answer = ask(client)
    assert answer.json()["number"] == others
    assert len(counted(captured)) == 4


def test_what_others_changed_comes_as_the_pieces_that_differ(
    team: Team, ana: User, bo: User, client_for: ClientFor
) -> None:
    set_cell(client_for(ana), "product-vision", "po", "I", "A")
    answer = ask(client_for(bo)).json()
    assert places(answer["pieces"]) == [
        "row-product-vision", "area-strategy", "foot", "panel", "revision", "count",
    ]  # fmt: skip
    assert answer["cells"] == [["product-vision", "po"]]
    assert answer["said"] == "Ana Díaz: A for Bo Lund, Product vision."
    assert "csrfmiddlewaretoken" not in answer["pieces"] or 'value=""' in answer["pieces"]


def test_the_pieces_are_those_of_the_page(
    team: Team, ana: User, bo: User, client_for: ClientFor
) -> None:
    for saw, wanted in (("I", "C"), ("C", "A")):
        set_cell(client_for(ana), "product-vision", "po", saw, wanted)
    answer = ask(client_for(bo)).json()
    assert answer["said"] == "Ana Díaz: 2 changes."
    page = client_for(bo).get(PAGE).content.decode()
    row = page[page.index('<tr id="row-product-vision"') :]
    inside = row[row.index(">") + 1 : row.index("</tr>")]
    assert inside in answer["pieces"]


def test_where_a_row_came_the_whole_table_comes(
    team: Team, ana: User, bo: User, client_for: ClientFor
) -> None:
    client_for(ana).post(f"{PAGE}rows/add/", {"responsibilities": ["roadmap"]}, **HTMX)
    assert places(ask(client_for(bo)).json()["pieces"])[0] == "matrix"


def test_who_is_busy_hears_who_is_here_and_no_news(
    team: Team, ana: User, bo: User, client_for: ClientFor
) -> None:
    set_cell(client_for(ana), "product-vision", "po", "I", "C")
    answer = ask(client_for(bo), quiet="1").json()
    assert (answer["revision"], "pieces" in answer) == (2, False)


def test_a_viewer_gets_pieces_without_fixes_and_reasons(
    team: Team, ana: User, chi: User, client_for: ClientFor
) -> None:
    set_cell(client_for(ana), "product-vision", "po", "I", "A")
    assert 'class="fix' not in ask(client_for(chi)).json()["pieces"]


@pytest.mark.parametrize(("user", "status"), [("chi", 200), ("bo", 200), ("dana", 404)])
def test_who_may(
    user: str, status: int, team: Team, client_for: ClientFor, request: pytest.FixtureRequest
) -> None:
    assert ask(client_for(request.getfixturevalue(user))).status_code == status
    assert Presence.objects.exists() is (status == 200)


def test_somebody_unknown_is_led_to_sign_in(team: Team, client: Client) -> None:
    assert "HX-Redirect" in ask(client).headers
    assert not Presence.objects.exists()


def test_no_such_team(ana: User, client_for: ClientFor, acme: Organisation) -> None:
    assert ask(client_for(ana)).status_code == 404  # the organisation has none


def test_another_organisation_sees_nobody(
    team: Team, ana: User, dana: User, umbrella: Organisation, client_for: ClientFor
) -> None:
    ask(client_for(ana))
    with organisation_scope(umbrella):
        assert not Presence.objects.exists()
