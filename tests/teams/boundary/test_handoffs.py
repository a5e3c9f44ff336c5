"""Hand-offs: working, broken, without; as a drawing and in words."""

from __future__ import annotations

import itertools

import pytest

from teams.analysis import engine
from teams.boundary.handoffs import State
from teams.boundary.page import boundary_page
from teams.boundary.picture import LONGEST_NAME, TOP, in_a_sentence
from teams.boundary.said import said
from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import CATALOGUE, drawn
from tests.teams.boundary.seen import HAND_OFFS, seen

BROKEN = HAND_OFFS.replace(
    "| AR                            | C\nuser", "| AR                            |\nuser"
)


def test_the_drawn_matrix_lacks_one_letter() -> None:
    assert BROKEN != HAND_OFFS


def test_all_four_work() -> None:
    page = seen(drawn(HAND_OFFS))
    assert [one.state for one in page.hand_offs] == [State.WORKING] * 4
    assert [one.words for one in page.hand_offs] == [
        "Bo is informed of it",
        "Bo advises on it",
        "Bo advises on it",
        "Ana is informed of it",
    ]
    assert [one.to_left for one in page.hand_offs] == [False, False, False, True]
    assert page.how_many_work == "4 of 4 work"
    assert page.clear == "The boundary is clear on all 7 rows."


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda one: one.key)
def test_a_receiver_without_a_letter_breaks_it(scheme: Scheme) -> None:
    text = BROKEN.replace("| I", "| C") if scheme.key == "rapid" else BROKEN
    page = seen(drawn(text, scheme=scheme))
    [broken] = [one for one in page.hand_offs if one.state is State.BROKEN]
    assert broken.words == "Bo has no letter on Market and competition analysis"
    assert broken.finding is not None
    assert broken.finding.code == "LNK501"
    assert page.how_many_work == "3 of 4 work"
    assert page.clear == "The boundary is clear on all 7 rows, but one hand-off is broken."


def test_what_is_accepted_is_not_counted_as_broken() -> None:
    reading = engine.read(drawn(BROKEN), CATALOGUE)
    page = boundary_page(reading, said([], engine.find(reading)))
    [broken] = [one for one in page.hand_offs if one.state is State.BROKEN]
    assert broken.accepted
    assert page.clear == "The boundary is clear on all 7 rows."


def test_without_a_row_or_an_owner_there_is_none() -> None:
    page = seen(
        drawn("""
                              | product-manager: Ana Díaz | product-owner: Bo Lund
        product-vision        | AR                        | I
        strategic-features    | R                         |
        feature-breakdown     |                           | AR
        """)
    )
    assert [(one.state, one.words) for one in page.hand_offs] == [
        (State.WITHOUT, "Short-term objectives is not in the matrix"),
        (State.WITHOUT, "Nobody answers for Strategic features"),
        (State.WITHOUT, "Market and competition analysis and User stories are not in the matrix"),
        (State.WITHOUT, "Operational feedback and Strategy adjustment are not in the matrix"),
    ]
    assert [len(one.missing) for one in page.hand_offs] == [1, 0, 2, 2]


def test_one_person_at_both_ends_hands_over_to_herself() -> None:
    hybrid = HAND_OFFS.replace("Bo Lund", "Ana Díaz")
    page = seen(drawn(hybrid))
    assert {one.state for one in page.hand_offs} == {State.WITHIN}
    assert page.hand_offs[0].words == "Ana owns both rows"


def test_the_drawing_has_an_alternative_in_words() -> None:
    picture = seen(drawn(BROKEN)).picture
    assert picture.title == (
        "Hand-offs between Product Manager, Ana Díaz, and Product Owner, Bo Lund"
    )
    assert (
        "Market and competition analysis (Ana) to User stories (Bo): broken. Bo has no letter"
        in (picture.description)
    )
    assert picture.description.count(": works.") == 3


def test_the_drawing_keeps_its_boxes_apart_and_long_names_within_them() -> None:
    text = HAND_OFFS.replace("Bo Lund", "Bartholomäus Maximilian von und zu Hohenlohe-Langenburg")
    page = seen(drawn(text))
    tops = [one.top for one in page.picture.drawn]
    assert tops[0] == TOP
    assert all(after - before > 58 for before, after in itertools.pairwise(tops))
    assert tops[-1] + 58 < page.picture.height
    names = [name for one in page.picture.drawn for name in (one.left.name, one.right.owners)]
    assert max(map(len, names)) <= LONGEST_NAME
    lowest = [line.y for one in page.picture.drawn for line in one.below]
    assert max(lowest) <= page.picture.height


def test_a_missing_hand_off_in_a_sentence() -> None:
    page = seen(drawn("| product-manager: Ana Díaz | product-owner: Bo Lund\nroadmap | AR | C"))
    assert in_a_sentence(page.hand_offs[0]) == (
        "Product vision (nobody) to Short-term objectives (nobody): there is none. "
        "Product vision and Short-term objectives are not in the matrix."
    )
