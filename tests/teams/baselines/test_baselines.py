"""Revisions with a name: who may give one, what is refused, and what the list says."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisations.models import Membership, Organisation, User
from teams.baselines import CannotName, name_revision
from teams.models import Baseline, LogEntry, Team
from tests.cast import ClientFor
from tests.teams.baselines.asking import LIST, name
from tests.teams.matrix.asking import PAGE, counted, set_cell

pytestmark = pytest.mark.django_db


def test_the_present_state_gets_a_name_and_the_log_knows_nothing_of_it(
    team: Team, editor: Client
) -> None:
    html = name(editor, "  Before the merger ")
    assert "Revision 1 is called “Before the merger” now." in html
    baseline = Baseline.objects.get()
    assert (baseline.name, baseline.revision) == ("Before the merger", 1)
    assert LogEntry.objects.filter(team=team).count() == 1


@pytest.mark.parametrize(
    ("words", "revision", "said"),
    [
        ("", "1", "Give the baseline a name."),
        ("x" * 201, "1", "A name has up to 200 characters."),
        ("a\u202eb", "1", "this one has U+202E"),
        ("a\0b", "1", "Null characters are not allowed."),
        ("Start", "1", "There is a baseline “Start” already."),
    ],
)
def test_what_is_wrong_is_said_at_the_field(
    words: str, revision: str, said: str, team: Team, editor: Client
) -> None:
    name(editor, "Start")
    answer = editor.post(LIST, {"name": words, "revision": revision})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert Baseline.objects.count() == 1


def test_a_name_is_changed_and_forgotten(team: Team, editor: Client) -> None:
    name(editor, "Start")
    name(editor, "Other")
    one = Baseline.objects.get(name="Start")
    html = editor.post(f"{LIST}{one.pk}/", {"name": "Beginning"}, follow=True).content.decode()
    assert "Revision 1 is called “Beginning” now." in html
    html = editor.post(f"{LIST}{one.pk}/", {"name": "Other"}, follow=True).content.decode()
    assert "There is a baseline “Other” already." in html
    html = editor.post(f"{LIST}{one.pk}/forget/", follow=True).content.decode()
    assert "“Beginning” is forgotten. Revision 1 stays." in html
    assert list(Baseline.objects.values_list("name", flat=True)) == ["Other"]
    assert editor.post(f"{LIST}{one.pk}/forget/").status_code == 404


def test_an_earlier_revision_gets_a_name(team: Team, editor: Client) -> None:
    set_cell(editor, "product-vision", "po", "I", "A")
    html = editor.get(LIST, {"revision": "1"}).content.decode()
    assert "Name for revision 1" in html and ">Name revision 1</button>" in html
    assert "Name for the present state" in editor.get(LIST).content.decode()
    assert "Revision 1 is called “Start” now." in name(editor, "Start", revision="1")
    assert Baseline.objects.get().revision == 1


@pytest.mark.parametrize("revision", ["0", "7", "x", "-1", "9" * 30, "١"])
def test_what_is_no_revision_gets_no_name(revision: str, team: Team, editor: Client) -> None:
    for answer in (
        editor.get(LIST, {"revision": revision}),
        editor.post(LIST, {"name": "Start", "revision": revision}),
    ):
        assert answer.status_code == 404
        assert "Its revisions are 1 to 1." in answer.content.decode()
    assert not Baseline.objects.exists()


def test_the_service_refuses_them_too(team: Team, acme: Organisation, bo: User) -> None:
    member = Membership.objects.get(organisation=acme, user=bo)
    for revision in (0, 2):
        with pytest.raises(CannotName, match="Checkout has the revisions 1 to 1"):
            name_revision(team=team, revision=revision, name="Start", by=member)


def test_the_list_says_what_changed_since(team: Team, editor: Client) -> None:
    name(editor, "Start")
    assert "This is the present state." in editor.get(LIST).content.decode()
    set_cell(editor, "product-vision", "po", "I", "A")
    name(editor, "One later")
    set_cell(editor, "product-strategy", "po", "C", "")
    html = editor.get(LIST).content.decode()
    later, start = html.split('<article class="baseline"')[1:]
    assert "Revision 2, named" in later and "by Bo Lund" in later
    assert "Since then: 1 cell; 0 findings came, 0 went." in later
    assert "Since then: 2 cells; 1 finding came, 0 went." in start
    one = Baseline.objects.get(name="Start")
    assert f'href="{PAGE}?since={one.pk}"' in start
    assert f'href="{PAGE}history/compare/?a=1&amp;b=now"' in start


def test_many_come_in_pages(team: Team, editor: Client, acme: Organisation) -> None:
    Baseline.objects.bulk_create(
        Baseline(organisation=acme, team=team, revision=1, name=f"State {number}")
        for number in range(21)
    )
    assert editor.get(LIST).content.decode().count('class="baseline"') == 20
    assert editor.get(LIST, {"page": "2"}).content.decode().count('class="baseline"') == 1
    assert editor.get(PAGE).content.decode().count("?since=") == 12


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_queries_where_something_changed_since(
    number: int, team: Team, editor: Client
) -> None:
    held = ["I", "C", "I", "C"]
    for one in range(number):
        name(editor, f"State {one}")
        set_cell(editor, "product-vision", "po", held[one], held[one + 1])
    editor.get(LIST)
    with CaptureQueriesContext(connection) as captured:
        assert "Since then" in editor.get(LIST).content.decode()
    assert len(counted(captured)) == 8


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_queries_for_three_baselines_as_for_one(
    number: int, team: Team, editor: Client
) -> None:
    for one in range(number):
        name(editor, f"State {one}")
    editor.get(PAGE)
    found = []
    for address in (LIST, PAGE):
        with CaptureQueriesContext(connection) as captured:
            assert editor.get(address).status_code == 200
        found.append(len(counted(captured)))
    assert found == [6, 8]


@pytest.mark.parametrize(
    ("user", "read", "write"), [("chi", 200, 403), ("bo", 200, 302), ("dana", 404, 404)]
)
def test_who_may(
    user: str, read: int, write: int, team: Team, bo: User, client_for: ClientFor,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    name(client_for(bo), "Start")
    one = Baseline.objects.get()
    client = client_for(request.getfixturevalue(user))
    assert client.get(LIST).status_code == read
    assert client.post(LIST, {"name": "Mine"}).status_code == write
    assert client.post(f"{LIST}{one.pk}/", {"name": "Ours"}).status_code == write
    assert client.post(f"{LIST}{one.pk}/forget/").status_code == write
    assert Baseline.objects.filter(name="Start").exists() is (write != 302)


def test_somebody_unknown_is_led_to_sign_in(team: Team, client: Client) -> None:
    assert client.get(LIST).status_code == 302
    assert client.post(LIST, {"name": "Mine"}).url.startswith("/accounts/login/")


def test_an_archived_team_keeps_its_names(team: Team, editor: Client) -> None:
    name(editor, "Start")
    one = Baseline.objects.get()
    Team.objects.filter(pk=team.pk).update(archived=timezone.now())
    for address in (LIST, f"{LIST}{one.pk}/", f"{LIST}{one.pk}/forget/"):
        answer = editor.post(address, {"name": "Late"})
        assert answer.status_code == 403
        assert "Checkout is archived. Bring it back to change it." in answer.content.decode()
    assert Baseline.objects.get().name == "Start"
    assert b"Rename or forget" not in editor.get(LIST).content


def test_there_is_no_baseline_of_any_number(team: Team, editor: Client) -> None:
    for number in ("1", "9" * 18, "9" * 30):
        assert editor.post(f"{LIST}{number}/", {"name": "Late"}).status_code == 404
