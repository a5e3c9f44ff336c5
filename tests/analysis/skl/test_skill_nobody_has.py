"""SKL702."""

import pytest

from teams.analysis.finding import Severity
from teams.matrix.model import Matrix
from tests.analysis.drawn import CATALOGUE, drawn, findings, only, skilled

ALL = dict.fromkeys(CATALOGUE.skills_of("product-manager"), "working")
WITHOUT = {skill: level for skill, level in ALL.items() if skill != "leadership"}
OF_CHI = dict.fromkeys(CATALOGUE.skills_of("scrum-master"), "expert")
PAIR = drawn("row|product-manager: Ana Díaz|scrum-master: Chi Ma|development-team:\nroadmap|AR|I|I")


def test_nobody_has_what_a_role_asks_for() -> None:
    finding = only(skilled(PAIR, ana=WITHOUT, chi={**OF_CHI, "leadership": "learning"}), "SKL702")
    assert finding.severity is Severity.WARNING
    assert finding.message.startswith("Nobody in Checkout has leadership, which Product Manager")
    assert finding.skills == ("leadership",) and finding.subject == ("skill:leadership",)


def test_a_vacant_seat_asks_too() -> None:
    vacant = drawn("row|product-manager:|scrum-master: Chi Ma\nroadmap|AR|I")
    found = findings(skilled(vacant, chi=OF_CHI), "SKL702")
    assert {one.skills[0] for one in found} == ALL.keys() - OF_CHI.keys()


@pytest.mark.parametrize(
    "matrix",
    [
        pytest.param(
            skilled(PAIR, ana=WITHOUT, chi={**OF_CHI, "leadership": "working"}),
            id="somebody else has it",
        ),
        pytest.param(skilled(PAIR, ana=WITHOUT), id="nothing is recorded of Chi"),
        pytest.param(skilled(PAIR, ana=ALL, chi=OF_CHI), id="all is there"),
        pytest.param(drawn("row|product-manager|scrum-master\nroadmap|AR|I"), id="roles"),
    ],
)
def test_silent(matrix: Matrix) -> None:
    assert findings(matrix, "SKL702") == []
