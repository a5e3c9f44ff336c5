"""Where a sheet can be meant in several ways one question is asked, and with the answer it is read right."""

from __future__ import annotations

from datetime import date

import pytest

from roles.definitions.reading import shipped_catalogue
from teams.exchange.sheets.corrections import Corrections
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.proposal import new_team, propose
from teams.exchange.sheets.reading import SheetReading

NOTHING_SAID = Corrections()
DIGITS = """No;Task;Product Manager;Product Owner;Developers
1;Vision;1;2;0
2;Backlog;2;1;2
3;Roadmap;1;3;0
4;Release;3;1;2
5;Stories;0;1;2
"""
PEOPLE_ABOVE = """;Ana Díaz;Bo Lund;Chi Okafor
Task;Product Manager;Product Owner;Scrum Master
Vision;A;R;I
Backlog;C;A;I
"""
UNKNOWN = """Task;Product Manager;Product Owner;Wizard;Priority
Vision;A;R;Q;H
Backlog;R;A;Z;M
Roadmap;A;C;Q;H
"""


def read(text: str, said: Corrections = NOTHING_SAID) -> SheetReading:
    return read_sheet(text.encode(), "plan.csv", said)


def heads(sheet: SheetReading) -> list[str]:
    return [one.text for one in sheet.headers]


def letters(sheet: SheetReading) -> dict[str, list[str]]:
    """Name of the activity → its cells."""
    return {
        one.name: ["".join(cell.letters) for _, cell in sorted(one.cells.items())]
        for one in sheet.activities
    }


def test_digits_are_asked_for_once_each() -> None:
    sheet = read(DIGITS)
    assert heads(sheet) == ["Product Manager", "Product Owner", "Developers"]
    assert sorted(one.text for one in sheet.questions) == ["0", "1", "2", "3"]
    answered = read(DIGITS, Corrections(texts={"1": "A", "2": "R", "3": "C", "0": ""}))
    assert not answered.questions
    assert letters(answered)["Backlog"] == ["R", "A", "R"]
    assert letters(answered)["Vision"] == ["A", "R", ""]


@pytest.mark.parametrize(
    "text",
    [
        "Month;Ana;Bo\nJan;1;7\nFeb;3;9\nMar;5;2\nApr;8;4\nMay;6;1\nJune;2;5\nJuly;7;3\n",
        "Item;Sold;Left\nPen;12;40\nCup;12;40\nBag;12;40\nCap;12;40\n",
        "No;Name\n1;Ana\n2;Bo\n3;Chi\n4;Dana\n5;Eva\n",
    ],
)
def test_amounts_and_numbers_of_lines_are_no_letters(text: str) -> None:
    with pytest.raises(UnreadableFile):
        read(text)


def test_people_above_their_roles_are_asked_for_once() -> None:
    sheet = read(PEOPLE_ABOVE)
    assert heads(sheet) == ["Product Manager", "Product Owner", "Scrum Master"]
    assert sheet.above and not sheet.above.is_joined
    assert "“Product Manager (Ana Díaz)”" in sheet.above.asks
    assert any(one.text == "Ana Díaz" for one in sheet.left_out)


def test_people_above_their_roles_are_joined_where_somebody_says_so() -> None:
    sheet = read(PEOPLE_ABOVE, Corrections(above=True))
    assert heads(sheet)[1] == "Product Owner (Bo Lund)"
    assert not any(one.text == "Ana Díaz" for one in sheet.left_out)
    catalogue = shipped_catalogue()
    proposal = propose(sheet, catalogue, new_team("New", date(2026, 3, 2), sheet))
    assert [one.role for one in proposal.matrix.seats] == [
        "product-manager",
        "product-owner",
        "scrum-master",
    ]
    assert [one.called for one in proposal.seats_taken] == ["Ana Díaz", "Bo Lund", "Chi Okafor"]
    assert not proposal.open_questions


def test_roles_above_their_people_are_joined_too() -> None:
    first, second, *rest = PEOPLE_ABOVE.splitlines()
    turned = "\n".join([second.replace("Task", ""), "Task" + first, *rest])
    sheet = read(turned, Corrections(above=True))
    assert heads(sheet)[0] == "Product Manager (Ana Díaz)"


@pytest.mark.parametrize(
    "above",
    [
        ";Business;;IT",
        ";2024;2025;2026",
        ";Team A;Team A;Team A",
        ";Lead Engineer;Sales Manager;Head of Data",
        "Plan of 2026;;;",
    ],
)
def test_groups_years_and_titles_above_the_heads_are_no_question(above: str) -> None:
    text = PEOPLE_ABOVE.replace(";Ana Díaz;Bo Lund;Chi Okafor", above)
    assert read(text).above is None


def test_a_column_of_unknown_letters_is_a_role_and_its_letters_are_asked_for() -> None:
    sheet = read(UNKNOWN)
    assert heads(sheet) == ["Product Manager", "Product Owner", "Wizard"]
    assert sorted(one.text for one in sheet.questions) == ["Q", "Z"]
    answered = read(UNKNOWN, Corrections(texts={"Q": "C", "Z": "I"}))
    assert letters(answered)["Backlog"] == ["R", "A", "I"]
    assert not answered.questions


def test_what_was_said_is_kept_as_json() -> None:
    said = Corrections(above=False, encoding="cp1250", texts={"1": "A"})
    assert Corrections.from_json(said.as_json()) == said


def test_an_encoding_that_was_guessed_wrong_can_be_said() -> None:
    data = "Zadanie;Właściciel;PM\nŹródło żądań;A;R\nŚcieżka;R;A\n".encode("cp1250")
    sheet = read_sheet(data, "plan.csv")
    offered = sheet.encodings
    assert offered["cp1250"].startswith("Właściciel") and len(offered) > 2
    said = read_sheet(data, "plan.csv", Corrections(encoding="cp1250"))
    assert said.activities[0].name == "Źródło żądań"
    assert next(iter(said.encodings)) == "cp1250"
    with pytest.raises(UnreadableFile, match="no encoding"):
        read_sheet(data, "plan.csv", Corrections(encoding="rot13"))


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "utf-8-sig", "utf-16"])
def test_an_encoding_that_is_certain_is_not_asked_for(encoding: str) -> None:
    text = "Task;PM\nPlan;A\nCook;R\n" if encoding == "ascii" else "Täsk;PM\nPlan;A\nCook;R\n"
    assert not read_sheet(text.encode(encoding), "plan.csv").encodings
