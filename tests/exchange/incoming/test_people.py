"""People from sheets: what is known, and what is wrong with each line."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from roles.definitions.model import SkillLevel
from roles.definitions.reading import shipped_catalogue
from teams.exchange.incoming.people import PeopleReading, read_people
from teams.exchange.sheets.grid import UnreadableFile

CATALOGUE = shipped_catalogue()


def read(text: str, name: str = "people.csv") -> PeopleReading:
    return read_people(text.encode(), name, CATALOGUE)


def test_all_columns() -> None:
    found = read(
        "Staff list\n\nFull name;E-Mail;Role;Team(s);Allocation in %;Skills;Desk\n"
        "Ana Díaz;ana@acme.example;PM, Scrum Master;Checkout, Search;80 %;Strategic thinking: expert, Leadership;3rd floor\n"
        "Bo Lund;bo@acme.example;Product Owner;Checkout;0.5;;\n"
    )
    ana, bo = found.people
    assert (ana.name, ana.email) == ("Ana Díaz", "ana@acme.example")
    assert ana.roles == ("product-manager", "scrum-master")
    assert (ana.teams, ana.allocation) == (("Checkout", "Search"), 80)
    assert ana.skills == {
        "strategic-thinking": SkillLevel.EXPERT,
        "leadership": SkillLevel.WORKING,
    }
    assert (bo.roles, bo.allocation, bo.problems) == (("product-owner",), 50, ())
    assert ("Desk", "A column that is not read.") in [(one.text, one.why) for one in found.left_out]
    assert ("Team(s)", "teams") in found.columns


def test_names_in_two_columns_and_a_column_for_each_skill() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Staff")
        for at, row in enumerate(
            [["Vorname", "Nachname", "Leadership"], ["Ana", "Díaz", 3], ["Bo", "Lund", "x"]]
        ):
            sheet.write_row(at, 0, row)
    found = read_people(file.getvalue(), "staff.xlsx", CATALOGUE)
    assert [(one.name, one.skills) for one in found.people] == [
        ("Ana Díaz", {"leadership": SkillLevel.EXPERT}),
        ("Bo Lund", {"leadership": SkillLevel.WORKING}),
    ]
    assert str(found.people[1].place) == "Staff, cell A3"


def test_each_problem_is_told_with_its_place() -> None:
    found = read(
        "Name,Email,Role,Allocation,Skills\n"
        "Ana,not an address,Produkt Owner X,120,Juggling\n"
        "ana,a@b.example,,many,Leadership: godlike\n"
        ",nobody@b.example,,,\n"
        "Bo,A@B.example,,,\n"
    )
    told = [(str(one.place), one.text) for one in found.problems]
    assert told == [
        ("cell B2", "not an address"),
        ("cell C2", "Produkt Owner X"),
        ("cell D2", "120"),
        ("cell E2", "Juggling"),
        ("cell A3", "ana"),
        ("cell D3", "many"),
        ("cell E3", "Leadership: godlike"),
        ("cell B5", "A@B.example"),
    ]
    assert [one.why for one in found.left_out] == ["A line without a name."]


def test_a_file_without_people_says_what_is_wanted() -> None:
    with pytest.raises(UnreadableFile, match="no people in this file"):
        read("Task,PM,PO\nVision,A,C\n")
