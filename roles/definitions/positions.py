"""Whose a responsibility is, as the article and the frameworks see it: so that one sees which side one takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from roles.definitions.entries import Entry
from roles.definitions.folder import Folder
from roles.definitions.model import Catalogue, Side
from roles.definitions.problems import Problem, unknown
from roles.definitions.reading import ARTICLE_FACT, SHIPPED, shipped_catalogue, shipped_sources

ARTICLE = "article"
FRAMEWORKS = ("Scrum Guide 2020", "SAFe", "Pragmatic Framework", "SVPG", "Pichler")
_DEVELOPERS = "development-team"


class Stance(StrEnum):
    PRODUCT_MANAGER = "pm"
    PRODUCT_OWNER = "po"
    BOTH = "both"
    DEVELOPERS = "developers"
    OTHERS = "others"
    NOT_COVERED = "not-covered"


WORDS = {
    Stance.PRODUCT_MANAGER: "Product Manager",
    Stance.PRODUCT_OWNER: "Product Owner",
    Stance.BOTH: "both",
    Stance.DEVELOPERS: "developers",
    Stance.OTHERS: "somebody else",
    Stance.NOT_COVERED: "not covered",
}


@dataclass(frozen=True, slots=True)
class Position:
    """``source``: facts of the article, or what the framework's name stands for. ``uncertain``: disputed or second-hand."""

    framework: str
    stance: Stance
    remark: str = ""
    uncertain: bool = False
    source: str = ""

    @property
    def words(self) -> str:
        return WORDS[self.stance]


@dataclass(frozen=True, slots=True)
class Positions:
    """``topic``: what the frameworks speak of, in their wider or narrower terms; empty where only the article speaks."""

    topic: str
    positions: tuple[Position, ...]


def positions_on(responsibility: str) -> Positions:
    """The article alone where nothing is known of the frameworks."""
    known = shipped_positions().get(responsibility)
    return known or Positions("", (_by_the_article(responsibility),))


def stance_of(catalogue: Catalogue, responsibility: str) -> Stance:
    """Whose it is by the expected owners of a catalogue."""
    owners = catalogue.owners(responsibility)
    sides = {catalogue.side(one) for one in owners} - {Side.NONE}
    if len(sides) > 1:
        return Stance.BOTH
    if sides:
        return Stance(sides.pop().value)
    if not owners:
        return Stance.NOT_COVERED
    return Stance.DEVELOPERS if _DEVELOPERS in owners else Stance.OTHERS


def _by_the_article(responsibility: str) -> Position:
    """As the shipped definition has it, where that cites the article: it speaks of Product Managers and Product Owners."""
    one = shipped_catalogue().responsibilities.get(responsibility)
    facts = [source for source in one.sources if ARTICLE_FACT.fullmatch(source)] if one else []
    stance = stance_of(shipped_catalogue(), responsibility)
    if not facts or stance not in (Stance.PRODUCT_MANAGER, Stance.PRODUCT_OWNER, Stance.BOTH):
        return Position(ARTICLE, Stance.NOT_COVERED)
    return Position(ARTICLE, stance, source=", ".join(facts))


@cache
def shipped_positions() -> Mapping[str, Positions]:
    """By responsibility. Raises CatalogueError, which names every fault."""
    return read_positions(SHIPPED)


def read_positions(path: Path) -> Mapping[str, Positions]:
    files = Folder(path)
    found: dict[str, Positions] = {}
    for number, values in enumerate(files.listing("positions.yaml"), 1):
        topic = values.get("topic", "") if isinstance(values, dict) else ""
        entry = Entry("position", topic or str(number), values, files.problems)
        entry.text("topic")
        told = Positions(topic, tuple(_positions(entry)))
        for key in entry.texts("responsibilities"):
            if key not in shipped_catalogue().responsibilities:
                known = shipped_catalogue().responsibilities
                entry.fault(("responsibilities",), unknown("responsibility", key, known), key)
            if key in found:
                entry.fault(("responsibilities",), f"“{key}” has positions already", key)
            found[key] = told
        entry.done()
    files.raise_problems()
    return found


def _positions(entry: Entry) -> Iterator[Position]:
    """One of the article and of each framework, in one order."""
    said = entry.mapping("positions")
    for name in (ARTICLE, *FRAMEWORKS):
        if name not in said:
            entry.fault(("positions",), f"says nothing of “{name}”")
        else:
            yield _position(name, said[name], entry.key, entry.problems)
    for name in said:
        if name not in (ARTICLE, *FRAMEWORKS):
            entry.fault(("positions",), unknown("framework", name, FRAMEWORKS), name)


def _position(name: str, values: Any, topic: str, problems: list[Problem]) -> Position:
    entry = Entry("position", f"{topic}, {name}", values, problems)
    stance = entry.choice("side", Stance, Stance.NOT_COVERED)
    remark, uncertain, facts = entry.text("remark"), entry.flag("uncertain"), entry.texts("facts")
    if stance is Stance.OTHERS and not remark:
        entry.fault(("side",), "says somebody else, and not who")
    if any(not ARTICLE_FACT.fullmatch(fact) for fact in facts):
        entry.fault(("facts",), "cites what is no fact of the article")
    if (name == ARTICLE) != bool(facts) and stance is not Stance.NOT_COVERED:
        entry.fault(("facts",), "the article is cited by facts, and a framework by its name")
    entry.done()
    source = ", ".join(facts) if name == ARTICLE else shipped_sources().get(name, "")
    return Position(name, stance, remark, uncertain, source)
