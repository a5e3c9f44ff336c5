"""Seats in the drawer and on their pages: filled by choice or by a new name, vacated, renamed, removed."""

from __future__ import annotations

import pytest
from django.test import Client

from teams.models import Person, Seat, Team
from tests.teams.matrix.asking import HTMX, PAGE, letters, places

pytestmark = pytest.mark.django_db


def change(client: Client, seat: str, **said: str) -> object:
    seen = client.get(f"{PAGE}seats/{seat}/").context["seen"]
    return client.post(f"{PAGE}seats/{seat}/", {"seen": seen, **said}, **HTMX)


def test_a_vacant_seat_is_filled_with_somebody_new(team: Team, editor: Client) -> None:
    answer = change(editor, "sm", role="scrum-master", new_person="  Chi   Nguyen ")
    html = answer.content.decode()  # type: ignore[attr-defined]
    assert places(html)[0] == "matrix"
    assert "Chi Nguyen" in html
    assert Seat.objects.get(team=team, key="sm").person.name == "Chi Nguyen"


def test_a_seat_is_filled_with_somebody_known_and_vacated_with_its_letters_kept(
    team: Team, editor: Client
) -> None:
    change(editor, "sm", role="scrum-master", person="bo", allocation="20", focus="Payments")
    seat = Seat.objects.get(team=team, key="sm")
    assert (seat.person.key, seat.allocation, seat.focus) == ("bo", 20, "Payments")
    change(editor, "po", role="product-owner", person="")
    assert Seat.objects.get(team=team, key="po").person is None
    assert letters(team, "backlog-prioritisation", "po") == "A/R"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"person": "bo", "new_person": "Emil"}, "not both"),
        ({"allocation": "1001"}, "less than or equal to 1000"),
        ({"since": "2026-03-02", "until": "2026-03-01"}, "ends on or after the day"),
        ({"role": "wizard"}, "wizard"),
        ({"person": "nobody-here"}, "nobody-here"),
        ({"new_person": "a\x07b"}, "entry-error"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    said: dict[str, str], why: str, team: Team, editor: Client
) -> None:
    wanted = {"role": "scrum-master", "focus": "Payments", **said}
    answer = change(editor, "sm", **wanted)
    html = answer.content.decode()  # type: ignore[attr-defined]
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert why in html
    assert 'value="Payments"' in html
    team.refresh_from_db()
    assert team.revision == 1
    assert not Person.objects.filter(name__startswith="Emil").exists()


def test_who_saw_another_seat_is_told_and_may_save_again(team: Team, editor: Client) -> None:
    said = {"seen": "old", "role": "scrum-master", "focus": "Payments"}
    answer = editor.post(f"{PAGE}seats/sm/", said)
    assert "Somebody changed this in the meantime." in answer.content.decode()
    again = editor.post(f"{PAGE}seats/sm/", {**said, "seen": answer.context["seen"]})
    assert (again.status_code, again.url) == (302, f"{PAGE}#seat-sm")


def test_a_question_names_what_goes_with_a_seat(team: Team, editor: Client) -> None:
    html = editor.get(f"{PAGE}seats/po/remove/", **HTMX).content.decode()
    assert "Bo Lund no longer sits in this team by it." in html
    assert "Its letters on 3 rows go with it." in html
    assert "Nobody will answer for Backlog prioritisation, unless another seat does." in html


def test_a_viewer_reads_a_seat_and_finds_no_form(viewer: Client) -> None:
    html = viewer.get(f"{PAGE}seats/po/", **HTMX).content.decode()
    assert "You may look at Acme but not change it." in html
    assert "<form" not in html
