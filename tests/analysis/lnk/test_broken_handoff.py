"""LNK501."""

import pytest

from roles.definitions.model import Meaning
from teams.analysis.finding import Severity
from teams.matrix.schemes import DACI, RAPID, RASCI, Scheme
from tests.analysis.drawn import drawn, findings, fix_labels, fixes_of, only

PAIR = "product-manager: Ana Díaz|product-owner: Bo Lund"


def team(giving: str, receiving: str, heard: str = "", seats: str = PAIR) -> str:
    return f"row|{seats}\n{giving}|AR|{heard}\n{receiving}|C|AR"


def test_the_vision_does_not_reach_the_objectives() -> None:
    matrix = drawn(team("product-vision", "short-term-objectives"))
    finding = only(matrix, "LNK501")
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Bo Lund owns Short-term objectives and holds no letter on Product vision, which Ana Díaz owns"
    )
    assert finding.rows == ("product-vision", "short-term-objectives")
    assert finding.seats == ("product-manager", "product-owner")
    assert set(finding.subject) == {"row:product-vision", "row:short-term-objectives", "person:bo"}
    assert fix_labels(matrix, "LNK501") == [
        "Inform Bo Lund on Product vision",
        "Ask Bo Lund on Product vision",
    ]


@pytest.mark.parametrize(
    ("giving", "receiving"),
    [
        ("strategic-features", "feature-breakdown"),
        ("market-and-competition-analysis", "user-stories"),
    ],
)
def test_the_other_hand_offs_to_the_product_owner(giving: str, receiving: str) -> None:
    assert len(findings(drawn(team(giving, receiving)), "LNK501")) == 1


def test_what_users_say_does_not_reach_the_strategy() -> None:
    text = f"row|{PAIR}\nstrategy-adjustment|AR|C\noperational-feedback||AR"
    assert only(drawn(text), "LNK501").people == ("ana", "bo")


@pytest.mark.parametrize("scheme", [RASCI, DACI, RAPID])
def test_a_scheme_without_a_letter_for_informed_asks(scheme: Scheme) -> None:
    matrix = drawn(team("product-vision", "short-term-objectives"), scheme=scheme)
    assert len(findings(matrix, "LNK501")) == 1
    labels = fix_labels(matrix, "LNK501")
    assert ("Inform Bo Lund on Product vision" in labels) == (
        scheme.letter_for(Meaning.INFORMED) is not None
    )
    assert "Ask Bo Lund on Product vision" in labels and fixes_of(matrix, "LNK501")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(team("product-vision", "short-term-objectives", "I"), id="informed is enough"),
        pytest.param(team("product-vision", "user-stories"), id="no hand-off"),
        pytest.param(f"row|{PAIR}\nshort-term-objectives|C|AR", id="no giving row"),
        pytest.param(
            f"row|{PAIR}\nproduct-vision|AR|\nshort-term-objectives|AR|C", id="one owns both"
        ),
        pytest.param(
            team(
                "product-vision",
                "short-term-objectives",
                seats="product-manager: Bo Lund|product-owner: Bo Lund",
            ),
            id="hybrid",
        ),
        pytest.param(
            f"row|{PAIR}|executive-sponsor:\nproduct-vision|||AR\nshort-term-objectives|C|AR|",
            id="the giving row has no filled owner",
        ),
        pytest.param(
            f"row|{PAIR}|scrum-master: Bo Lund\nproduct-vision|AR||I\nshort-term-objectives|C|AR|",
            id="hears through another seat",
        ),
    ],
)
def test_silent(text: str) -> None:
    assert findings(drawn(text), "LNK501") == []


def test_a_matrix_of_roles_is_read_by_its_seats() -> None:
    text = team("product-vision", "short-term-objectives", seats="product-manager|product-owner")
    assert only(drawn(text), "LNK501").seats == ("product-manager", "product-owner")
