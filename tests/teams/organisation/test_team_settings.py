"""A team is renamed, reviewed, copied, archived and brought back; its address stays, and nobody overwrites unseen."""

from __future__ import annotations

import pytest
from django.test import Client

from organisations.models import User
from teams.door import apply_edits
from teams.matrix.edits import ChangeTeam
from teams.matrix.model import Method
from teams.models import Cell, LogEntry, Seat, Team, Why
from tests.cast import ClientFor

pytestmark = pytest.mark.django_db
SETTINGS = "/o/acme/teams/checkout/settings/"


@pytest.fixture
def editor(team: Team, bo: User, client_for: ClientFor) -> Client:
    return client_for(bo)


def form_of(client: Client) -> dict[str, str]:
    """What a browser would send of the page as it is shown."""
    context = client.get(SETTINGS).context
    return {
        field.html_name: field.value() or "" for key in ("saw", "form") for field in context[key]
    }


def test_a_team_is_renamed_and_its_address_stays(team: Team, editor: Client) -> None:
    changes = {"name": "Payments", "method": "waterfall", "complexity": "high", "is_data": ""}
    assert editor.post(SETTINGS, form_of(editor) | changes).status_code == 302
    stored = Team.objects.get(pk=team.pk)
    facts = (stored.key, stored.name, stored.method, stored.complexity, stored.data)
    assert facts == ("checkout", "Payments", "waterfall", "high", None)
    assert LogEntry.objects.filter(team=team).last().edits[0]["edit"] == "change_team"
    assert "FIT303" in editor.get("/o/acme/teams/checkout/").content.decode()


def test_saving_what_is_there_changes_nothing(team: Team, editor: Client) -> None:
    answer = editor.post(SETTINGS, form_of(editor), follow=True)
    assert "Nothing was changed." in answer.content.decode()
    assert Team.objects.get(pk=team.pk).revision == 1


def meanwhile(team: Team, **facts: object) -> None:
    seen = {name: getattr(team, name) for name in facts}
    apply_edits(team=team, edits=[ChangeTeam(seen, facts)], by=None, why=Why.CLICK)


def test_who_saw_another_value_hears_both_and_may_insist(team: Team, editor: Client) -> None:
    sent = form_of(editor) | {"method": "waterfall", "name": "Payments"}
    meanwhile(team, method=Method.KANBAN)
    answer = editor.post(SETTINGS, sent)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "How it works: Kanban by now, Waterfall in your form." in html
    assert Team.objects.get(pk=team.pk).name == "Checkout"
    again = {field.html_name: field.value() or "" for field in answer.context["saw"]}
    again |= {field.html_name: field.value() or "" for field in answer.context["form"]}
    assert editor.post(SETTINGS, again).status_code == 302
    stored = Team.objects.get(pk=team.pk)
    assert (stored.name, stored.method) == ("Payments", "waterfall")


def test_what_others_changed_besides_stays(team: Team, editor: Client) -> None:
    sent = form_of(editor) | {"name": "Payments"}
    meanwhile(team, method=Method.KANBAN)
    assert editor.post(SETTINGS, sent).status_code == 302
    stored = Team.objects.get(pk=team.pk)
    assert (stored.name, stored.method) == ("Payments", "kanban")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": " "}, "Give the team a name."),
        ({"name": "x" * 201}, "at most 200 characters"),
        ({"method": "magic"}, "Select a valid choice"),
        ({"saw-method": "magic"}, "What you saw did not come along"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    changes: dict[str, str], words: str, team: Team, editor: Client
) -> None:
    answer = editor.post(SETTINGS, form_of(editor) | changes)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Team.objects.get(pk=team.pk).revision == 1


def test_a_review_is_a_fact_of_the_team(team: Team, editor: Client) -> None:
    editor.post(f"{SETTINGS}reviewed/")
    assert Team.objects.get(pk=team.pk).reviewed > team.reviewed
    again = editor.post(f"{SETTINGS}reviewed/", follow=True)
    assert "was reviewed today already" in again.content.decode()


def test_a_copy_starts_with_letters_and_vacant_seats(team: Team, editor: Client) -> None:
    assert editor.post(f"{SETTINGS}copy/", {"name": "Returns"}).url == "/o/acme/teams/returns/"
    other = Team.objects.get(key="returns")
    assert Cell.objects.filter(team=other).count() == Cell.objects.filter(team=team).count()
    assert not Seat.objects.filter(team=other, person__isnull=False).exists()
    editor.post(f"{SETTINGS}copy/", {"name": " "})
    assert Team.objects.count() == 2


def test_a_copy_may_keep_its_people(team: Team, editor: Client) -> None:
    editor.post(f"{SETTINGS}copy/", {"name": "Returns", "with_people": "on"})
    held = Seat.objects.filter(team__key="returns", person__isnull=False)
    assert set(held.values_list("person__key", flat=True)) == {"ana", "bo"}


def test_an_archived_team_waits_on_the_organisation_page(team: Team, editor: Client) -> None:
    answer = editor.post("/o/acme/teams/checkout/archive/", follow=True)
    html = answer.content.decode()
    assert "There is no team yet" in html
    assert "Bring back Checkout" in html
    facts = editor.get(SETTINGS)
    assert "is archived" in facts.content.decode()
    assert editor.post(SETTINGS, form_of(editor) | {"name": "Other"}).status_code == 403
    assert editor.post(f"{SETTINGS}reviewed/").status_code == 403
    editor.post("/o/acme/teams/checkout/bring-back/")
    assert Team.objects.get(pk=team.pk).archived is None
    assert "Bring back" not in editor.get("/o/acme/").content.decode()
