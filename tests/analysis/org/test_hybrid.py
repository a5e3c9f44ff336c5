"""ORG405."""

from itertools import product

import pytest

from teams.analysis.finding import Severity
from teams.matrix.model import Complexity, Stage
from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

HYBRID = """
row                    | product-manager: Ana Díaz | product-owner: Ana Díaz
roadmap                | AR                        |
backlog-prioritisation |                           | AR
"""


def test_a_hybrid_in_a_startup() -> None:
    finding = only(drawn(HYBRID, stage=Stage.STARTUP), "ORG405")
    assert finding.severity is Severity.HINT
    assert finding.message == (
        "Ana Díaz is Product Manager and Product Owner in one, which is fine in a startup"
    )
    assert finding.hint == (
        "One person can hold both in a startup or a small business (A44, A46); separate the two once the organisation "
        "leaves the startup stage, has more than 50 people, or the product becomes complex (A45)."
    )
    assert finding.subject == ("person:ana",)
    assert finding.seats == ("product-manager", "product-owner")
    assert finding.people == ("ana",)
    assert fix_labels(drawn(HYBRID, stage=Stage.STARTUP), "ORG405") == []


def test_a_hybrid_in_a_small_organisation() -> None:
    assert only(drawn(HYBRID, size=12), "ORG405").message == (
        "Ana Díaz is Product Manager and Product Owner in one, which is fine in an organisation of 12 people"
    )


def test_a_hybrid_on_one_seat_of_a_matrix_of_roles() -> None:
    matrix = drawn("row|product-manager|development-team\nuser-stories|AR|C", stage=Stage.STARTUP)
    assert only(matrix, "ORG405").message == (
        "Product Manager is Product Manager and Product Owner in one, which is fine in a startup"
    )


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    matrix = drawn(HYBRID, scheme=scheme, stage=Stage.STARTUP)
    assert findings(matrix, "ORG405") == findings(drawn(HYBRID, stage=Stage.STARTUP), "ORG405")


@pytest.mark.parametrize("complexity", [None, Complexity.HIGH, Complexity.LOW])
def test_silent_where_neither_stage_nor_size_is_given(complexity: Complexity | None) -> None:
    assert findings(drawn(HYBRID, complexity=complexity), "ORG405") == []


def test_silent_where_two_people_fill_the_seats() -> None:
    separated = HYBRID.replace("product-owner: Ana Díaz", "product-owner: Bo Lund")
    assert findings(drawn(separated, stage=Stage.STARTUP), "ORG405") == []


@pytest.mark.parametrize(
    ("stage", "size", "complexity"),
    [
        case
        for case in product((None, *Stage), (None, 8, 50, 51), (None, *Complexity))
        if case[:2] != (None, None)
    ],
)
def test_either_it_is_fine_or_it_is_outgrown(
    stage: Stage | None, size: int | None, complexity: Complexity | None
) -> None:
    matrix = drawn(HYBRID, stage=stage, size=size, complexity=complexity)
    assert len(findings(matrix, "ORG405")) + len(findings(matrix, "ORG401")) == 1


def test_rows_that_look_divided_between_the_seats_of_one_person_are_said() -> None:
    text = "row|product-manager: Ana Díaz|product-owner: Ana Díaz\nroadmap|A|R\nuser-stories||AR"
    hint = only(drawn(text, stage=Stage.STARTUP), "ORG405").hint
    assert hint.endswith("1 row looks divided between the two seats, and lies on one person.")
    apart = text.replace("roadmap|A|R", "roadmap|AR|")
    assert "divided" not in only(drawn(apart, stage=Stage.STARTUP), "ORG405").hint
