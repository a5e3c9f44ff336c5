"""What differs, in words."""

from __future__ import annotations

from typing import Any

import pytest

from organisations.models import User
from teams.history.names import Names
from teams.models import Team
from teams.undoing.fitting import Difference
from teams.undoing.wording import Wording
from tests.teams.builders import TODAY
from tests.teams.undoing.test_labels import READING

CELL, FIELD = ("cell", "users", "design"), ("row", "own", "area")
BO = User(pk=2, name="Bo Lund")


@pytest.mark.parametrize(
    ("place", "values", "said"),
    [
        (CELL, (("C",), (), ("A", "R")), "Bo Lund set nothing where you had left C. It would become A/R."),
        (FIELD, ("strategy", "data", None), "Bo Lund set “Data” where you had left “Strategy”. It would become nothing."),
        (("row", "own", "shared"), (True, False, True), "Bo Lund set no where you had left yes. It would become yes."),
        (("team", "reviewed"), (None, TODAY, None), "Bo Lund set 2 March 2026 where you had left nothing. It would become nothing."),
        (("seat", "sm", "allocation"), (50, 0, 80), "Bo Lund set “0” where you had left “50”. It would become “80”."),
        (("row", "own", "links"), ((1,), (1, 2), ()), "Bo Lund set 2 links where you had left 1 link. It would become nothing."),
    ],
)  # fmt: skip
def test_both_values_and_who_set_it(
    place: tuple[str, ...], values: tuple[Any, Any, Any], said: str
) -> None:
    left, found, wanted = values
    wording = Wording(Team(name="Checkout"), Names(READING), {place: BO}, reader=1)
    assert wording.said(Difference(place, left, found, wanted, can_be_set=True)).words == said


def test_what_one_did_oneself_and_what_nobody_is_known_for() -> None:
    difference = Difference(CELL, (), ("C",), ("A",), can_be_set=True)
    of_bo = Wording(Team(name="Checkout"), Names(READING), {CELL: BO}, reader=2)
    assert of_bo.said(difference).words.startswith("You yourself set C")
    of_nobody = Wording(Team(name="Checkout"), Names(READING), {CELL: None}, reader=2)
    assert of_nobody.said(difference).words.startswith("Somebody else set C")
    assert of_nobody.said(difference).place == "Emil Varga, User expectations"


def test_what_cannot_be_set() -> None:
    wording = Wording(Team(name="Checkout"), Names(READING), {("row", "own"): BO}, reader=1)
    row = ("row", "own")
    for left, found, said in (
        ("own", None, "The row or seat is not there any more."),
        (None, object(), "It is in the matrix again."),
        ({"sm": ("A",)}, {}, "Bo Lund changed its letters since."),
        (object(), object(), "Bo Lund changed it since."),
    ):
        assert wording.said(Difference(row, left, found, None, can_be_set=False)).words == said
