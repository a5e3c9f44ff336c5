"""ORG402."""

from typing import Any

import pytest

from teams.analysis.engine import analyse
from teams.analysis.finding import Severity
from teams.analysis.settings import Settings
from teams.matrix.model import Complexity, Stage
from tests.analysis.drawn import CATALOGUE, drawn, findings, fix_labels, only

SPLIT = "row|product-manager: Ana Díaz|product-owner: Bo Lund\nroadmap|AR|C"
SMALL: dict[str, Any] = {"stage": Stage.STARTUP, "size": 10, "complexity": Complexity.MEDIUM}


def test_a_small_startup_with_two_people_for_one_job() -> None:
    finding = only(drawn(SPLIT, **SMALL), "ORG402")
    assert finding.severity is Severity.HINT
    assert finding.message == (
        "Ana Díaz and Bo Lund split product management between them in a startup of 10 people"
    )
    assert finding.hint == (
        "In small businesses and startups one person can hold both roles (A44, A46); "
        "keep the split if each has enough to do, else let one person fill both seats."
    )
    assert finding.subject == ("person:ana", "person:bo")
    assert finding.seats == ("product-manager", "product-owner")
    assert finding.people == ("ana", "bo")
    assert fix_labels(drawn(SPLIT, **SMALL), "ORG402") == []


def test_the_identity_holds_the_people_and_not_the_size() -> None:
    ten = only(drawn(SPLIT, **SMALL), "ORG402").fingerprint
    assert only(drawn(SPLIT, **{**SMALL, "size": 8}), "ORG402").fingerprint == ten
    assert only(drawn(SPLIT.replace("Bo", "Chi"), **SMALL), "ORG402").fingerprint != ten


def test_the_threshold_can_be_set() -> None:
    matrix = drawn(SPLIT, **{**SMALL, "size": 12})
    assert "ORG402" in [
        one.code for one in analyse(matrix, CATALOGUE, Settings(limits={"early-split-size": 12}))
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"size": 11},
        {"size": None},
        {"stage": Stage.GROWING},
        {"stage": None},
        {"complexity": Complexity.HIGH},
        {"complexity": None},
    ],
    ids=str,
)
def test_silent_where_a_fact_differs_or_is_not_given(facts: dict[str, Any]) -> None:
    assert findings(drawn(SPLIT, **{**SMALL, **facts}), "ORG402") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SPLIT.replace("Bo Lund", "Ana Díaz"), id="hybrid"),
        pytest.param(SPLIT.replace("Bo Lund", ""), id="vacant"),
        pytest.param("row|product-manager|product-owner\nroadmap|AR|C", id="a matrix of roles"),
    ],
)
def test_silent(text: str) -> None:
    assert findings(drawn(text, **SMALL), "ORG402") == []
