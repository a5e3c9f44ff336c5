"""The article's differences, and how a team looks in each."""

from __future__ import annotations

from roles.definitions.comparison import compare
from teams.boundary.differences import ShownDifference
from teams.matrix.model import Complexity, Matrix, Method, Stage
from tests.analysis.drawn import CATALOGUE, drawn
from tests.teams.boundary.seen import HAND_OFFS, seen

WRONG = """
                   | product-manager: Ana Díaz 80% | product-owner: Bo Lund 20%
roadmap            | C                             | AR
product-vision     | AR                            | I
backlog-definition | AR                            | C
user-stories       | I                             | AR
"""


def by_source(matrix: Matrix) -> dict[str, ShownDifference]:
    return {one.source: one for one in seen(matrix).differences}


def here(matrix: Matrix, source: str) -> list[tuple[str, str]]:
    return [(one.words, one.sign) for one in by_source(matrix)[source].here]


def test_texts_are_the_catalogues_and_each_is_answered() -> None:
    found = by_source(drawn(HAND_OFFS))
    assert list(found) == ["A38", "A39", "A40", "A41", "A42", "A43"]
    said = {d.source: d for d in compare("product-manager", "product-owner", CATALOGUE).differences}
    for source, one in found.items():
        assert (one.name, one.manager, one.owner) == (
            said[source].name,
            said[source].one,
            said[source].other,
        )
        assert one.here


def test_what_lies_on_the_wrong_side_is_named() -> None:
    matrix = drawn(WRONG)
    assert here(matrix, "A38") == [("Bo answers for Roadmap, a strategic row", "warning")]
    assert here(matrix, "A39") == [("Ana answers for Backlog definition, a sprint row", "warning")]
    assert here(matrix, "A41") == [
        ("2 of 4 strategic and sprint rows lie on the wrong side", "warning")
    ]


def test_what_lies_right_is_counted() -> None:
    matrix = drawn(HAND_OFFS)
    assert here(matrix, "A38") == [("Ana answers for all 4 strategic rows", "")]
    assert here(matrix, "A39") == [("Bo answers for all 3 sprint rows", "")]
    assert here(matrix, "A41") == [
        ("None of the 7 strategic and sprint rows lies on the wrong side", "")
    ]


def test_the_method() -> None:
    assert here(drawn(HAND_OFFS, method=Method.KANBAN), "A40") == [("Kanban, which is Agile", "")]
    assert here(drawn(HAND_OFFS), "A40") == [("The team’s method is not stated", "")]
    [(words, sign)] = here(drawn(HAND_OFFS, method=Method.WATERFALL), "A40")
    assert words == "Waterfall, which is not Agile, and yet there is a Product Owner"
    assert sign == "warning"


def test_time_in_the_team() -> None:
    assert here(drawn(HAND_OFFS), "A42") == [
        ("Bo, Product Owner: 100\u202f% here", ""),
        ("Ana, Product Manager: 80\u202f% here", ""),
    ]
    assert here(drawn(WRONG, method=Method.SCRUM), "A42")[0] == (
        "Bo, Product Owner: 20\u202f% here",
        "warning",
    )


def test_what_fits() -> None:
    large = drawn(HAND_OFFS, complexity=Complexity.HIGH, stage=Stage.ESTABLISHED, size=120)
    assert here(large, "A43") == [
        (
            "A complex product, an established organisation and 120 people: two people are expected",
            "",
        )
    ]
    small = drawn(HAND_OFFS, complexity=Complexity.LOW, stage=Stage.STARTUP, size=8)
    assert here(small, "A43") == [
        ("A product of low complexity, a startup and 8 people: one person can do", "")
    ]
    assert here(drawn(HAND_OFFS), "A43") == [
        ("Neither complexity nor size nor stage is stated", "")
    ]
