"""OVL202."""

import pytest

from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

FOUND = """
row | product-manager: Ana Díaz | product-owner: Bo Lund | scrum-master: Chi Ma | product-designer: Emil Varga
customer-needs; shared=yes | AR | R | R | R
"""


def test_what_it_finds_and_says() -> None:
    finding = only(drawn(FOUND), "OVL202")
    assert (
        finding.message
        == "4 do the work of Customer needs: Ana Díaz, Bo Lund, Chi Ma and Emil Varga"
    )
    assert finding.subject == ("row:customer-needs",)
    assert finding.rows == ("customer-needs",)
    assert finding.seats == ("product-manager", "product-owner", "scrum-master", "product-designer")
    assert fix_labels(drawn(FOUND), "OVL202") == []


def test_three_are_not_too_many() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund | scrum-master: Chi Ma | product-designer: Emil Varga
        customer-needs; shared=yes | AR | R | R | C
        """
    )
    assert findings(matrix, "OVL202") == []


def test_the_development_team_is_one() -> None:
    matrix = drawn(
        """
        row | product-manager: Ana Díaz | product-owner: Bo Lund | development-team=d1: Chi Ma | development-team=d2: Emil Varga
        customer-needs; shared=yes | AR | R | R | R
        """
    )
    assert findings(matrix, "OVL202") == []


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    other = drawn(FOUND, scheme=scheme)
    assert findings(other, "OVL202") == findings(drawn(FOUND), "OVL202")
