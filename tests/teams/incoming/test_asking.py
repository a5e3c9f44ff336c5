"""Questions of the preview: each asked once, and the answers change what is read."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from organisations.models import Organisation
from teams.incoming.kept import kept_in
from teams.models import Draft, Team
from tests.teams.incoming.test_import import NEW, editor, said, send, shown

pytestmark = pytest.mark.django_db
__all__ = ["editor"]

PEOPLE_ABOVE = """;Zed Low;Yan Moss
Task;Product Manager;Product Owner
Sweep;A;R
Cook;R;A
"""


def test_people_above_the_roles_are_joined_by_an_answer(editor: Client, team: Team) -> None:
    place = send(editor, NEW, PEOPLE_ABOVE)
    html = shown(editor, place)
    assert html.count("Does the row above the heads belong to them") == 1
    assert "Add Zed Low to the people" not in html
    html = said(editor, place, name="New", above="yes")
    assert "Add Zed Low to the people" in html and "Product Owner (Yan Moss)" in html
    html = said(editor, place, name="New", above="no")
    assert "Add Zed Low to the people" not in html and "Zed Low" in html  # listed as left out


def test_another_encoding_is_chosen_by_its_words(editor: Client, team: Team) -> None:
    data = "Zadanie;Product Owner;PM\nŹródło żądań;A;R\nŚcieżka;R;A\n".encode("cp1250")
    answer = editor.post(NEW, {"file": SimpleUploadedFile("plan.csv", data)})
    place = answer.headers["Location"]
    html = shown(editor, place)
    assert 'name="encoding"' in html and "Central European (Windows): Źródło" in html
    assert "Cyrillic (Windows)" in html
    other = said(editor, place, name="New", encoding="cp1251")
    assert "Źródło" not in other.split('name="encoding"')[0]
    again = said(editor, place, name="New", encoding="cp1250")
    assert "<b>Źródło żądań</b>" in again
    answer = editor.post(place, {"is-form": "1", "answers": "1", "encoding": "rot13", "name": "N"})
    assert answer.status_code == 422 and "There is no encoding" in answer.content.decode()


def test_the_file_is_opened_once(
    editor: Client, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = send(editor, NEW, PEOPLE_ABOVE)

    def never(*_: object) -> None:
        raise AssertionError("The file is opened a second time.")

    monkeypatch.setattr("teams.incoming.receiving.open_apart", never)
    said(editor, place, name="New", header="2")
    assert "Sweep" in said(editor, place, name="New", above="yes")
    kept = kept_in(Draft.objects.get())
    assert kept.data == b"" and kept.contents.opened.grids[0].cells[2] == ["Sweep", "A", "R"]


def test_a_file_kept_by_an_earlier_version_is_gone_and_no_error(
    editor: Client, team: Team, acme: Organisation
) -> None:
    place = send(editor, NEW, PEOPLE_ABOVE)
    draft = Draft.objects.get()
    del draft.content["contents"]
    draft.save()
    assert editor.get(place).status_code == 404


def test_a_large_file_is_told_to_have_no_matrix_where_it_was_to_be_shown(
    editor: Client, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teams.views.incoming.sending.MOST_AT_ONCE", 10)
    text = "Name;Town;Street\n" + "Some one;Some where;Some street\n" * 10
    for address in (NEW, "/o/acme/teams/checkout/import/"):
        place = send(editor, address, text)
        answer = editor.get(place, follow=True)
        assert answer.redirect_chain[-1][0] == address
        assert "plan.csv was not kept: There is no matrix" in answer.content.decode()
    assert not Draft.objects.exists()


def test_findings_of_a_large_file_are_counted_after_the_page(
    editor: Client, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = send(editor, NEW, PEOPLE_ABOVE)
    at_once = shown(editor, place)
    monkeypatch.setattr("teams.views.incoming.preview.MOST_AT_ONCE", 1)
    html = shown(editor, place)
    assert f'hx-get="{place}?findings=1"' in html and "being counted" in html
    counted = " ".join(editor.get(f"{place}?findings=1").content.decode().split())
    assert counted.startswith("<span>") and counted in at_once
