"""SKL703."""

import pytest

from teams.analysis.finding import Severity
from teams.matrix.model import Stage
from tests.analysis.drawn import drawn, findings, fix_labels, only

PAIR = "product-manager: Ana Díaz|product-owner: Bo Lund"
EMERGING = (
    "experience-design",
    "personalisation",
    "ai-opportunities",
    "platforms-and-devices",
    "environmental-and-social-impact",
)


def team(*rows: str, seats: str = PAIR) -> str:
    return "\n".join([f"row|{seats}", "roadmap|AR|C", *(f"{row}|AR|C" for row in rows)])


def test_one_finding_names_all_that_is_missing() -> None:
    matrix = drawn(team(*EMERGING[:3]), stage=Stage.GROWING)
    finding = only(matrix, "SKL703")
    assert finding.severity is Severity.HINT
    assert finding.message == (
        "Checkout has no row for Platforms and devices and Environmental and social impact"
    )
    assert finding.evidence["responsibilities"] == list(EMERGING[3:])
    assert fix_labels(matrix, "SKL703") == ["Add 2 rows"]


def test_no_fix_where_nobody_would_own_the_rows() -> None:
    vacant = drawn(team(seats="product-manager:|scrum-master: Chi Ma"), stage=Stage.GROWING)
    assert len(findings(vacant, "SKL703")) == 1 and fix_labels(vacant, "SKL703") == []


@pytest.mark.parametrize("stage", [None, Stage.STARTUP])
def test_silent_in_a_startup_and_where_no_stage_is_given(stage: Stage | None) -> None:
    assert findings(drawn(team(), stage=stage), "SKL703") == []


def test_silent_where_all_are_there() -> None:
    assert findings(drawn(team(*EMERGING), stage=Stage.ENTERPRISE), "SKL703") == []
