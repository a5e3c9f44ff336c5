"""The map as csv and xlsx: what the page shows, in its order; numbers are numbers, and no text runs as a formula."""

from __future__ import annotations

import csv
import io
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from organisations.models import Organisation, User
from teams.matrix.model import Row, Seat
from teams.models import Team
from tests.cast import ClientFor
from tests.teams.builders import make_person, make_team

pytestmark = pytest.mark.django_db
CSV, XLSX = "/o/acme/map/export/csv/", "/o/acme/map/export/xlsx/"
FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def viewer(acme: Organisation, team: Team, chi: User, client_for: ClientFor) -> Client:
    make_person(acme, "@SUM(1)", key="sum")
    make_team(
        acme,
        FORMULA,
        seats=(Seat("pm", "product-manager", "sum", 20),),
        rows=(Row("product-vision", "product-vision"), Row("user-stories", "user-stories")),
        cells={"product-vision": {"pm": ("A", "R")}},
    )
    return client_for(chi)


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def read_xlsx(content: bytes) -> list[dict[str, Any]]:
    heads, *rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    )
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_csv_says_what_the_page_says(viewer: Client) -> None:
    answer = viewer.get(CSV, {"sort": "name"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="acme-ownership-map.csv"'
    [checkout] = [one for one in read_csv(answer.content) if one["Team"] == "Checkout"]
    assert checkout["PM and PO"] == "Separated"
    assert checkout["Who"] == "Ana Díaz and Bo Lund"
    assert (checkout["Seats"], checkout["Vacant seats"]) == ("3", "1")
    assert (checkout["Rows"], checkout["Covered rows"]) == ("3", "3")
    assert checkout["Strategy"] == "Ana Díaz 2"
    assert checkout["Backlog: covered rows"] == "1 of 1"
    assert len(checkout["Last change"]) == len("2026-03-02")


def test_csv_runs_no_formula(viewer: Client) -> None:
    content = viewer.get(CSV).content.decode("utf-8-sig")
    [other] = [one for one in read_csv(content.encode()) if one["Team"] != "Checkout"]
    for text in (other["Team"], other["Who"], other["Strategy"]):
        assert text.startswith("'"), text
    assert other["Team"] == f"'{FORMULA}"
    assert other["Strategy"].startswith("'@SUM(1) 1")
    assert other["Backlog"].startswith("nobody 1; 1 gap")


def test_xlsx_holds_the_same_and_no_formula(viewer: Client) -> None:
    answer = viewer.get(XLSX, {"sort": "name"})
    assert answer["Content-Disposition"] == 'attachment; filename="acme-ownership-map.xlsx"'
    other, checkout = read_xlsx(answer.content)
    assert other["Team"] == FORMULA
    assert b"<f>" not in sheet_xml(answer.content)
    assert checkout["Covered rows"] == 3
    assert checkout["Strategy"] == "Ana Díaz 2"


def sheet_xml(content: bytes) -> bytes:
    with ZipFile(io.BytesIO(content)) as file:
        return file.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("address", [CSV, XLSX])
def test_the_files_hold_the_teams_shown_in_the_order_shown(address: str, viewer: Client) -> None:
    read = read_csv if address == CSV else read_xlsx
    by_name = [
        one["Team"].lstrip("'") for one in read(viewer.get(address, {"sort": "name"}).content)
    ]
    assert by_name == [FORMULA, "Checkout"]
    wrong = viewer.get(address, {"show": "errors", "sort": "nonsense", "page": "7"})
    assert [one["Team"].lstrip("'") for one in read(wrong.content)] == [FORMULA]


def test_the_page_links_the_files_with_its_choices(viewer: Client) -> None:
    html = viewer.get("/o/acme/", {"show": "errors", "sort": "name"}).content.decode()
    for address in (CSV, XLSX):
        assert f'href="{address}?show=errors&amp;sort=name"' in html


def test_an_organisation_without_teams_gives_heads_alone(
    acme: Organisation, ana: User, client_for: ClientFor
) -> None:
    content = client_for(ana).get(CSV).content.decode("utf-8-sig")
    assert content.startswith("Team,Errors,Warnings,Hints,PM and PO")
    assert read_csv(content.encode()) == []
