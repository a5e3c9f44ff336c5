"""The matrix page and its edits, with and without htmx."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisations.models import Organisation, User
from teams.models import Cell, LogEntry, Seat, StoredFinding, Team, Why
from tests.cast import ClientFor
from tests.teams.builders import make_person, make_team

pytestmark = pytest.mark.django_db
PAGE = "/o/acme/teams/checkout/"
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def editor(team: Team, bo: User, client_for: ClientFor) -> Client:
    return client_for(bo)


def letters(team: Team, row: str, seat: str) -> str:
    cell = Cell.objects.filter(team=team, row__key=row, seat__key=seat).first()
    return cell.letters if cell else ""


def counted_of(captured: CaptureQueriesContext) -> list[str]:
    """Without transaction control and the settings of row-level security."""
    ours = [one["sql"] for one in captured]
    return [sql for sql in ours if "SAVEPOINT" not in sql and "set_config" not in sql]


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(counted_of(captured))


def test_the_page_shows_letters_by_shape_people_roles_and_findings(editor: Client) -> None:
    html = editor.get(PAGE).content.decode()
    assert (
        'aria-label="Product vision, Ana Díaz, Product Manager: answers and does the work"' in html
    )
    assert 'class="l l-answers"' in html
    assert "Vacant" in html
    assert "The seat Scrum Master has no letter on any row" in html


@pytest.mark.parametrize("teams", [1, 3])
def test_the_page_costs_the_same_queries_for_any_team(
    teams: int, acme: Organisation, editor: Client
) -> None:
    for number in range(1, teams):
        make_team(acme, f"Team {number}")
    editor.get(PAGE)
    assert queries_of(editor, PAGE) == 8
    editor.get("/o/acme/")
    assert queries_of(editor, "/o/acme/") == 10


def test_a_cell_is_saved_and_only_what_changed_comes_back(team: Team, editor: Client) -> None:
    answer = editor.post(f"{PAGE}cells/product-vision/po/", {"saw": "I", "letters": "A"}, **HTMX)
    html = answer.content.decode()
    assert letters(team, "product-vision", "po") == "A"
    assert 'hx-target="#row-product-vision"' in html
    assert 'hx-target="#row-backlog-prioritisation"' not in html
    assert "Ana Díaz and Bo Lund both answer for Product vision" in html
    assert "Saved, revision 2." in html


def test_without_scripts_a_cell_is_a_form(team: Team, editor: Client) -> None:
    page = editor.get(f"{PAGE}cells/product-vision/po/").content.decode()
    assert "<!doctype html>" in page.lower()
    answer = editor.post(f"{PAGE}cells/product-vision/po/", {"saw": "I", "letters": ["A", "R"]})
    assert answer.status_code == 302
    assert letters(team, "product-vision", "po") == "A/R"


def test_who_saw_something_else_is_asked_and_nothing_is_lost(team: Team, editor: Client) -> None:
    answer = editor.post(f"{PAGE}cells/product-vision/po/", {"saw": "C", "letters": "R"}, **HTMX)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else set I here while you chose R" in html
    assert letters(team, "product-vision", "po") == "I"


def test_a_letter_of_another_scheme_is_refused_in_words(team: Team, editor: Client) -> None:
    answer = editor.post(f"{PAGE}cells/product-vision/po/", {"saw": "I", "letters": "Z"}, **HTMX)
    assert answer.status_code == 422
    assert "no letter of RACI" in answer.content.decode()


def test_a_cell_edit_costs_twelve_queries_at_most(team: Team, editor: Client) -> None:
    with CaptureQueriesContext(connection) as captured:
        editor.post(f"{PAGE}cells/product-vision/po/", {"saw": "I", "letters": "A"}, **HTMX)
    counted = counted_of(captured)
    assert len(counted) == 12, "\n".join(sql[:110] for sql in counted)


def test_rows_are_added_changed_and_removed(team: Team, editor: Client) -> None:
    added = {"responsibilities": ["roadmap"], "name": "Write rules", "area": "strategy"}
    editor.post(f"{PAGE}rows/add/", added)
    assert letters(team, "roadmap", "pm") == "A/R"
    page = editor.get(f"{PAGE}rows/write-rules/")
    seen = page.context["seen"]
    facts = {"seen": seen, "name": "Write the rules", "area": "market", "level": "strategic"}
    assert editor.post(f"{PAGE}rows/write-rules/", facts).status_code == 302
    row = team.rows.get(key="write-rules")
    assert (row.name, row.area, row.level) == ("Write the rules", "market", "strategic")
    assert (
        "Somebody changed this" in editor.post(f"{PAGE}rows/write-rules/", facts).content.decode()
    )
    seen = editor.get(f"{PAGE}rows/roadmap/remove/").context["seen"]
    editor.post(f"{PAGE}rows/roadmap/remove/", {"seen": seen})
    assert not team.rows.filter(key="roadmap").exists()


def test_nothing_to_add_is_said(editor: Client) -> None:
    assert "Tick a responsibility" in editor.post(f"{PAGE}rows/add/", {}).content.decode()


def test_seats_are_added_filled_vacated_and_removed(team: Team, editor: Client) -> None:
    editor.post(f"{PAGE}seats/add/", {"role": "product-designer", "new_person": "Emil Varga"})
    seat = Seat.objects.get(team=team, role="product-designer")
    assert seat.person.name == "Emil Varga"
    address = f"{PAGE}seats/{seat.key}/"
    seen = editor.get(address).context["seen"]
    editor.post(
        address, {"seen": seen, "role": "product-designer", "person": "", "allocation": "60"}
    )
    seat.refresh_from_db()
    assert (seat.person, seat.allocation) == (None, 60)
    seen = editor.get(f"{address}remove/").context["seen"]
    editor.post(f"{address}remove/", {"seen": seen})
    assert not Seat.objects.filter(pk=seat.pk).exists()


def test_a_fix_does_what_its_button_says(team: Team, editor: Client) -> None:
    editor.post(f"{PAGE}cells/product-vision/po/", {"saw": "I", "letters": "A"}, **HTMX)
    finding = StoredFinding.objects.get(code="OVL201", cleared_at=None)
    fix = {"fingerprint": finding.fingerprint, "label": "Let Bo Lund advise"}
    assert f'value="{fix["label"]}">' in editor.get(PAGE).content.decode()
    html = editor.post(f"{PAGE}fixes/", fix, **HTMX).content.decode()
    assert "Done: Let Bo Lund advise." in html
    assert letters(team, "product-vision", "po") == "C"
    assert LogEntry.objects.filter(team=team).last().why == Why.FIX
    again = editor.post(f"{PAGE}fixes/", fix)
    assert again.status_code == 302
    assert letters(team, "product-vision", "po") == "C"


def test_hostile_names_are_text(acme: Organisation, editor: Client) -> None:
    person = make_person(acme, '<script>alert("x")</script>', key="evil")
    Seat.objects.filter(key="sm").update(person=person, name='"><img src=x>')
    html = editor.get(PAGE).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x>" not in html


def test_an_archived_team_is_read_only(team: Team, editor: Client) -> None:
    editor.post(f"{PAGE}archive/")
    assert "is archived" in editor.get(PAGE).content.decode()
    answer = editor.post(f"{PAGE}cells/product-vision/po/", {"saw": "I", "letters": "A"})
    assert answer.status_code == 403
    editor.post(f"{PAGE}bring-back/")
    assert "is archived" not in editor.get(PAGE).content.decode()


def test_export_and_import_agree(team: Team, editor: Client) -> None:
    for ending in ("csv", "xlsx"):
        content = editor.get(f"{PAGE}export/{ending}/").content
        file = SimpleUploadedFile(f"checkout.{ending}", content)
        preview = editor.post(f"{PAGE}import/", {"file": file}, follow=True)
        assert "The file says what the matrix says already." in preview.content.decode()


def test_an_import_is_previewed_then_done_as_one_revision(team: Team, editor: Client) -> None:
    text = "Activity,Product Manager,Product Owner\nProduct vision,A/R,C\nWrite rules,R,A\nOdd,maybe,A\n"
    preview = editor.post(
        f"{PAGE}import/", {"file": SimpleUploadedFile("m.csv", text.encode())}, follow=True
    )
    html = preview.content.decode()
    assert "New row: Write rules" in html
    assert "maybe" in html
    assert letters(team, "product-vision", "po") == "I"
    editor.post(preview.request["PATH_INFO"], {"import": "1"})
    assert letters(team, "product-vision", "po") == "C"
    team.refresh_from_db()
    assert team.revision == 2


def test_a_file_that_cannot_be_read_is_refused_in_words(editor: Client) -> None:
    answer = editor.post(f"{PAGE}import/", {"file": SimpleUploadedFile("m.docx", b"x")})
    assert "cannot be read" in answer.content.decode()


def test_the_edit_kinds_of_a_click_are_in_the_log(team: Team, editor: Client) -> None:
    editor.post(f"{PAGE}cells/product-vision/po/", {"saw": "I", "letters": "A"}, **HTMX)
    entry = LogEntry.objects.filter(team=team).last()
    assert entry.edits[0]["edit"] == "set_cell"
