"""An organisation's own schemes, and its own words for the letters of the shipped ones; as JSON keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from roles.definitions.model import Meaning
from teams.matrix.schemes import SCHEMES, Letter, Scheme

LONGEST_LETTER = 3
MOST_LETTERS = 12
NEEDED = (Meaning.ANSWERS, Meaning.DOES)


class BadScheme(ValueError):
    """Letters that cannot be a scheme; the text says why."""


def schemes_from_record(record: Iterable[Mapping[str, Any]]) -> dict[str, Scheme]:
    """The shipped schemes, in the organisation's words where it has its own, and its own schemes after them."""
    found = dict(SCHEMES)
    for one in record:
        found[one["key"]] = scheme_from_record(one)
    return found


def scheme_from_record(record: Mapping[str, Any]) -> Scheme:
    letters = tuple(
        Letter(one["letter"], Meaning(one["meaning"]), one["words"]) for one in record["letters"]
    )
    return Scheme(record["key"], record["name"], letters)


def scheme_to_record(scheme: Scheme) -> dict[str, Any]:
    return {
        "key": scheme.key,
        "name": scheme.name,
        "letters": [
            {"letter": one.letter, "meaning": one.meaning.value, "words": one.words}
            for one in scheme.letters
        ],
    }


def with_words(scheme: Scheme, words: Mapping[str, str]) -> Scheme:
    """The scheme with other words for its letters; a letter without any keeps its own."""
    return replace(
        scheme,
        letters=tuple(
            replace(one, words=words.get(one.letter) or one.words) for one in scheme.letters
        ),
    )


def make_scheme(key: str, name: str, letters: Sequence[Letter]) -> Scheme:
    """Raises BadScheme, in words, for letters that could not be told apart or that leave nobody to answer or to do."""
    seen: set[str] = set()
    for one in letters:
        if not 0 < len(one.letter) <= LONGEST_LETTER or any(c in " /,\t\n" for c in one.letter):
            raise BadScheme(
                f"“{one.letter}” cannot be a letter: one to three characters, without a blank, “/” or “,”."
            )
        if one.letter.casefold() in seen:
            raise BadScheme(f"“{one.letter}” stands there twice.")
        seen.add(one.letter.casefold())
    held = {one.meaning for one in letters}
    missing = [meaning.value for meaning in NEEDED if meaning not in held]
    if missing:
        raise BadScheme(f"No letter says that somebody {' or '.join(missing)}.")
    return Scheme(key, name, tuple(letters))
