"""Choices made by form for single lines, and who is meant by a name."""

from __future__ import annotations

from collections.abc import Mapping

from roles.definitions.reading import shipped_catalogue
from teams.setup.answers import OUT, VACANT, answer_from, answer_lines
from teams.setup.lines import ReadLine, State, read_lines
from teams.setup.people import OTHER, Register, Somebody

CATALOGUE = shipped_catalogue()


def answered(text: str, **said: str) -> ReadLine:
    """The first line after a form said something of it; ``role_0`` is the field role-0."""
    line = read_lines(text, CATALOGUE)[0]
    answer = answer_from(line, {name.replace("_", "-"): value for name, value in said.items()})
    records = {line.stem: answer.to_record()} if answer.to_record() else {}
    return answer_lines([line], records, CATALOGUE)[0]


def test_a_role_is_chosen_for_an_open_line_and_its_share_stays() -> None:
    line = answered("Gus, Wizard, 30 %", role_0="scrum-master")
    assert (line.state, line.person) == (State.READ, "Gus")
    assert [(seat.role, seat.allocation, seat.chosen) for seat in line.seats] == [
        ("scrum-master", 30, True)
    ]


def test_another_role_and_share_are_chosen_for_a_line_that_was_read() -> None:
    line = answered("Bo, PO, 50 %", role_0="scrum-master", share_0="70")
    assert [(seat.role, seat.allocation) for seat in line.seats] == [("scrum-master", 70)]
    assert answered("Bo, PO, 50 %", share_0="").seats[0].allocation is None


def test_what_is_as_it_was_read_is_no_answer() -> None:
    line = read_lines("Bo, Prodct Owner, 50 %", CATALOGUE)[0]
    said = {"role-0": "product-owner", "share-0": "50", "who": ""}
    assert answer_from(line, said).to_record() == {}


def test_a_bad_share_is_said_beside_the_line_and_an_unknown_role_changes_nothing() -> None:
    line = answered("Bo, PO", share_0="lots", role_0="emperor")
    assert line.notes == ("“lots %” is no share: write a number of percent, as 50",)
    assert [(seat.role, seat.allocation) for seat in line.seats] == [("product-owner", None)]


def test_a_line_is_left_out_and_taken_back() -> None:
    assert answered("Gus, Wizard", role_0=OUT).state is State.OUT
    assert answered("Name, Role", role_0="product-owner").state is State.READ


def test_a_name_that_cannot_be_one_can_be_left_vacant() -> None:
    wrong = answered("A\x07b, PO", role_0="product-owner")
    assert wrong.state is State.OPEN
    vacant = answered("A\x07b, PO", who=VACANT)
    assert (vacant.state, vacant.person) == (State.READ, "")


def test_a_chosen_share_gives_way_to_a_newly_written_one() -> None:
    [line] = read_lines("Bo, PO, 50 %", CATALOGUE)
    record = {line.stem: answer_from(line, {"share-0": "70"}).to_record()}
    [rewritten] = answer_lines(read_lines("Bo, PO, 60 %", CATALOGUE), record, CATALOGUE)
    assert rewritten.seats[0].allocation == 60


# who is meant

PEOPLE = {"ana": "Ana Díaz", "bo": "Bo Lund", "bo-2": "Bo Lund"}


def who(text: str, answers: Mapping[int, str] | None = None) -> list[Somebody]:
    lines = read_lines(text, CATALOGUE)
    records = {lines[at].stem: {"who": said} for at, said in (answers or {}).items()}
    return Register(PEOPLE).identify(answer_lines(lines, records, CATALOGUE))


def test_people_of_the_organisation_are_found_by_name() -> None:
    [same] = who("ana  DÍAZ, PM")
    assert (same.key, same.name, same.note) == ("ana", "Ana Díaz", "known already")
    [near] = who("Ana Diaz, PM")
    assert (near.key, near.note) == ("ana", "known as Ana Díaz")
    [new] = who("Ann Díaz, PM")
    assert (new.key, new.identity) == (None, "new:ann díaz")
    assert Register(PEOPLE).find("e\u0301") == []


def test_equal_names_ask() -> None:
    [asked] = who("Bo Lund, PO")
    assert asked.is_open and not asked.identity
    assert [value for value, _ in asked.choices] == ["", "bo", "bo-2", OTHER]
    [chosen] = who("Bo Lund, PO", {0: "bo-2"})
    assert (chosen.key, chosen.is_open) == ("bo-2", False)
    [stranger] = who("Bo Lund, PO", {0: "ana"})
    assert stranger.is_open


def test_equal_new_names_are_one_person_unless_it_is_said_otherwise() -> None:
    one, same = who("Kim, PM\nKim, PO")
    assert one.identity == same.identity and same.note == "the same as in line 1"
    one, other = who("Kim, PM\nKim, PO", {1: OTHER})
    assert one.identity != other.identity and other.key is None


def test_somebody_new_may_have_a_known_name() -> None:
    known, new = who("Ana Díaz, PM\nAna Díaz, PO", {1: OTHER})
    assert (known.key, new.key) == ("ana", None)
