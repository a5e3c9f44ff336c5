"""Lines as people write and paste them: what is read, what is asked, and that nothing is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.definitions.reading import shipped_catalogue
from roles.definitions.recognise import folded
from teams.setup.lines import MOST_LINES, ReadLine, State, read_lines

CATALOGUE = shipped_catalogue()


def read(text: str) -> ReadLine:
    [line] = read_lines(text, CATALOGUE)
    return line


def roles(line: ReadLine) -> list[str]:
    return [seat.role for seat in line.seats]


@pytest.mark.parametrize(
    ("text", "person", "role", "share"),
    [
        ("Ana Díaz, Product Manager", "Ana Díaz", "product-manager", None),
        ("Bo Lund – PO, 50 %", "Bo Lund", "product-owner", 50),
        ("Chi; Scrum master", "Chi", "scrum-master", None),
        ("Dana Okafor (Developer) 80%", "Dana Okafor", "development-team", 80),
        ("- Emil: designer", "Emil", "product-designer", None),
        ("3. Emil | designer | 20 percent", "Emil", "product-designer", 20),
        ("Ana Díaz\tProduct Manager\t80", "Ana Díaz", "product-manager", 80),
        ("Ana\tDíaz\tPM\t0,5", "Ana Díaz", "product-manager", 50),
        ("Bo Lund - PO - 0.8 FTE", "Bo Lund", "product-owner", 80),
        ("Product Manager, Ana Díaz", "Ana Díaz", "product-manager", None),
        ("50% PO: Bo Lund", "Bo Lund", "product-owner", 50),
        ("Product Owner", "", "product-owner", None),
        ("Developers", "", "development-team", None),
        ("vacant, PO", "", "product-owner", None),
        ("PO (vacant)", "", "product-owner", None),
        ("?, PMM, 40%", "", "product-marketing-manager", 40),
        ("N.N., Scrum Master", "", "scrum-master", None),
        ("Bo—PO", "Bo", "product-owner", None),
        ("Eva Müller–Lüdenscheidt, PO", "Eva Müller–Lüdenscheidt", "product-owner", None),
        ("Jean-Luc O'Brien, PM", "Jean-Luc O'Brien", "product-manager", None),
        ("Po Chen, Designer", "Po Chen", "product-designer", None),
        ("Po, Designer", "Po", "product-designer", None),
        ("Dev Patel, PM", "Dev Patel", "product-manager", None),
        ("李雷, PM", "李雷", "product-manager", None),
        ("Ana, PM, product manager", "Ana", "product-manager", None),
    ],
)
def test_a_line_is_read(text: str, person: str, role: str, share: int | None) -> None:
    line = read(text)
    assert (line.state, line.person, roles(line)) == (State.READ, person, [role])
    assert line.seats[0].allocation == share
    assert line.seats[0].certain


def test_one_person_with_two_roles() -> None:
    line = read("Maya, PM and PO")
    assert (line.person, roles(line)) == ("Maya", ["product-manager", "product-owner"])
    each = read("Maya, PM 60% and PO 40%")
    assert [seat.allocation for seat in each.seats] == [60, 40]
    together = read("Maya, PM & PO, 75 %")
    assert [seat.allocation for seat in together.seats] == [38, 37]
    assert together.notes == ("75 % is divided between the 2 seats, please check",)


@pytest.mark.parametrize(
    ("text", "person", "role", "said"),
    [
        ("Farah, Prodct Owner", "Farah", "product-owner", "Prodct Owner"),
        ("Dana Okafor; dev lead", "Dana Okafor", "development-team", "dev lead"),
        ("Ana Díaz Product Manager", "Ana Díaz", "product-manager", "Product Manager"),
        ("PO Bo Lund", "Bo Lund", "product-owner", "PO"),
    ],
)
def test_what_is_near_is_proposed_and_not_certain(
    text: str, person: str, role: str, said: str
) -> None:
    line = read(text)
    assert (line.state, line.person, roles(line)) == (State.READ, person, [role])
    assert (line.seats[0].certain, line.seats[0].said) == (False, said)
    assert line.proposed[0] == role


@pytest.mark.parametrize(
    ("text", "person", "asks"),
    [
        ("Gus, Wizard", "Gus", "“Wizard” is no role that Remit knows. Which role is it?"),
        ("Gus\tFerreira\tDelivery Lead\t50", "Gus Ferreira", "“Delivery Lead” is no role"),
        ("Dev Patel", "Dev Patel", "No role is named."),
        ("Ana, Project Manager", "Ana", "“Project Manager” is no role"),
        ("x" * 201 + ", PO", "x" * 201, "A name has at most 200 characters; this one has 201."),
        ("A\x07b, PO", "A\x07b", "A name has no control characters."),
        ("A\ufffdb, PO", "A\ufffdb", "A character of the name could not be read."),
        ("\u202egnp.exe, PO", "\u202egnp.exe", "turn the direction of writing"),
        ("x" * 1001, "", "A line has at most 1,000 characters; this one has 1,001."),
    ],
)
def test_what_is_not_clear_is_asked(text: str, person: str, asks: str) -> None:
    line = read(text)
    assert (line.state, line.person) == (State.OPEN, person)
    assert asks in line.asks


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Name\tRole\tShare", "Left out: a row of headings."),
        ("-----", "Left out: nothing to read in it."),
    ],
)
def test_what_says_nothing_is_shown_as_left_out(text: str, why: str) -> None:
    line = read(text)
    assert (line.state, line.asks) == (State.OUT, why)


@pytest.mark.parametrize(
    ("text", "focus", "note"),
    [
        ("Ana, PM, Checkout", "Checkout", "“Checkout” is kept as the focus"),
        ("ana@example.org, Ana, PM", "", "not used: “ana@example.org”"),
        ("3 developers", "", "not used: “3”"),
        ("🙂, PM", "", "not used: “🙂”"),
        ("Ana, PM, 900 %", "", "“900 %” is not used: a share is from 1 % to 200 %"),
        ("Ana, PM, 50 % 60 %", "", "not used: “60 %”"),
        ("Díaz, Ana, PM", "", "read as surname, first name"),
    ],
)
def test_what_is_more_than_person_role_and_share_is_said(text: str, focus: str, note: str) -> None:
    line = read(text)
    assert (line.focus, line.state) == (focus, State.READ)
    assert note in line.notes


def test_lines_have_the_numbers_of_the_page_and_stems_of_their_own() -> None:
    lines = read_lines("Ana, PM 50%\r\n\r\n  Developer\n\nDeveloper\rana,  PM 60 %", CATALOGUE)
    assert [line.number for line in lines] == [1, 3, 5, 6]
    assert lines[0].stem != lines[3].stem
    assert lines[3].stem.removesuffix("#2") == lines[0].stem
    assert len({line.stem for line in lines}) == 4


def test_only_so_many_lines_are_read() -> None:
    assert len(read_lines("Ana, PM\n" * (MOST_LINES + 5), CATALOGUE)) == MOST_LINES


SPOKEN = ("Ana Díaz", "Bo", "PM", "Product Owner", "Prodct Owner", "Wizard", "Designer", "vacant")
BETWEEN = (",", ";", "\t", " - ", " – ", "(", ")", ":", "and", "&", " ")
OTHER = ("50 %", "120%", "?", "a@b.org", "7", "🙂")
WORDS = st.sampled_from((*SPOKEN, *BETWEEN, *OTHER))
LINES = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)


@given(st.one_of(st.text(max_size=300), st.lists(LINES, max_size=6).map("\n".join)))
def test_no_line_is_lost(text: str) -> None:
    """Each line that is not empty is read, asked about, or shown as left out, with its text."""
    lines = read_lines(text, CATALOGUE)
    written = [one.strip() for one in re.split(r"\r\n|\r|\n", text) if one.strip()]
    assert [line.text for line in lines] == written
    assert len({line.stem for line in lines}) == len(lines)
    for line in lines:
        assert (line.state is State.READ) == bool(line.seats and not line.asks)
        assert line.asks or all(seat.role in CATALOGUE.roles for seat in line.seats)


@given(LINES)
def test_no_word_is_lost(text: str) -> None:
    """What a line says is found again in what is shown of it."""
    for line in read_lines(text, CATALOGUE):
        if line.state is not State.READ:
            continue
        said = [line.person, line.focus, *line.notes, *(seat.said for seat in line.seats)]
        shown = folded(" ".join([*said, *(str(seat.allocation) for seat in line.seats)]))
        repeated = {"product", "owner", "prodct", "pm", "designer", "po"}
        for word in re.findall(r"\w+", line.text):
            if folded(word) not in {"vacant", "and", *repeated}:
                assert folded(word) in shown, (line.text, word)
