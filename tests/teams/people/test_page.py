"""The people of an organisation: shown, found and paged; who sees what of them; what the page costs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.matrix.model import Row, Seat
from teams.models import Person, Team
from teams.models import Seat as StoredSeat
from tests.cast import ClientFor
from tests.teams.builders import make_person, make_team
from tests.teams.organisation.reading_pages import words

pytestmark = pytest.mark.django_db
PEOPLE = "/o/acme/people/"


@pytest.fixture
def editor(team: Team, bo: User, client_for: ClientFor) -> Client:
    return client_for(bo)


@pytest.fixture
def viewer(team: Team, chi: User, client_for: ClientFor) -> Client:
    return client_for(chi)


def html_of(client: Client, **query: str) -> str:
    answer = client.get(PEOPLE, query)
    assert answer.status_code == 200
    return answer.content.decode()


def names(client: Client, **query: str) -> list[str]:
    shown = client.get(PEOPLE, query).context["entries"]
    return [entry.person.name for entry, _ in shown]


def test_each_stands_with_seats_time_and_rows(editor: Client) -> None:
    said = words(html_of(editor).partition("<tbody")[2].partition("</tbody>")[0])
    assert "Ana Díaz Product Manager, Checkout , 80 % 80 % of 100 %" in said
    assert "2 rows" in said.partition("Bo Lund")[0]
    assert "Bo Lund Product Owner, Checkout , 100 % 100 % of 100 %" in said


def test_seats_say_when_they_begin_and_end_and_only_running_ones_take_time(editor: Client) -> None:
    today = timezone.localdate()
    seats = StoredSeat.objects.filter(key="pm")
    for facts, said, taken in (
        ({"since": date(2026, 1, 5), "until": None}, "since 5 January 2026", "80 %"),
        ({"since": today + timedelta(days=1), "until": None}, "from", "0 %"),
        ({"since": None, "until": today - timedelta(days=1)}, "ended", "0 %"),
    ):
        seats.update(**facts)
        line = words(html_of(editor).partition("<tbody")[2]).partition("Bo Lund")[0]
        assert said in line
        assert f"{taken} of 100 %" in line


def test_archived_teams_ask_nothing_of_anybody(editor: Client) -> None:
    editor.post("/o/acme/teams/checkout/archive/")
    line = words(html_of(editor).partition("<tbody")[2]).partition("Bo Lund")[0]
    assert "No seat" in line
    assert "0 % of 100 %" in line
    assert "No row" in line


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ana", ["Ana Díaz"]),
        ("DÍAZ", ["Ana Díaz"]),
        (" lund ", ["Bo Lund"]),
        ("%", []),
        ("_", []),
        ("'; --", []),
        ("\0", []),
        ("x" * 5000, []),
    ],
)
def test_find_finds_by_a_part_of_the_name(text: str, found: list[str], editor: Client) -> None:
    assert names(editor, find=text) == found


def test_who_is_not_found_is_said_and_leads_back(editor: Client) -> None:
    html = html_of(editor, find="<zoe>")
    assert "Nobody’s name or e-mail has “<zoe>” in it." in words(
        html.replace("&lt;zoe&gt;", "&lt;zoe&gt;")
    )
    assert "<zoe>" not in html
    assert '<a href="?">Show everybody</a>' in html


def test_addresses_are_seen_and_found_by_editors_only(editor: Client, viewer: Client) -> None:
    Person.objects.filter(key="ana").update(email="secret@example.org")
    assert "secret@example.org" in html_of(editor)
    assert names(editor, find="secret@") == ["Ana Díaz"]
    assert "secret@example.org" not in html_of(viewer)
    assert names(viewer, find="secret@") == []
    assert "or e-mail" not in html_of(viewer)


def test_a_viewer_sees_seats_and_rows_but_no_one_elses_time(viewer: Client, chi: User) -> None:
    html = html_of(viewer)
    said = words(html.partition("<tbody")[2])
    assert "Product Manager, Checkout For editors Answers for 2 rows" in said
    assert "80 %" not in said
    Person.objects.filter(key="ana").update(user=chi)
    assert "80 % of 100 %" in words(html_of(viewer))
    assert "100 % of 100 %" not in words(html_of(viewer))


def test_a_viewer_is_told_why_nothing_can_be_changed(viewer: Client) -> None:
    html = html_of(viewer)
    assert "You may look at Acme but not change it." in html
    assert "Add somebody" not in html
    assert f"{PEOPLE}ana/change/" not in html
    assert f"{PEOPLE}ana/remove/" not in html


def test_the_bar_leads_to_the_people(viewer: Client) -> None:
    html = viewer.get("/o/acme/").content.decode()
    assert f'<a href="{PEOPLE}">People</a>' in html
    assert f'<a href="{PEOPLE}" aria-current="page">People</a>' in html_of(viewer)


def test_many_come_in_pages_that_keep_what_was_looked_for(
    acme: Organisation, editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teams.views.people.PEOPLE_A_PAGE", 2)
    for name in ("Cy & Co", "Cyd", "Cyrus"):
        make_person(acme, name, key=name[:3].strip().lower() + str(len(name)))
    html = html_of(editor, find="cy")
    assert "1 to 2 of 3" in words(html)
    assert 'href="?find=cy&amp;page=2" rel="next"' in html
    assert names(editor, find="cy", page="2") == ["Cyrus"]
    for page in ("0", "-3", "x", "99999999999999999999"):
        assert editor.get(PEOPLE, {"page": page}).status_code == 200


@pytest.mark.parametrize("rest", ["", "ana/change/", "ana/remove/"])
def test_anonymous_signs_in_and_a_stranger_finds_nothing(
    rest: str, team: Team, dana: User, client_for: ClientFor
) -> None:
    answer = client_for(None).get(PEOPLE + rest)
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/accounts/login/")
    stranger = client_for(dana)
    assert stranger.get(PEOPLE + rest).status_code == 404
    assert stranger.post(PEOPLE + rest, {"name": "Eve"}).status_code == 404
    assert Person.objects.count() == 2


@pytest.mark.parametrize("rest", ["", "ana/change/", "ana/remove/"])
def test_a_viewer_changes_nobody_and_is_told_why(rest: str, viewer: Client) -> None:
    answer = viewer.post(PEOPLE + rest, {"name": "Eve", "capacity": "100"})
    assert answer.status_code == 403
    assert "You may look at Acme but not change it." in answer.content.decode()
    assert set(Person.objects.values_list("name", flat=True)) == {"Ana Díaz", "Bo Lund"}


def on_a_team_alone(organisation: Organisation, person: Person) -> None:
    make_team(
        organisation,
        f"Team of {person}",
        seats=(Seat("pm", "product-manager", person.key, 50),),
        rows=(Row("roadmap", "roadmap"),),
        cells={"roadmap": {"pm": ("A", "R")}},
    )


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_costs_the_same_queries_for_any_number_of_people(
    people: int, acme: Organisation, bo: User, client_for: ClientFor
) -> None:
    with organisation_scope(acme):
        for at in range(people):
            made = make_person(acme, f"Person {at}", key=f"person-{at}")
            on_a_team_alone(acme, made)
    client = client_for(bo)
    client.get(PEOPLE)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(PEOPLE).status_code == 200
    said = [one["sql"] for one in captured]
    counted = sum("SAVEPOINT" not in sql and "set_config" not in sql for sql in said)
    assert counted == 9
