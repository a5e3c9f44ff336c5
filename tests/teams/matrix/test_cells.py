"""One cell: chosen in the matrix, on its own page, or where its row is looked at."""

from __future__ import annotations

import pytest
from django.test import Client

from teams.models import Team
from tests.teams.matrix.asking import PAGE, letters, places, set_cell

pytestmark = pytest.mark.django_db


def test_what_changed_comes_back_and_nothing_else(team: Team, editor: Client) -> None:
    html = set_cell(editor, "product-vision", "po", "I", "C", revision="1").content.decode()
    assert places(html) == [
        "row-product-vision", "area-strategy", "foot", "panel", "revision", "count", "live", "undo",
    ]  # fmt: skip
    assert 'data-revision="2"' in html


def test_a_page_that_is_older_gets_the_whole_table(team: Team, editor: Client) -> None:
    set_cell(editor, "product-strategy", "po", "C", "")
    html = set_cell(editor, "product-vision", "po", "I", "C", revision="1").content.decode()
    assert places(html)[0] == "matrix"
    assert letters(team, "product-vision", "po") == "C"


def test_a_cell_is_cleared(team: Team, editor: Client) -> None:
    assert set_cell(editor, "product-vision", "po", "I", "").status_code == 200
    assert letters(team, "product-vision", "po") == ""


def test_where_the_row_is_looked_at_its_list_comes_along(team: Team, editor: Client) -> None:
    html = set_cell(editor, "product-vision", "po", "I", "C/I", at="product-vision")
    assert places(html.content.decode())[-1] == "holding"
    page = {"saw": "C/I", "letters": "C", "at": "product-vision"}
    answer = editor.post(f"{PAGE}cells/product-vision/po/", page)
    assert (answer.status_code, answer.url) == (302, f"{PAGE}rows/product-vision/")
    assert letters(team, "product-vision", "po") == "C"


def test_a_conflict_shows_both_values_wherever_it_is_met(team: Team, editor: Client) -> None:
    said = "Somebody else set I here while you chose R"
    answer = set_cell(editor, "product-vision", "po", "C", "R")
    assert (answer.status_code, said in answer.content.decode()) == (409, True)
    plain = editor.post(f"{PAGE}cells/product-vision/po/", {"saw": "C", "letters": "R"})
    assert (plain.status_code, said in plain.content.decode()) == (409, True)
    at_row = set_cell(editor, "product-vision", "po", "C", "R", at="product-vision")
    html = at_row.content.decode()
    assert (at_row.status_code, places(html)) == (409, ["holding"])
    assert "Somebody else set I for Bo Lund while you chose R." in html
    assert letters(team, "product-vision", "po") == "I"


def test_what_is_gone_is_said_so(editor: Client) -> None:
    assert set_cell(editor, "nothing", "po", "", "A").status_code == 404
    assert set_cell(editor, "product-vision", "nobody", "", "A").status_code == 404


def test_the_same_again_is_no_revision(team: Team, editor: Client) -> None:
    html = set_cell(editor, "product-vision", "po", "I", "I").content.decode()
    assert "Nothing was changed." in html
    team.refresh_from_db()
    assert team.revision == 1
