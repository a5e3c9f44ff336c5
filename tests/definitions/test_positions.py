"""Framework positions: shipped as they are known, with their faults named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roles.definitions.folder import CatalogueError
from roles.definitions.positions import (
    FRAMEWORKS,
    Stance,
    positions_on,
    read_positions,
    shipped_positions,
    stance_of,
)
from roles.definitions.reading import shipped_catalogue

FULL = "".join(f"    {name}: {{side: pm}}\n" for name in FRAMEWORKS)
GOOD = (
    "- topic: vision\n  responsibilities: [product-vision]\n  positions:\n"
    "    article: {side: pm, facts: [A3]}\n" + FULL
)


def told(path: Path, text: str) -> str:
    (path / "positions.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_positions(path)
    return str(caught.value)


def test_every_framework_says_something_of_each_topic() -> None:
    known = shipped_positions()
    assert len(known) == 25
    for one in known.values():
        assert [position.framework for position in one.positions] == ["article", *FRAMEWORKS]


def test_what_is_not_sure_is_never_certain() -> None:
    release = {one.framework: one for one in positions_on("release-decision").positions}
    assert release["Scrum Guide 2020"].uncertain
    assert release["Scrum Guide 2020"].stance is Stance.PRODUCT_OWNER
    assert not release["SAFe"].uncertain
    assert release["article"].stance is Stance.NOT_COVERED


def test_a_responsibility_of_which_no_framework_is_known_shows_the_article_alone() -> None:
    [alone] = positions_on("positioning").positions
    assert (alone.framework, alone.stance, alone.source) == (
        "article",
        Stance.PRODUCT_MANAGER,
        "A7",
    )
    [silent] = positions_on("accessibility").positions
    assert (silent.stance, silent.source) == (Stance.NOT_COVERED, "")


def test_the_article_is_cited_as_the_shipped_owners_have_it() -> None:
    """Where the article is certain, it is what Remit ships."""
    catalogue = shipped_catalogue()
    for key, one in shipped_positions().items():
        article = one.positions[0]
        if article.stance is not Stance.NOT_COVERED and not article.uncertain:
            assert stance_of(catalogue, key) is article.stance, key
            assert re.fullmatch(r"A\d+(, A\d+)*", article.source)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("product-vision", "product-vison", "did you mean “product-vision”?"),
        ("side: pm}\n    SAFe", "side: px}\n    SAFe", "there is no side “px”"),
        ("    SVPG: {side: pm}\n", "", "says nothing of “SVPG”"),
        ("SVPG", "SVP", "there is no framework “SVP”"),
        ("facts: [A3]", "facts: [A99]", "no fact of the article"),
        (", facts: [A3]", "", "the article is cited by facts"),
        ("SAFe: {side: pm}", "SAFe: {side: others}", "and not who"),
        ("SAFe: {side: pm}", "SAFe: {side: pm, sure: true}", "there is no field “sure”"),
    ],
)
def test_faults_are_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    assert said in told(tmp_path, GOOD.replace(old, new, 1))


def test_nothing_has_two_positions(tmp_path: Path) -> None:
    assert "has positions already" in told(tmp_path, GOOD + GOOD)
