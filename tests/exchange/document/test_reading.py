from __future__ import annotations

import json
from datetime import date

import pytest
import yaml

from roles.definitions.model import Horizon, Level, Side, SkillLevel
from teams.matrix.model import (
    Acceptance,
    Complexity,
    Link,
    Method,
    Organisation,
    Person,
    Row,
    Seat,
    Stage,
    Team,
)
from tests.exchange.document.examples import CHECKOUT, FRAME, TODAY, read


def test_the_design_s_example_is_read_whole() -> None:
    matrix = read(CHECKOUT).matrix
    assert matrix.date == TODAY
    assert matrix.organisation == Organisation("acme", "Acme", Stage.GROWING, 120)
    assert matrix.team == Team("checkout", "Checkout", Method.SCRUM, Complexity.HIGH, data=False)
    assert matrix.scheme.key == "raci"
    assert matrix.people == (
        Person(
            "ana",
            "Ana Díaz",
            100,
            {"strategic-thinking": SkillLevel.EXPERT, "leadership": SkillLevel.WORKING},
        ),
        Person("bo", "Bo Lund"),
    )
    assert matrix.seats == (
        Seat("pm", "product-manager", "ana", 80),
        Seat("po", "product-owner", "bo", 100, "Checkout", date(2026, 1, 1)),
        Seat("sm", "scrum-master"),
    )
    assert matrix.rows[2:] == (
        Row("feature-prioritisation", "feature-prioritisation", shared=True),
        Row("rules", None, "Write discount rules", "strategy", Horizon.LONG_TERM, Level.STRATEGIC),
        Row("approve-discount-rules", None, "Approve discount rules", "strategy", checks="rules"),
        Row(
            "weekly-call-with-the-board",
            None,
            "Weekly call with the board",
            "stakeholders",
            stakeholder="executives",
        ),
    )
    assert matrix.at("product-vision", "pm") == ("A", "R")
    assert matrix.at("product-vision", "po") == ("I",)
    assert sum(len(letters) for cells in matrix.cells.values() for letters in cells.values()) == 13


def test_json_gives_the_same_as_yaml() -> None:
    values = yaml.safe_load(CHECKOUT)
    text = json.dumps(values, default=str, indent=1)
    assert read(text, "a.json").matrix == read(CHECKOUT).matrix


def test_lines_are_those_of_rows_and_seats() -> None:
    document = read(CHECKOUT)
    assert document.row_lines["product-vision"] == 12
    assert document.row_lines["weekly-call-with-the-board"] == 17
    assert document.seat_lines == {"pm": 8, "po": 9, "sm": 10}


@pytest.mark.parametrize("cell", ["AR", "RA", "A/R", "R/A", "ra", "R, A", "A+R"])
def test_letters_are_read_as_people_write_them(cell: str) -> None:
    text = FRAME.replace("pm: AR", f'pm: "{cell}"')
    assert read(text).matrix.cells == {"roadmap": {"pm": ("A", "R")}}


def test_empty_cells_are_no_cells() -> None:
    text = FRAME.replace("{pm: AR}", '{pm: null, po: ""}')
    assert read(text).matrix.cells == {}


def test_names_that_yaml_takes_for_something_else_stay_names() -> None:
    text = FRAME.replace("Ana Díaz", "No").replace("name: Checkout", "name: 007")
    matrix = read(text).matrix
    assert matrix.people[0].name == "No"
    assert matrix.team.name == "007"


def test_keys_left_out_are_made_from_names_and_stay_different() -> None:
    matrix = read(
        """\
remit: 1
team: {name: Ärger & Söhne}
people: [{name: Ana Díaz}, {name: Ana Diaz}, {key: ana-diaz-2, name: Third}, {name: 👩}]
seats: [{role: product-manager}, {role: product-manager}, {role: product-owner, name: Lead PO}]
rows: [{name: Roadmap}, {responsibility: roadmap}, {name: Roadmap}]
"""
    ).matrix
    assert matrix.team.key == "arger-sohne"
    assert [person.key for person in matrix.people] == [
        "ana-diaz",
        "ana-diaz-3",
        "ana-diaz-2",
        "item",
    ]
    assert [seat.key for seat in matrix.seats] == [
        "product-manager",
        "product-manager-2",
        "lead-po",
    ]
    assert [row.key for row in matrix.rows] == ["roadmap-2", "roadmap", "roadmap-3"]


def test_the_documents_own_definitions_extend_the_catalogue() -> None:
    document = read(
        """\
remit: 1
team: {name: Checkout, scheme: own}
schemes:
  - key: own
    name: Our letters
    letters:
      - {letter: V, meaning: answers, words: Has the last word}
      - {letter: QA, meaning: does}
areas: [{key: law, name: Law}]
skills: [{key: patience, name: Patience}]
responsibilities: [{key: contracts, name: Contracts, area: law, level: strategic}]
roles:
  - {key: lead, name: Lead of product, side: pm}
  - {key: deputy, name: Deputy lead, specialises: lead}
  - {key: billing-owner, name: Billing owner, specialises: product-owner}
people: [{key: ana, name: Ana, skills: {patience: expert}}]
seats: [{key: d, role: deputy, person: ana}, {key: b, role: billing-owner}]
rows:
  - {responsibility: contracts, letters: {d: QA/V}}
  - {name: Sign, area: law, letters: {b: v/qa}}
"""
    )
    matrix, catalogue = document.matrix, document.catalogue
    assert matrix.cells == {"contracts": {"d": ("V", "QA")}, "sign": {"b": ("V", "QA")}}
    assert matrix.scheme.name == "Our letters"
    assert catalogue.side("deputy") is Side.PRODUCT_MANAGER
    assert catalogue.side("billing-owner") is Side.PRODUCT_OWNER
    assert catalogue.responsibilities["contracts"].level is Level.STRATEGIC
    assert catalogue.areas["law"].name == "Law"
    assert "roadmap" in catalogue.responsibilities


def test_what_is_said_beside_letters_is_kept() -> None:
    matrix = read(
        FRAME.replace(
            "  - {responsibility: roadmap, letters: {pm: AR}}\n",
            """\
  - responsibility: roadmap
    area: market
    description: |
      First line.
      Second line.
    links: [{url: "https://example.org/x", title: Map}]
    notes: {pm: Until spring}
accepted:
  - {code: GAP103, rows: [roadmap], reason: Not yet, until: 2026-12-31}
""",
        ).replace("{name: Checkout}", "{name: Checkout, reviewed: 2026-02-28}")
    ).matrix
    (row,) = matrix.rows
    assert (row.area, row.description) == ("market", "First line.\nSecond line.\n")
    assert row.links == (Link("https://example.org/x", "Map"),)
    assert row.notes == {"pm": "Until spring"}
    assert matrix.team.reviewed == date(2026, 2, 28)
    assert matrix.accepted == (
        Acceptance("GAP103", ("roadmap",), (), (), "Not yet", date(2026, 12, 31)),
    )


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read(b"\xef\xbb\xbf" + FRAME.encode()).matrix == read(FRAME).matrix


def test_a_few_aliases_are_unfolded() -> None:
    text = FRAME.replace("{pm: AR}", "&cells {pm: AR}") + "  - {name: Other, letters: *cells}\n"
    assert read(text).matrix.cells == {"roadmap": {"pm": ("A", "R")}, "other": {"pm": ("A", "R")}}
