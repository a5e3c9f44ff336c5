"""The matrix by person and by role."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given

from organisations.models import Organisation
from roles.definitions.reading import shipped_catalogue
from teams.analysis import engine
from teams.grid.merged import columns_of, merged_matrix
from teams.matrix.model import Matrix, Row, Seat
from teams.models import Team
from tests.strategies import matrices
from tests.teams.builders import make_team
from tests.teams.matrix.asking import HTMX, PAGE, places, queries


@given(matrices())
def test_nothing_is_lost_and_nothing_is_added(matrix: Matrix) -> None:
    reading = engine.read(matrix, shipped_catalogue())
    for view in ("person", "role"):
        columns = columns_of(reading, view)  # type: ignore[arg-type]
        assert sorted(seat.key for one in columns for seat in one.seats) == sorted(
            matrix.seat_by_key
        )
        merged = merged_matrix(matrix, columns)
        for row in matrix.row_by_key:
            for column in columns:
                apart = {one for seat in column.seats for one in matrix.at(row, seat.key)}
                assert merged.at(row, column.key) == matrix.scheme.ordered(apart)


@pytest.fixture
def double(acme: Organisation, team: Team) -> str:
    """Ana sits on two seats, and two people are Product Owner; both are Acme's from Checkout."""
    seats = (
        Seat("pm", "product-manager", "ana"),
        Seat("po", "product-owner", "ana"),
        Seat("po-2", "product-owner", "bo"),
        Seat("sm", "scrum-master"),
    )
    cells = {"vision": {"pm": ("A",), "po": ("R",), "po-2": ("C",)}}
    rows = (Row("vision", "product-vision"),)
    return str(make_team(acme, "Double", seats=seats, rows=rows, cells=cells).get_absolute_url())


pytestmark = pytest.mark.django_db


def heads(html: str) -> list[str]:
    return [part.split('"')[0] for part in html.split('id="seat-')[1:]]


def test_by_person_the_seats_of_one_are_one_column(double: str, editor: Client) -> None:
    html = editor.get(f"{double}?view=person").content.decode()
    assert heads(html) == ["pm", "po-2", "sm"]
    assert (
        "Product vision, Ana Díaz, Product Manager, Product Owner: answers and does the work"
        in html
    )
    assert 'data-l="A/R"' in html
    assert "data-editable" not in html
    assert "By person the matrix is only read." in html


def test_by_role_the_people_of_one_are_named(double: str, editor: Client) -> None:
    html = editor.get(f"{double}?view=role").content.decode()
    assert heads(html) == ["pm", "po", "sm"]
    assert 'data-l="R/C"' in html
    assert "Ana Díaz, Bo Lund" in html


def test_a_cell_leads_to_the_seats_behind_it(double: str, editor: Client) -> None:
    menu = editor.get(f"{double}cells/vision/pm/", {"view": "person"}, **HTMX).content.decode()
    assert "Ana Díaz on Product vision" in menu
    seats = [f'href="{double}#row-vision/{key}"' for key in ("pm", "po")]
    assert menu.index(seats[0]) < menu.index(seats[1])
    page = editor.get(f"{double}cells/vision/po/", {"view": "role"}).content.decode()
    assert f'href="{double}cells/vision/po-2/"' in page
    assert editor.get(f"{double}cells/vision/po/", {"view": "person"}).status_code == 404


def test_what_is_changed_in_the_drawer_brings_the_whole_view(double: str, editor: Client) -> None:
    looking = {**HTMX, "HTTP_HX_CURRENT_URL": f"http://testserver{double}?view=person"}
    said = {"saw": "C", "letters": "I", "at": "vision", "revision": "1"}
    html = editor.post(f"{double}cells/vision/po-2/", said, **looking).content.decode()
    assert places(html)[0] == "matrix"
    assert heads(html) == ["pm", "po-2", "sm"]


def test_who_looks_only_cannot_change_anything_on_the_page(team: Team, editor: Client) -> None:
    html = editor.get(f"{PAGE}?look=1").content.decode()
    assert "data-editable" not in html
    assert "You chose to look only" in html
    assert "Change the matrix again" in html
    assert "data-editable" in editor.get(PAGE).content.decode()


def test_an_unknown_view_is_that_by_seat(team: Team, editor: Client) -> None:
    assert "data-editable" in editor.get(f"{PAGE}?view=nobody").content.decode()


@pytest.mark.parametrize("view", ["?view=person", "?view=role", "?look=1"])
def test_the_same_queries_as_by_seat(view: str, team: Team, viewer: Client) -> None:
    viewer.get(PAGE)
    viewer.get(PAGE)
    assert [queries(viewer, PAGE + view), queries(viewer, PAGE)] == [10, 10]


def test_row_counts_are_those_by_seat(double: str, editor: Client) -> None:
    """Merging adds letters together; how many answer and do is told of the seats, in rows and in the foot."""
    by_seat, by_role = (
        [part.split("</tr>")[0].rsplit('<span class="sum">', 1)[1] for part in (row, foot)]
        for view in ("", "?view=role")
        for page in [editor.get(double + view).content.decode()]
        for row, foot in [(page.split('id="row-vision"')[1], page.split('id="foot"')[1])]
    )
    assert by_seat == by_role


def test_the_table_says_whether_it_is_read_only(team: Team, editor: Client) -> None:
    assert "aria-readonly" not in editor.get(PAGE).content.decode()
    for view in ("?view=person", "?view=role", "?look=1"):
        assert 'aria-readonly="true"' in editor.get(PAGE + view).content.decode()


def test_another_organisation_sees_no_view(double: str, team: Team, stranger: Client) -> None:
    for rest in ("?view=person", "?view=role", "?look=1", "cells/vision/pm/?view=person"):
        assert stranger.get(f"{double}{rest}", **HTMX).status_code == 404
