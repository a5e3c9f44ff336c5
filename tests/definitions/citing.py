"""Every text of the shipped definitions, with the sources that its entry cites for it."""

from collections.abc import Iterator

from roles.definitions.comparison import shipped_contrasts
from roles.definitions.insights import shipped_insights
from roles.definitions.reading import shipped_catalogue

Cited = tuple[tuple[str, ...], str]


def cited_texts() -> Iterator[Cited]:
    catalogue = shipped_catalogue()
    for described in (catalogue.areas, catalogue.skills, catalogue.responsibilities):
        for entry in described.values():
            yield entry.sources, f"{entry.name}\n{entry.description}"
    for role in catalogue.roles.values():
        yield from _statements(role.statements)
    for hand_off in catalogue.hand_offs:
        yield hand_off.sources, hand_off.passes
    for insight in shipped_insights().values():
        yield from _statements(insight.statements)
    for contrast in shipped_contrasts():
        yield from _statements((*contrast.shared, *contrast.together))
        for difference in contrast.differences:
            yield (difference.source,), f"{difference.name}\n{difference.one}\n{difference.other}"


def _statements(statements: tuple[tuple[str, str], ...]) -> Iterator[Cited]:
    for sentence, source in statements:
        yield (source,), sentence
