"""A file into a team, and into a new one: read, asked about, corrected, imported, and never half."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import Workbook

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.loading import load_matrix
from teams.matrix.model import Matrix
from teams.models import Draft, LogEntry, Person, Team
from tests.cast import ClientFor
from tests.conftest import MATRICES

pytestmark = pytest.mark.django_db

TEAM = "/o/acme/teams/checkout/"
NEW = "/o/acme/teams/new/import/"
SHEET = """Plan of 2026;;;
Task;PM;Zed (Product Owner);Wizard
Define the product vision;A;R;x
Sweep the floor;;A/R;x
Cook;R;A;C
Dig;R;A;C
Run;R;A;I
"""


@pytest.fixture
def editor(team: Team, bo: User, client_for: ClientFor) -> Client:
    return client_for(bo)


def send(client: Client, address: str, text: str = SHEET, name: str = "plan.csv") -> str:
    """Where the preview is."""
    file = SimpleUploadedFile(name, text.encode())
    answer = client.post(address, {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def said(client: Client, place: str, **fields: object) -> str:
    answer = client.post(place, {"is-form": "1", "answers": "1", **fields}, follow=True)
    return " ".join(answer.content.decode().split())


def shown(client: Client, place: str) -> str:
    return " ".join(client.get(place).content.decode().split())


def matrix_of(team: str, organisation: Organisation) -> Matrix:
    with organisation_scope(organisation):
        found = Team.objects.select_related("organisation").get(key=team)
        return load_matrix(found, today=timezone.localdate()).matrix


def number_of(html: str, head: str) -> str:
    """The number of the column with that head."""
    found = re.search(rf'for="seat-(\d+)">(?:(?!</label>).)*<b>{re.escape(head)}</b>', html)
    assert found, head
    return found[1]


def test_what_is_not_known_is_asked_and_nothing_is_written_before(
    editor: Client, team: Team, acme: Organisation
) -> None:
    place = send(editor, f"{TEAM}import/")
    html = shown(editor, place)
    assert "What does “x” mean? It stands in 2 cells." in html
    assert "1 column must be answered first" in html and 'value="1">Import' not in html
    assert "Add Zed to the people" in html
    assert "Plan of 2026" in html  # named among what is no part of the matrix
    assert matrix_of("checkout", acme) == matrix_of("checkout", acme)
    assert LogEntry.objects.filter(team=team).count() == 1


def test_answers_are_kept_and_imported_as_one_revision(
    editor: Client, team: Team, acme: Organisation
) -> None:
    place = send(editor, f"{TEAM}import/")
    wizard = number_of(shown(editor, place), "Wizard")
    zed = number_of(shown(editor, place), "Zed (Product Owner)")
    fields = {
        "text-0": "x",
        "means-0": "C",
        f"seat-{wizard}": "role:scrum-master:",
        "add": zed,
    }
    html = said(editor, place, **fields)
    assert "New people of Acme: Zed." in html and "must be answered" not in html
    assert "What does “x” mean?" in html  # may be answered otherwise
    answer = editor.post(place, {"import": "1"})
    assert answer.headers["Location"] == TEAM
    after = matrix_of("checkout", acme)
    with organisation_scope(acme):
        zed_person = Person.objects.get(name="Zed")
        assert not Draft.objects.exists()
    [seat] = [seat for seat in after.seats if seat.person == zed_person.key]
    assert seat.role == "product-owner"
    floor = next(row for row in after.rows if row.name == "Sweep the floor")
    assert after.at(floor.key, seat.key) == ("A", "R")
    assert ("C",) in after.cells[floor.key].values()
    entry = LogEntry.objects.get(team=team, revision=2)
    assert entry.why == "import"
    editor.post(f"{TEAM}undo/", {"entry": "2"})
    assert matrix_of("checkout", acme).cells == matrix_of_first(team, acme).cells


def matrix_of_first(team: Team, acme: Organisation) -> Matrix:
    from teams.history.replaying import replay

    with organisation_scope(acme):
        return replay(team, today=timezone.localdate(), up_to=1)


def test_answers_that_were_not_looked_at_are_shown_before_they_are_imported(
    editor: Client, team: Team
) -> None:
    place = send(editor, f"{TEAM}import/", "Task;PM;PO\nSweep the floor;A;x\n")
    fields = {"is-form": "1", "import": "1", "text-0": "x", "means-0": "R"}
    answer = editor.post(place, fields, follow=True)
    assert "Look at what your answers change" in answer.content.decode()
    assert LogEntry.objects.filter(team=team).count() == 1
    assert editor.post(place, fields).headers["Location"] == TEAM


def test_a_row_is_led_to_a_responsibility_by_proposal_and_by_name(
    editor: Client, team: Team, acme: Organisation
) -> None:
    text = "Task;PM\nDefine the whole product roadmap;A\nSweep;A\nCook;A\n"
    place = send(editor, f"{TEAM}import/", text)
    html = shown(editor, place)
    assert "Rows that may be responsibilities of the catalogue" in html and "Roadmap (" in html
    said(
        editor,
        place,
        **{
            "row-0": "roadmap",
            "row-1": "Leave this row out",
            "row-2": "pricing and business model",
        },
    )
    html = shown(editor, place)
    assert "Pricing and business model, of the catalogue" in html
    editor.post(place, {"import": "1"})
    rows = matrix_of("checkout", acme).row_by_key
    assert {"roadmap", "pricing-and-business-model"} <= rows.keys()
    assert not any(row.name in ("Sweep", "Cook") for row in rows.values())


def test_where_the_table_stands_can_be_said(editor: Client) -> None:
    book = Workbook()
    book.active.title = "Notes"
    book.active.append(["nothing here"])
    sheet = book.create_sheet("First")
    for line in (["Task", "PM", "PO"], ["Sweep", "A", "R"], ["Cook", "R", "A"]):
        sheet.append(line)
    other = book.create_sheet("Second")
    for line in (["Task", "PM", "PO"], ["Paint", "A", "R"], ["Cook", "R", "A"], ["Dig", "R", "A"]):
        other.append(line)
    kept = BytesIO()
    book.save(kept)
    answer = editor.post(NEW, {"file": SimpleUploadedFile("b.xlsx", kept.getvalue())})
    place = answer.headers["Location"]
    first = said(editor, place, sheet="First", name="B")
    assert "2 rows and 2 seats" in first
    assert "3 rows and 2 seats" in said(editor, place, sheet="Second", name="B")
    assert "1 row and 2 seats" in said(editor, place, sheet="First", range="A1:C2", name="B")


def test_what_cannot_be_read_so_is_said_and_the_last_reading_stays(editor: Client) -> None:
    place = send(editor, f"{TEAM}import/")
    answer = editor.post(place, {"is-form": "1", "answers": "1", "range": "B3"})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "is no range" in html and "Sweep the floor" in html and 'value="B3"' in html
    assert "Sweep the floor" in shown(editor, place)


def test_a_pasted_table_makes_a_new_team(editor: Client, acme: Organisation) -> None:
    answer = editor.post(NEW, {"text": "Task\tPM\tPO\nSweep\tA\tR\n", "name": "Cleaners"})
    place = answer.headers["Location"]
    assert 'value="Cleaners"' in shown(editor, place)
    said(editor, place, name="The cleaners")
    answer = editor.post(place, {"import": "1"})
    assert answer.headers["Location"] == "/o/acme/teams/the-cleaners/"
    made = matrix_of("the-cleaners", acme)
    assert [row.name for row in made.rows] == ["Sweep"] and len(made.seats) == 2


def test_a_new_team_without_a_name_is_asked_for_one(editor: Client, acme: Organisation) -> None:
    place = send(editor, NEW)
    assert 'value="Plan"' in shown(editor, place)
    said(editor, place, name="  ")
    fields = {"import": "1"}
    wizard = number_of(shown(editor, place), "Wizard")
    said(editor, place, name=" ", **{f"seat-{wizard}": "skip"})
    answer = editor.post(place, fields)
    assert answer.status_code == 422 and "Nothing was imported" in answer.content.decode()
    assert Team.objects.filter(organisation=acme).count() == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Choose a file, or paste a table"),
        ({"text": "Once upon a time there was a team."}, "no matrix"),
        ({"file": SimpleUploadedFile("a.docx", b"x")}, "docx"),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04broken")}, "xlsx"),
    ],
)
def test_what_cannot_be_read_is_said(editor: Client, fields: dict[str, object], words: str) -> None:
    for address in (NEW, f"{TEAM}import/"):
        for value in fields.values():
            if isinstance(value, SimpleUploadedFile):
                value.seek(0)
        answer = editor.post(address, fields)
        assert answer.status_code == 422
        assert words in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_discarded_file_leaves_nothing(editor: Client) -> None:
    place = send(editor, f"{TEAM}import/")
    assert editor.post(place, {"discard": "1"}).headers["Location"] == TEAM
    assert editor.get(place).status_code == 404


def test_a_document_comes_in_whole(editor: Client, acme: Organisation) -> None:
    text = (
        "remit: 1\nteam: {name: Search}\nseats: [{key: pm, role: product-manager}]\n"
        "rows: [{responsibility: product-vision, letters: {pm: AR}}]\n"
    )
    place = send(editor, NEW, text, "search.yaml")
    editor.post(place, {"import": "1"})
    assert matrix_of("search", acme).at("product-vision", "pm") == ("A", "R")


def test_who_may(
    team: Team, bo: User, chi: User, dana: User, umbrella: Organisation, client_for: ClientFor
) -> None:
    place = send(client_for(bo), f"{TEAM}import/")
    mine = send(client_for(bo), NEW)
    for address in (f"{TEAM}import/", NEW, place, mine):
        assert client_for(chi).get(address).status_code == 403
        assert client_for(dana).get(address).status_code == 404
        assert client_for(None).get(address).status_code == 302
        assert client_for(bo).get(address).status_code == 200


def test_a_file_is_seen_by_nobody_else(
    team: Team, bo: User, ana: User, client_for: ClientFor
) -> None:
    place = send(client_for(bo), f"{TEAM}import/")
    assert client_for(ana).get(place).status_code == 404
    assert client_for(bo).get(place.replace("checkout", "new")).status_code == 404


@pytest.mark.real_data
def test_every_real_matrix_goes_through_the_page_or_is_refused_in_words(
    editor: Client,
) -> None:
    files = sorted(
        file for folder in MATRICES.iterdir() if folder.is_dir() for file in folder.glob("matrix.*")
    )
    assert len(files) > 40
    for file in files:
        upload = SimpleUploadedFile(file.name, file.read_bytes())
        answer = editor.post(NEW, {"file": upload}, follow=True)
        html = answer.content.decode()
        is_refused = answer.status_code == 422 and 'role="alert"' in html
        assert is_refused or "Nothing is written yet" in html, file
