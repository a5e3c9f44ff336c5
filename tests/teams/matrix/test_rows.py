"""Rows in the drawer and on their pages: nothing typed is lost, and what is wrong stands beside its field."""

from __future__ import annotations

import pytest
from django.test import Client

from teams.models import Row, Team
from tests.teams.matrix.asking import HTMX, PAGE, letters, places

pytestmark = pytest.mark.django_db


def test_in_the_drawer_only_the_form_comes(editor: Client) -> None:
    html = editor.get(f"{PAGE}rows/product-vision/", **HTMX).content.decode()
    assert "<html" not in html
    assert "data-close-drawer" in html
    assert "Expected of the Product Manager" in " ".join(html.split())
    whole = editor.get(f"{PAGE}rows/product-vision/").content.decode()
    assert "<html" in whole


def test_a_row_leads_to_its_neighbours_as_they_are_shown(editor: Client) -> None:
    page = editor.get(f"{PAGE}rows/product-strategy/")
    assert (page.context["before"].key, page.context["after"].key) == (
        "product-vision",
        "backlog-prioritisation",
    )


def test_added_rows_send_the_whole_table_and_close_the_drawer(team: Team, editor: Client) -> None:
    said = {
        "responsibilities": ["roadmap", "backlog-definition"],
        "name": "Add", "area": "strategy", "horizon": "long-term", "level": "strategic",
        "stakeholder": "investors", "shared": "on",
    }  # fmt: skip
    answer = editor.post(f"{PAGE}rows/add/", said, **HTMX)
    html = answer.content.decode()
    assert answer.headers["HX-Trigger"] == "matrix-done"
    assert places(html)[0] == "matrix"
    assert "Added 3 rows. Saved, revision 2." in html
    assert letters(team, "roadmap", "pm") == "A/R"
    assert letters(team, "backlog-definition", "po") == "A/R"
    own = Row.objects.get(team=team, name="Add")
    assert own.key != "add"
    assert (own.horizon, own.level, own.stakeholder, own.shared) == (
        "long-term", "strategic", "investors", True,
    )  # fmt: skip
    assert editor.get(f"{PAGE}rows/{own.key}/").status_code == 200


def test_an_own_row_without_an_area_is_asked_for_it_and_keeps_its_name(editor: Client) -> None:
    said = {"name": "Write rules", "responsibilities": ["roadmap"]}
    answer = editor.post(f"{PAGE}rows/add/", said, **HTMX)
    html = " ".join(answer.content.decode().split())
    assert answer.status_code == 422
    assert "Choose the area that the row belongs to." in html
    assert 'value="Write rules"' in html
    assert 'id="r-roadmap" checked' in html


def test_a_name_that_cannot_be_is_refused_in_words(editor: Client) -> None:
    said = {"name": "x" * 300, "area": "strategy"}
    answer = editor.post(f"{PAGE}rows/add/", said, **HTMX)
    assert answer.status_code == 422
    assert "entry-error" in answer.content.decode()


def test_a_row_is_marked_as_shared_and_moved_to_another_area(team: Team, editor: Client) -> None:
    seen = editor.get(f"{PAGE}rows/product-vision/").context["seen"]
    said = {"seen": seen, "area": "market", "shared": "on", "description": ""}
    answer = editor.post(f"{PAGE}rows/product-vision/", said, **HTMX)
    assert places(answer.content.decode())[0] == "matrix"
    row = Row.objects.get(team=team, key="product-vision")
    assert (row.area, row.shared, row.name) == ("market", True, "")


def test_a_question_names_what_goes_with_a_row(team: Team, editor: Client) -> None:
    html = editor.get(f"{PAGE}rows/product-vision/remove/", **HTMX).content.decode()
    assert "A/R of Ana Díaz, I of Bo Lund" in html
    changed = editor.post(f"{PAGE}rows/product-vision/remove/", {"seen": "old"}, **HTMX)
    assert changed.status_code == 409
    assert "Somebody changed this in the meantime." in changed.content.decode()
    assert Row.objects.filter(team=team, key="product-vision").exists()


def test_a_viewer_reads_a_row_and_finds_no_form(viewer: Client) -> None:
    html = viewer.get(f"{PAGE}rows/product-vision/", **HTMX).content.decode()
    assert "You may look at Acme but not change it." in html
    assert "<form" not in html
