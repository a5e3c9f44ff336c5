"""What the catalogue's pages have in common: letters, the works they cite, and the answer to an unknown key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from organisations.parts.signs import letter_html
from roles.definitions.model import Catalogue, HandOff, Meaning, Responsibility
from roles.definitions.positions import WORDS, Position, Stance, positions_on, stance_of
from roles.definitions.reading import shipped_sources

LETTERS = {
    Meaning.ANSWERS: ("A", "answers"),
    Meaning.DOES: ("R", "does the work"),
    Meaning.SUPPORTS: ("S", "supports"),
    Meaning.ADVISES: ("C", "advises"),
    Meaning.INFORMED: ("I", "is informed"),
}


@dataclass(frozen=True, slots=True)
class ShownPositions:
    """``here``: whose it is by this catalogue. Each position with whether it says the same; None where that is not sure."""

    topic: str
    here: str
    lines: list[tuple[Position, bool | None]]


@dataclass(frozen=True, slots=True)
class ShownHandOff:
    hand_off: HandOff
    giving: Responsibility
    receiving: Responsibility


def letters_of(meanings: Collection[Meaning]) -> list[SafeString]:
    """The letters of RACI (and S) in the shapes of their meanings, heaviest first."""
    return [
        letter_html(letter, one.value, words)
        for one, (letter, words) in LETTERS.items()
        if one in meanings
    ]


def legend() -> list[tuple[SafeString, str]]:
    """Each letter of RACI with what it says."""
    return [
        (letter_html(letter, one.value), words)
        for one, (letter, words) in LETTERS.items()
        if one is not Meaning.SUPPORTS
    ]


def works_among(*sources: Iterable[str]) -> list[tuple[str, str]]:
    """The works beside the article that are cited, each with what it is."""
    cited = {one for group in sources for one in group}
    return [(name, what) for name, what in shipped_sources().items() if name in cited]


def by_area(
    catalogue: Catalogue, expected: Mapping[str, Any]
) -> list[tuple[str, list[tuple[Responsibility, Any]]]]:
    """What is said of responsibilities, under their areas."""
    found = []
    for area in catalogue.areas.values():
        rows = [
            (one, expected[one.key])
            for one in catalogue.responsibilities.values()
            if one.area == area.key and one.key in expected
        ]
        if rows:
            found.append((area.name, rows))
    return found


def shown_hand_offs(catalogue: Catalogue, hand_offs: Iterable[HandOff]) -> list[ShownHandOff]:
    known = catalogue.responsibilities
    return [ShownHandOff(one, known[one.giving], known[one.receiving]) for one in hand_offs]


def shown_positions(catalogue: Catalogue, responsibility: str) -> ShownPositions:
    found, here = positions_on(responsibility), stance_of(catalogue, responsibility)
    lines = [
        (
            one,
            None if one.uncertain or one.stance is Stance.NOT_COVERED else one.stance is here,
        )
        for one in found.positions
    ]
    words = "nobody in particular" if here is Stance.NOT_COVERED else WORDS[here]
    return ShownPositions(found.topic, words, lines)


def missing(request: HttpRequest, kind: str, key: str, known: Mapping[str, Any]) -> HttpResponse:
    """404 in words, with the nearest entries as links; ``known`` are roles or responsibilities."""
    names = {one.name.casefold(): one for one in known.values()}
    near = [known[one] for one in get_close_matches(key, known, n=3)]
    near += [names[one] for one in get_close_matches(key.casefold(), names, n=3)]
    context = {
        "section": "catalogue",
        "kind": kind,
        "key": key[:80],
        "near": list({one.key: one for one in near}.values()),
        "address": "roles" if kind == "role" else "responsibilities",
    }
    return render(request, "roles/missing.html", context, status=404)
