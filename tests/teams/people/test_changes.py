"""People are added, changed and removed; nobody overwrites unseen, and who was on a seat stays."""

from __future__ import annotations

import pytest
from django.test import Client

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.models import Person, Seat, Team
from tests.cast import ClientFor
from tests.teams.builders import make_person

pytestmark = pytest.mark.django_db
PEOPLE = "/o/acme/people/"
CHANGE = f"{PEOPLE}ana/change/"


@pytest.fixture
def editor(team: Team, bo: User, client_for: ClientFor) -> Client:
    return client_for(bo)


def form_of(client: Client, address: str = CHANGE) -> dict[str, str]:
    """What a browser would send of the page as it is shown."""
    context = client.get(address).context
    sent = {field.html_name: str(field.value() or "") for field in context["form"]}
    return sent | {"seen": context["seen"]}


def test_somebody_is_added_with_address_and_time(editor: Client) -> None:
    facts = {"name": "  Eve   Ek ", "email": "eve@example.org", "capacity": "80"}
    answer = editor.post(PEOPLE, facts, follow=True)
    assert answer.redirect_chain == [(PEOPLE, 302)]
    assert "Added Eve" in answer.content.decode()
    eve = Person.objects.get(email="eve@example.org")
    assert (eve.key, eve.capacity) == ("eve-ek", 80)


def test_a_namesake_is_another_person_and_that_is_said(editor: Client) -> None:
    html = editor.post(
        PEOPLE, {"name": "ana díaz", "capacity": "100"}, follow=True
    ).content.decode()
    assert "the two are different people" in html
    assert Person.objects.filter(name__iexact="ana díaz").count() == 2
    assert Person.objects.filter(key="ana").exists()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"name": "  "}, "Give the name of the person."),
        ({"name": "x" * 201}, "200"),
        ({"name": "Eve\x07"}, "control character"),
        ({"email": "nobody"}, "An e-mail address looks like ana@example.org."),
        ({"capacity": "-1"}, "Give a whole number from 0 to 200."),
        ({"capacity": "201"}, "Give a whole number from 0 to 200."),
        ({"capacity": "much"}, "Give a whole number from 0 to 200."),
        ({"capacity": ""}, "Give a whole number from 0 to 200."),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_kept_in_the_form(
    facts: dict[str, str], words: str, editor: Client
) -> None:
    sent = {"name": "Eve Ek", "email": "", "capacity": "100"} | facts
    answer = editor.post(PEOPLE, sent)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert words in html
    [(field, typed)] = facts.items()
    assert answer.context["form"][field].value() == typed
    assert Person.objects.count() == 2


def test_a_person_is_renamed_everywhere_and_the_key_stays(editor: Client, team: Team) -> None:
    sent = form_of(editor) | {"name": "Ana Lund"}
    answer = editor.post(CHANGE, sent, follow=True)
    assert "Saved Ana Lund, Ana Díaz before." in answer.content.decode()
    ana = Person.objects.get(key="ana")
    assert ana.name == "Ana Lund"
    assert "Ana Lund" in editor.get(team.get_absolute_url()).content.decode()
    html = editor.get("/o/acme/").content.decode()
    assert "Ana Lund" in html
    assert "Ana Díaz" not in html


def test_with_less_time_the_load_is_too_much_at_once(editor: Client) -> None:
    editor.post(CHANGE, form_of(editor) | {"capacity": "40"})
    html = editor.get(PEOPLE).content.decode()
    assert "80 % of 40 %" in html


def test_saving_what_is_there_changes_nothing(editor: Client) -> None:
    answer = editor.post(CHANGE, form_of(editor), follow=True)
    assert "Nothing was changed." in answer.content.decode()


def test_who_saw_something_else_is_told_what_is_stored(editor: Client) -> None:
    sent = form_of(editor) | {"name": "Ana Lund"}
    Person.objects.filter(key="ana").update(capacity=60)
    answer = editor.post(CHANGE, sent)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Stored is now: Ana Díaz, 60 %." in html
    assert 'value="Ana Lund"' in html
    assert Person.objects.get(key="ana").name == "Ana Díaz"


def test_who_was_never_on_a_seat_is_removed_after_a_question(
    acme: Organisation, editor: Client
) -> None:
    make_person(acme, "Eve Ek")
    address = f"{PEOPLE}eve/remove/"
    assert "Eve Ek was never on a seat." in editor.get(address).content.decode()
    assert Person.objects.filter(key="eve").exists()
    html = editor.post(address, follow=True).content.decode()
    assert "Removed Eve Ek." in html
    assert not Person.objects.filter(key="eve").exists()
    assert editor.post(address).status_code == 404


def test_who_is_on_a_seat_stays_and_the_page_says_where(editor: Client) -> None:
    address = f"{PEOPLE}ana/remove/"
    asked, sent = editor.get(address), editor.post(address)
    assert (asked.status_code, sent.status_code) == (200, 409)
    for answer in (asked, sent):
        html = answer.content.decode()
        assert (
            "Ana Díaz has a seat in Checkout. Vacate it first, or give it to somebody else." in html
        )
        assert f'action="{address}"' not in html
    assert Person.objects.filter(key="ana").exists()


def test_who_was_on_a_seat_stays_for_the_history(editor: Client, team: Team) -> None:
    address = f"{team.get_absolute_url()}seats/pm/"
    seen = editor.get(address).context["seen"]
    facts = {"seen": seen, "role": "product-manager", "person": "", "allocation": "80"}
    editor.post(address, facts)
    assert Seat.objects.get(team=team, key="pm").person is None
    answer = editor.post(f"{PEOPLE}ana/remove/")
    assert answer.status_code == 409
    assert "had a seat in Checkout: the history names them" in answer.content.decode()


def test_nobody_reaches_people_of_another_organisation(
    umbrella: Organisation, editor: Client
) -> None:
    with organisation_scope(umbrella):
        make_person(umbrella, "Zed Zen")
    for rest in ("zed/change/", "zed/remove/"):
        assert editor.get(PEOPLE + rest).status_code == 404
        assert editor.post(PEOPLE + rest, {"name": "Eve"}).status_code == 404
    assert "Zed Zen" not in editor.get(PEOPLE).content.decode()


def test_names_are_text(acme: Organisation, editor: Client) -> None:
    editor.post(PEOPLE, {"name": "<script>alert(1)</script>", "capacity": "100"}, follow=True)
    key = Person.objects.get(name__startswith="<script>").key
    for address in (PEOPLE, f"{PEOPLE}{key}/change/", f"{PEOPLE}{key}/remove/"):
        html = editor.get(address).content.decode()
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert" in html
