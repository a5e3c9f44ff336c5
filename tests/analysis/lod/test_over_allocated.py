"""LOD602."""

from dataclasses import replace

import pytest

from teams.analysis.finding import Severity
from tests.analysis.drawn import DAY, drawn, named, over_teams, with_days

CHECKOUT = drawn("row|product-manager: Ana Díaz 60%|product-owner: Bo Lund 60%\nroadmap|AR|C")


def test_two_teams_that_promise_more_than_there_is() -> None:
    [ana, bo] = over_teams("LOD602", CHECKOUT, named(CHECKOUT, "Search"))
    assert ana.severity is Severity.ERROR
    assert ana.message == (
        "Ana Díaz has 100\u202f% of a working week and promises 120\u202f%: "
        "60\u202f% in Checkout and 60\u202f% in Search"
    )
    assert ana.people == ("ana",) and bo.people == ("bo",)
    assert ana.place == "organisation:acme" and ana.subject == ("person:ana",)
    assert ana.evidence == {"allocation": 120, "capacity": 100, "teams": ["checkout", "search"]}


def test_one_team_is_enough_to_promise_too_much() -> None:
    assert len(over_teams("LOD602", drawn("row|product-owner: Bo Lund 101%\nuser-stories|AR"))) == 1


def test_two_seats_of_one_team_add_up() -> None:
    two = "row|product-owner: Bo Lund 60%|product-manager: Bo Lund {}%\nroadmap|AR|C"
    assert over_teams("LOD602", drawn(two.format(40))) == []
    assert len(over_teams("LOD602", drawn(two.format(41)))) == 1


def test_the_capacity_counts() -> None:
    part_time = replace(
        CHECKOUT, people=tuple(replace(one, capacity=50) for one in CHECKOUT.people)
    )
    assert [one.evidence["capacity"] for one in over_teams("LOD602", part_time)] == [50, 50]
    more = replace(CHECKOUT, people=tuple(replace(one, capacity=120) for one in CHECKOUT.people))
    assert over_teams("LOD602", more, named(more, "Search")) == []


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("row|product-manager: Ana Díaz 40%\nroadmap|AR", id="just all"),
        pytest.param("row|product-manager: Ana Díaz\nroadmap|AR", id="not stated"),
        pytest.param(
            "row|product-manager: 90%|product-owner: Emil Novak\nroadmap|AR|C", id="vacant"
        ),
        pytest.param("row|product-manager 90%\nroadmap|AR", id="a matrix of roles"),
    ],
)
def test_silent(other: str) -> None:
    assert over_teams("LOD602", CHECKOUT, named(drawn(other), "Search")) == []


def test_a_seat_that_has_ended_asks_for_no_time() -> None:
    search = named(CHECKOUT, "Search")
    ended = with_days(search, "product-manager", until=DAY.replace(day=1))
    ended = with_days(ended, "product-owner", since=DAY.replace(day=3))
    assert over_teams("LOD602", CHECKOUT, ended) == []
