"""Two roles side by side."""

import pytest

from roles.definitions.comparison import ComparedSkill, compare, shipped_contrasts
from roles.definitions.insights import shipped_insights
from roles.definitions.model import SkillLevel
from roles.definitions.reading import shipped_catalogue, shipped_sources

CATALOGUE = shipped_catalogue()
TABLE = [
    ("A38", "Broad and strategic", "Short-term execution"),
    ("A39", "Long-term plans", "Sprints and releases"),
    ("A40", "Any method", "Agile only"),
    ("A41", "Strategic", "Tactical, at the sprint's level"),
    ("A42", "Occasional", "Daily"),
    (
        "A43",
        "Companies of every size, complex products above all",
        "Organisations that use Agile, iterative software development above all",
    ),
]


def sources(statements: tuple[tuple[str, str], ...]) -> list[str]:
    return [source for _, source in statements]


@pytest.mark.parametrize("one", ["product-manager", "growth-product-manager"])
@pytest.mark.parametrize("other", ["product-owner", "data-product-owner"])
def test_the_article_s_table(one: str, other: str) -> None:
    found = compare(one, other, CATALOGUE)
    assert [(d.source, d.one, d.other) for d in found.differences if d.source] == TABLE
    assert sources(found.shared) == ["A34", "A35", "A36", "A37"]
    assert sources(found.together) == ["A48", "A49", "A50", "A51", "A52", "A53"]


def test_turned_round() -> None:
    found = compare("product-owner", "product-manager", CATALOGUE)
    table = [(source, other, one) for source, one, other in TABLE]
    assert [(d.source, d.one, d.other) for d in found.differences if d.source] == table
    assert found.owned_by_other[0] == "product-vision"


def test_who_owns_what() -> None:
    found = compare("product-manager", "product-owner", CATALOGUE)
    assert found.owned_by_both == ("feature-prioritisation", "customer-needs")
    assert "product-vision" in found.owned_by_one
    assert "backlog-definition" in found.owned_by_other
    assert not set(found.owned_by_one) & set(found.owned_by_other)
    assert found.hand_offs == CATALOGUE.hand_offs


def test_a_role_and_its_specialisation_differ_by_what_is_added() -> None:
    found = compare("product-manager", "data-product-manager", CATALOGUE)
    assert found.owned_by_one == ()
    assert found.owned_by_other == ("data-opportunities", "insights-to-features", "data-potential")
    assert found.hand_offs == () and found.shared == () and found.together == ()
    added = [row.skill for row in found.skills if row.one is None]
    assert added == [
        "big-data",
        "ai",
        "machine-learning",
        "interpreting-complex-analyses",
        "presenting-with-visualisations",
        "data-manipulation-with-python",
        "data-governance",
        "agile-project-management",
    ]
    working, expert = SkillLevel.WORKING, SkillLevel.EXPERT
    assert ComparedSkill("analytical-skills", working, expert) in found.skills


def test_any_two_roles_are_compared_by_their_definitions() -> None:
    found = compare("product-designer", "executive-sponsor", CATALOGUE)
    assert [(d.key, d.source) for d in found.differences] == [
        ("purpose", ""),
        ("horizon", ""),
        ("decisions", ""),
    ]
    assert found.differences[1].other == "Long-term plans"
    assert found.owned_by_one == ("user-research", "usability", "accessibility")


def test_the_definitions_agree_with_the_article_s_table() -> None:
    """The computed row would say the same where both exist."""
    [contrast] = shipped_contrasts()
    horizon = next(d for d in contrast.differences if d.key == "horizon")
    designer = compare("product-manager", "product-designer", CATALOGUE).differences
    assert next(d for d in designer if d.key == "horizon").one == horizon.one


def test_insights() -> None:
    found = {key: sources(insight.statements) for key, insight in shipped_insights().items()}
    assert found["one-person"] == ["A44", "A46"]
    assert found["separating"] == ["A45", "A47"]
    assert found["heading"] == ["A54", "A55", "A56", "A57", "A58", "A59"]
    assert set(found["learning"]) == {"A60"}


def test_every_source_and_role_of_the_sections_is_known() -> None:
    cited = [source for insight in shipped_insights().values() for _, source in insight.statements]
    for contrast in shipped_contrasts():
        assert set(contrast.between) <= set(CATALOGUE.roles)
        cited += [source for _, source in (*contrast.shared, *contrast.together)]
        cited += [difference.source for difference in contrast.differences]
    known = set(shipped_sources()) | {f"A{number}" for number in range(1, 61)}
    assert set(cited) <= known
