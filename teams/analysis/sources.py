"""What rules cite, in words: facts of the source article (A1 to A60), and works beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from roles.definitions.comparison import shipped_contrasts
from roles.definitions.insights import shipped_insights
from roles.definitions.reading import ARTICLE_FACT, shipped_catalogue, shipped_sources

Statement = tuple[str, str]
"""Of whom or what, and a sentence."""

WORKS = {
    "RAM": "The literature on responsibility assignment matrices: Michael L. Smith and James Erwin, "
    "“Role & Responsibility Charting (RACI)”; Project Management Institute, PMBOK Guide",
    "Atlassian Team Playbook": "Atlassian, Team Playbook, the play “Roles and Responsibilities”: what a team agreed on is "
    "looked at again every three to six months",
    "ISO/IEC 27001": "ISO/IEC 27001:2022, Annex A, control 5.3, segregation of duties",
    "NIST SP 800-53": "NIST Special Publication 800-53, Revision 5, control AC-5, separation of duties",
}


def is_article_fact(source: str) -> bool:
    return ARTICLE_FACT.fullmatch(source) is not None


def statements(source: str) -> tuple[Statement, ...]:
    """What the source says; empty where it is not known."""
    if is_article_fact(source):
        return _facts().get(source, ())
    described = WORKS.get(source) or shipped_sources().get(source)
    return (("", described),) if described else ()


@cache
def _facts() -> dict[str, tuple[Statement, ...]]:
    """The facts as the shipped definitions say them; the roles' own sentences before those about several."""
    found: dict[str, list[Statement]] = {}
    for said in (_of_roles, _of_both, _of_responsibilities):
        spoken: dict[str, list[Statement]] = {}
        for source, whose, sentence in said():
            spoken.setdefault(source, []).append((whose, sentence))
        for source, sentences in spoken.items():
            found.setdefault(source, sentences)
    return {source: tuple(dict.fromkeys(sentences)) for source, sentences in found.items()}


def _of_roles() -> Iterator[tuple[str, str, str]]:
    for role in shipped_catalogue().roles.values():
        for sentence, source in role.statements:
            yield source, role.name, sentence


def _of_both() -> Iterator[tuple[str, str, str]]:
    for contrast in shipped_contrasts():
        for sentence, source in (*contrast.shared, *contrast.together):
            yield source, "", sentence
    for insight in shipped_insights().values():
        for sentence, source in insight.statements:
            yield source, insight.title, sentence


def _of_responsibilities() -> Iterator[tuple[str, str, str]]:
    for definition in shipped_catalogue().responsibilities.values():
        for source in definition.sources:
            yield source, definition.name, definition.description
