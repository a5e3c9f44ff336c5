"""FIT302."""

import pytest

from roles.definitions.model import Horizon, Level
from teams.analysis.finding import Severity
from teams.matrix.schemes import SCHEMES, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, only

HELD = """
row                    | product-manager: Ana Díaz | product-owner: Bo Lund
backlog-prioritisation | AR                        | C
"""


def test_a_row_of_the_sprint_of_the_product_manager() -> None:
    finding = only(drawn(HELD), "FIT302")
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Ana Díaz answers for Backlog prioritisation, a row of the sprint, though Bo Lund is Product Owner"
    )
    assert finding.hint == (
        "The Product Owner decides at the sprint's level (A18, A41); let Bo Lund answer and Ana Díaz advise."
    )
    assert finding.subject == ("row:backlog-prioritisation", "person:ana")
    assert finding.rows == ("backlog-prioritisation",)
    assert finding.seats == ("product-manager", "product-owner")
    assert finding.people == ("ana", "bo")


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_is_the_same_in_every_scheme(scheme: Scheme) -> None:
    assert findings(drawn(HELD, scheme=scheme), "FIT302") == findings(drawn(HELD), "FIT302")


@pytest.mark.parametrize(
    ("scheme", "label"),
    [
        ("raci", "Give A and R to Bo Lund, let Ana Díaz advise"),
        ("rapid", "Give D and P to Bo Lund, let Ana Díaz advise"),
    ],
)
def test_the_fix_names_the_letters_of_the_scheme(scheme: str, label: str) -> None:
    assert fix_labels(drawn(HELD, scheme=SCHEMES[scheme]), "FIT302") == [label]


def test_the_silence_of_strategy_goes_first() -> None:
    """A row that says both belongs to the Product Manager, so that the two fixes do not undo one another."""
    matrix = drawn("""
        row                                  | product-manager: Ana Díaz | product-owner: Bo Lund
        Bets;horizon=sprint;level=strategic  | AR                        | C
        Plans;horizon=long-term;level=tactical | AR                      | C
    """)
    assert findings(matrix, "FIT302") == []


def test_reads_a_matrix_of_roles_by_role() -> None:
    matrix = drawn("""
        row                    | product-manager | product-owner
        backlog-prioritisation | A               | R
    """)
    finding = only(matrix, "FIT302")
    assert finding.message == (
        "Product Manager answers for Backlog prioritisation, a row of the sprint, though there is a Product Owner"
    )
    assert fix_labels(matrix, "FIT302") == ["Give A to Product Owner, let Product Manager advise"]


@pytest.mark.parametrize(
    ("horizon", "level", "number"),
    [
        (Horizon.SPRINT, Level.ANY, 1),
        (Horizon.ANY, Level.TACTICAL, 1),
        (Horizon.ANY, Level.ANY, 0),
        (Horizon.LONG_TERM, Level.ANY, 0),
    ],
)
def test_speaks_of_tactical_rows_and_of_rows_of_the_sprint(
    horizon: Horizon, level: Level, number: int
) -> None:
    matrix = drawn(f"""
        row                                 | product-manager: Ana Díaz | product-owner: Bo Lund
        Bets;horizon={horizon};level={level} | AR                       | C
    """)
    assert len(findings(matrix, "FIT302")) == number


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            """
            row                    | product-manager: Ana Díaz | product-owner: Bo Lund
            backlog-prioritisation | R                         | A
            """,
            id="the Product Owner answers",
        ),
        pytest.param(
            """
            row                    | product-manager: Ana Díaz | product-owner:
            backlog-prioritisation | AR                        |
            """,
            id="no Product Owner is there",
        ),
        pytest.param(
            """
            row                    | product-manager: Ana Díaz | product-owner: Ana Díaz
            backlog-prioritisation | AR                        |
            """,
            id="the Product Owner is the same person",
        ),
    ],
)
def test_silent(text: str) -> None:
    assert findings(drawn(text), "FIT302") == []


def test_silent_where_several_people_answer() -> None:
    matrix = drawn("""
        row          | product-manager: Ana Díaz | product-owner: Bo Lund
        user-stories | AR | AR
    """)
    assert len(findings(matrix, "OVL201")) == 1
    assert findings(matrix, "FIT302") == []
