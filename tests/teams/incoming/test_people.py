"""A sheet of people: looked at line by line, then taken in with their seats."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from organisations.models import Organisation, User
from teams.models import Draft, LogEntry, Person, Seat, Team
from tests.cast import ClientFor

pytestmark = pytest.mark.django_db

IMPORT = "/o/acme/people/import/"
SHEET = """Name,E-mail,Role,Team,Allocation,Skills
Ana Díaz,ana.diaz@example.org,Product Manager,Checkout,60%,Leadership: expert
Chi Okafor,chi@example.org,Scrum Master,Checkout,50%,
Eva Moss,,Product Designer,Checkout,,
Fay Low,,Product Owner,Nowhere,,
Gus Hill,,,,,
"""


@pytest.fixture
def editor(team: Team, bo: User, client_for: ClientFor) -> Client:
    return client_for(bo)


def send(client: Client, text: str = SHEET) -> str:
    answer = client.post(IMPORT, {"file": SimpleUploadedFile("people.csv", text.encode())})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def test_each_line_says_what_it_would_do_and_nothing_is_written(editor: Client, team: Team) -> None:
    html = " ".join(editor.get(send(editor)).content.decode().split())
    assert "4 new, 1 of the known change" in html
    for words in (
        "Product Manager in Checkout, 60 %",
        "Leadership: expert",
        "e-mail ana.diaz@example.org",
        "There is no team “Nowhere”",
    ):
        assert words in html
    assert Person.objects.count() == 2 and LogEntry.objects.count() == 1


def test_people_get_their_seats_in_one_list_a_team(editor: Client, team: Team) -> None:
    editor.post(send(editor), {"import": "1"})
    ana = Person.objects.get(key="ana")
    assert (ana.email, ana.skills["leadership"]) == ("ana.diaz@example.org", "expert")
    seats = {seat.person.name: seat for seat in Seat.objects.filter(team=team).exclude(person=None)}
    assert seats["Ana Díaz"].allocation == 60 and seats["Ana Díaz"].key == "pm"
    assert (seats["Chi Okafor"].key, seats["Chi Okafor"].allocation) == ("sm", 50)  # was vacant
    assert seats["Eva Moss"].role == "product-designer"
    assert Person.objects.filter(name__in=("Fay Low", "Gus Hill")).count() == 2
    assert LogEntry.objects.filter(team=team).count() == 2
    assert not Draft.objects.exists()


def test_the_same_sheet_again_changes_nothing(editor: Client, team: Team) -> None:
    editor.post(send(editor), {"import": "1"})
    before = LogEntry.objects.count(), Person.objects.count()
    html = editor.get(send(editor)).content.decode()
    assert "0 new" in html
    editor.post(send(editor), {"import": "1"})
    assert (LogEntry.objects.count(), Person.objects.count()) == before


def test_a_known_address_wins_over_the_name_and_is_never_replaced(
    editor: Client, team: Team
) -> None:
    Person.objects.filter(key="ana").update(email="ana@acme.example")
    text = "Name,E-mail\nAna Diaz-Moreno,ANA@acme.example\nBo Lund,bo@acme.example\nAna Díaz,other@acme.example\n"
    html = editor.get(send(editor, text)).content.decode()
    assert "0 new" in html and "which stays" in html


def test_a_person_called_like_an_address_gets_another_key(editor: Client, team: Team) -> None:
    editor.post(
        send(editor, "Name,E-mail\nImport,i@acme.example\nZoe,z@acme.example\n"), {"import": "1"}
    )
    assert Person.objects.get(name="Import").key != "import"


def test_what_cannot_be_read_is_said(editor: Client) -> None:
    for fields in ({}, {"text": "nothing"}, {"file": SimpleUploadedFile("a.pdf", b"%PDF")}):
        answer = editor.post(IMPORT, fields)
        assert answer.status_code == 422 and 'role="alert"' in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_discarded_sheet_leaves_nothing(editor: Client) -> None:
    place = send(editor)
    assert editor.post(place, {"discard": "1"}).headers["Location"] == "/o/acme/people/"
    assert editor.get(place).status_code == 404


def test_who_may(
    editor: Client, chi: User, ana: User, dana: User, umbrella: Organisation, client_for: ClientFor
) -> None:
    place = send(editor)
    for address in (IMPORT, place):
        assert client_for(chi).get(address).status_code == 403
        assert client_for(dana).get(address).status_code == 404
        assert client_for(None).get(address).status_code == 302
    assert client_for(ana).get(place).status_code == 404
