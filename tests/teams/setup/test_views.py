"""The pages of the set-up: a draft is its owner's alone, nothing is lost on the way, and the team is made once."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.models import Draft, LogEntry, Person, Seat, Team, Why
from teams.models.row import Row
from tests.cast import ClientFor

pytestmark = pytest.mark.django_db
NEW = "/o/acme/teams/new/"
FOUR = "Ana Díaz, PM, 80 %\nBo Lund, PO\nDevelopers\n?, Scrum Master"


@pytest.fixture
def client(acme: Organisation, bo: User, client_for: ClientFor) -> Client:
    """Bo, an editor."""
    return client_for(bo)


def begin(client: Client, **said: str) -> str:
    """The address of the step after the facts."""
    answer = client.post(NEW, {"name": "Search", "method": "scrum", "is_data": "no", **said})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.url)  # type: ignore[attr-defined]


def fill_in(client: Client, lines: str = FOUR) -> str:
    """The address of the last step of a draft with everything in it."""
    rows = client.post(begin(client), {"lines": lines}).url  # type: ignore[attr-defined]
    return str(client.post(rows, as_ticked(client, rows)).url)  # type: ignore[attr-defined]


def as_ticked(client: Client, address: str) -> dict[str, Any]:
    context = client.get(address).context
    ticked = [row.definition.key for area in context["areas"] for row in area.rows if row.ticked]
    return {
        "packs": [pack.key for pack in context["packs"] if pack.is_chosen],
        "responsibilities": ticked,
    }


def seen(client: Client, address: str) -> dict[str, str]:
    return {"seen": client.get(address).context["seen"]}


def content(acme: Organisation) -> dict[str, Any]:
    with organisation_scope(acme):
        return dict(Draft.objects.get().content)


def facts_of(acme: Organisation) -> tuple[str | None, int | None]:
    with organisation_scope(acme):
        found = Organisation.objects.get(pk=acme.pk)
    return found.stage, found.size


def queries_of(client: Client, address: str) -> int:
    """Without transaction control and the settings of the scope."""
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    said = [query["sql"] for query in found.captured_queries]
    return len([sql for sql in said if "SAVEPOINT" not in sql and "set_config" not in sql])


# the whole way


def test_people_team_and_letters_come_into_being_together(
    acme: Organisation, bo: User, client: Client
) -> None:
    with organisation_scope(acme):
        Person.objects.create(organisation=acme, key="ana", name="Ana Díaz")
    last = fill_in(client)
    assert "No findings" in client.get(last).content.decode()
    with organisation_scope(acme):
        assert not Team.objects.exists() and Person.objects.count() == 1
    answer = client.post(last, seen(client, last), follow=True)
    assert answer.redirect_chain == [("/o/acme/teams/search/", 302)]
    assert "Search is set up: 4 seats" in answer.content.decode()
    with organisation_scope(acme):
        seats = Seat.objects.values_list("role", "person__key", "allocation")
        assert list(seats) == [
            ("product-manager", "ana", 80),
            ("product-owner", "bo-lund", None),
            ("development-team", None, None),
            ("scrum-master", None, None),
        ]
        assert not Draft.objects.exists()
        [entry] = LogEntry.objects.all()
        assert (entry.why, entry.by_id, entry.revision) == (Why.SET_UP, bo.pk, 1)


def test_a_second_press_leads_to_the_team_that_the_first_made(
    acme: Organisation, client: Client
) -> None:
    last = fill_in(client)
    said = seen(client, last)
    first, second = client.post(last, said), client.post(last, said)
    assert first.url == second.url == "/o/acme/teams/search/"  # type: ignore[attr-defined]
    with organisation_scope(acme):
        assert Team.objects.count() == 1
    assert client.get(last).status_code == 404


def test_what_was_changed_in_another_window_is_looked_at_again(
    acme: Organisation, client: Client
) -> None:
    last = fill_in(client)
    said = seen(client, last)
    client.post(last.replace("matrix", "people"), {"lines": "Ana, PM"})
    answer = client.post(last, said, follow=True)
    assert "changed in another window" in answer.content.decode()
    with organisation_scope(acme):
        assert not Team.objects.exists()
    assert client.post(last, seen(client, last)).url == "/o/acme/teams/search/"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("step", "said", "words"),
    [
        ("facts", {"name": "\x00"}, "could not be read"),
        ("people", {"lines": "Gus, Wizard"}, "Line 1 is left out until you choose."),
        ("people", {"lines": ""}, "Name at least one seat."),
        ("rows", {"packs": "core"}, "Tick at least one responsibility."),
        ("rows", {"own_name": "A call", "own_area": ""}, "Mend the rows of the team’s own"),
    ],
)
def test_a_step_that_is_not_done_leads_back_to_it(
    acme: Organisation, client: Client, step: str, said: dict[str, str], words: str
) -> None:
    last = fill_in(client)
    client.post(last.replace("matrix", step), {**said, "go": "matrix"})
    assert words in client.get(last).content.decode()
    answer = client.post(last, {}, follow=True)
    assert answer.redirect_chain == [(last.replace("matrix", step), 302)]
    with organisation_scope(acme):
        assert not Team.objects.exists()


# who may


@pytest.mark.parametrize("address", [NEW, f"{NEW}1/people/", f"{NEW}1/discard/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_viewers_strangers_and_the_unknown_make_no_team(
    acme: Organisation,
    chi: User,
    dana: User,
    umbrella: Organisation,
    client_for: ClientFor,
    address: str,
    method: str,
) -> None:
    if address.endswith("discard/") and method == "get":
        return
    viewer = getattr(client_for(chi), method)(address)
    assert viewer.status_code == 403
    assert "You may look at Acme but not change it." in viewer.content.decode()
    assert getattr(client_for(dana), method)(address).status_code == 404
    anonymous = getattr(client_for(None), method)(address)
    assert anonymous.status_code == 302 and "/accounts/login/" in anonymous.url


def test_a_draft_is_nobody_elses(client: Client, ana: User, client_for: ClientFor) -> None:
    people, hers = begin(client), client_for(ana)
    for step in ("facts", "people", "rows", "matrix"):
        address = people.replace("people", step)
        assert client.get(address).status_code == 200
        assert hers.get(address).status_code == 404
        assert hers.post(address, {"lines": "x", "name": "x"}).status_code == 404
    assert hers.post(people.replace("people", "discard")).status_code == 404
    assert "Search" in client.get(NEW).content.decode()
    assert "Search" not in hers.get(NEW).content.decode()


def test_another_draft_does_not_lead_to_ones_own_team(
    client: Client, ana: User, client_for: ClientFor
) -> None:
    hers = begin(client_for(ana))
    last = fill_in(client)
    client.post(last, seen(client, last))
    assert client.post(hers.replace("people", "matrix"), {}).status_code == 404


# a draft


def test_a_draft_is_continued_where_it_was_left_and_discarded(
    acme: Organisation, client: Client
) -> None:
    rows = client.post(begin(client), {"lines": FOUR}).url  # type: ignore[attr-defined]
    assert f'href="{rows}"' in client.get(NEW).content.decode()
    answer = client.post(rows.replace("rows", "discard"), follow=True)
    assert "The draft is gone; no team was made." in answer.content.decode()
    with organisation_scope(acme):
        assert not Draft.objects.exists()


def test_going_back_keeps_what_is_not_finished(acme: Organisation, client: Client) -> None:
    people = begin(client)
    answer = client.post(people, {"lines": "Gus, Wizard\nBo", "go": "facts"})
    assert answer.url == people.replace("people", "facts")  # type: ignore[attr-defined]
    client.post(answer.url, {"name": "", "complexity": "high", "go": "people"})  # type: ignore[attr-defined]
    assert "Gus, Wizard\nBo</textarea>" in client.get(people).content.decode()
    assert content(acme)["complexity"] == "high"


def test_a_step_that_is_read_as_one_types_is_kept(acme: Organisation, client: Client) -> None:
    people = begin(client)
    answer = client.post(people, {"lines": "Gus, Wizard"}, headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert "Line 1 is left out until you choose." in answer.content.decode()
    assert content(acme)["lines"] == "Gus, Wizard"


def test_a_seat_is_added_by_form(client: Client) -> None:
    people = begin(client)
    said = {"lines": "Ana, PM", "go": "add", "new_name": "Kim", "new_share": "40"}
    assert "Choose the role of the seat." in client.post(people, said).content.decode()
    html = client.post(people, {**said, "new_role": "scrum-master"}).content.decode()
    assert "Ana, PM\nKim, Scrum Master, 40 %</textarea>" in html
    html = client.post(people, {"lines": "", "go": "add", "new_role": "product-owner"})
    assert "vacant, Product Owner</textarea>" in html.content.decode()


def test_markup_in_a_name_is_text(client: Client) -> None:
    html = client.post(begin(client), {"lines": "<b>&amp;Ana\x00</b>, PM", "go": "stay"})
    assert "&lt;b&gt;&amp;amp;Ana\ufffd&lt;/b&gt;" in html.content.decode()
    assert "<b>&amp;Ana" not in html.content.decode()


# facts


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": " "}, "Give the team a name."),
        ({"name": "x" * 300}, "A name has at most 200 characters; this one has 300."),
        ({"name": "a\x07b"}, "A name has no control characters."),
        ({"name": "Search", "size": "many"}, "Give a whole number from 1 to 10,000,000"),
    ],
)
def test_what_is_wrong_with_a_fact_is_said_and_focused(
    acme: Organisation, ana: User, client_for: ClientFor, said: dict[str, str], words: str
) -> None:
    html = client_for(ana).post(NEW, said).content.decode()
    assert words in html and html.count("autofocus") == 1
    with organisation_scope(acme):
        assert not Draft.objects.exists()


def test_facts_of_the_organisation_are_saved_with_the_team(
    acme: Organisation, ana: User, client_for: ClientFor
) -> None:
    client = client_for(ana)
    people = begin(client, stage="growing", size="120")
    assert facts_of(acme) == (None, None)
    rows = client.post(people, {"lines": FOUR}).url  # type: ignore[attr-defined]
    assert client.get(rows).context["packs"][3].is_chosen
    last = client.post(rows, as_ticked(client, rows)).url  # type: ignore[attr-defined]
    client.post(last, seen(client, last))
    assert facts_of(acme) == ("growing", 120)
    html = client.get(NEW).content.decode()
    assert "Growing, 120 people." in html


def test_an_editor_does_not_change_the_organisation(acme: Organisation, client: Client) -> None:
    people = begin(client, stage="growing", size="120")
    assert "stage" not in content(acme)
    assert "An administrator can change that" in client.get(NEW).content.decode()
    assert people


# responsibilities


def test_packs_follow_the_facts_and_the_seats(client: Client) -> None:
    people = begin(client, method="waterfall", is_data="yes")
    rows = client.post(people, {"lines": "Ana, PM"}).url  # type: ignore[attr-defined]
    context = client.get(rows).context
    assert [pack.key for pack in context["packs"] if pack.is_chosen] == ["core", "data"]
    ticked = as_ticked(client, rows)["responsibilities"]
    assert "data-opportunities" in ticked and "data-user-stories" not in ticked
    assert "no seat would own it" in client.get(rows).content.decode()


def test_single_choices_stay_when_facts_change(acme: Organisation, client: Client) -> None:
    rows = client.post(begin(client), {"lines": FOUR}).url  # type: ignore[attr-defined]
    said = as_ticked(client, rows)
    said["responsibilities"] = [*said["responsibilities"], "team-events"]
    said["responsibilities"].remove("roadmap")
    client.post(rows, said)
    client.post(rows.replace("rows", "facts"), {"name": "Search", "is_data": "yes"})
    after = as_ticked(client, rows)["responsibilities"]
    assert "data-opportunities" in after and "team-events" in after and "roadmap" not in after


def test_a_pack_ticked_again_brings_back_all_its_rows(client: Client) -> None:
    rows = client.post(begin(client), {"lines": FOUR}).url  # type: ignore[attr-defined]
    said = as_ticked(client, rows)
    said["responsibilities"].remove("user-stories")
    client.post(rows, {**said, "packs": ["core"], "go": "stay"})
    assert "backlog-definition" not in as_ticked(client, rows)["responsibilities"]
    said = as_ticked(client, rows)
    client.post(rows, {**said, "packs": ["core", "agile"], "go": "stay"})
    assert "user-stories" in as_ticked(client, rows)["responsibilities"]


def test_rows_of_the_teams_own(acme: Organisation, client: Client) -> None:
    last = fill_in(client)
    rows = last.replace("matrix", "rows")
    said = {**as_ticked(client, rows), "own_area": ["strategy", "", "market"]}
    html = client.post(rows, {**said, "own_name": ["Call", "Talk", "call"]}).content.decode()
    assert "Choose its area." in html and "Another row has this name." in html
    said = {**said, "own_name": ["Weekly call", "", ""]}
    assert client.post(rows, said).url == last  # type: ignore[attr-defined]
    assert "Weekly call is empty" in client.get(last).content.decode()
    client.post(last, seen(client, last))
    with organisation_scope(acme):
        row = Row.objects.get(name="Weekly call")
        assert (row.area, row.responsibility) == ("strategy", None)


# speed


@pytest.mark.parametrize(
    ("step", "count"), [("facts", 5), ("people", 7), ("rows", 6), ("matrix", 7)]
)
def test_a_step_takes_the_same_few_queries_for_any_team(
    client: Client, step: str, count: int
) -> None:
    small = fill_in(client, "Ana, PM").replace("matrix", step)
    large = fill_in(client, "\n".join(f"P{n}, PM" for n in range(40))).replace("matrix", step)
    assert queries_of(client, small) == queries_of(client, large) == count
