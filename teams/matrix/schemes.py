"""Schemes: which letters a matrix uses, and what each of them means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from roles.definitions.model import Meaning

Letters = tuple[str, ...]
"""The letters of one cell, heaviest meaning first, without repetition."""

_WEIGHT = {meaning: weight for weight, meaning in enumerate(Meaning)}


class UnreadableCell(ValueError):
    """A cell's text has something that is no letter of the scheme."""


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    meaning: Meaning
    words: str


@dataclass(frozen=True)
class Scheme:
    key: str
    name: str
    letters: tuple[Letter, ...]

    @cached_property
    def meanings(self) -> dict[str, Meaning]:
        return {letter.letter: letter.meaning for letter in self.letters}

    @cached_property
    def _rank(self) -> dict[str, tuple[int, int]]:
        return {one.letter: (_WEIGHT[one.meaning], place) for place, one in enumerate(self.letters)}

    @cached_property
    def _by_meaning(self) -> dict[Meaning, str]:
        found: dict[Meaning, str] = {}
        for one in reversed(self.letters):
            found[one.meaning] = one.letter
        if self.key == "rapid":
            found[Meaning.ADVISES] = "I"
        return found

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {letter.letter.casefold(): letter.letter for letter in self.letters}

    def is_like(self, other: Scheme) -> bool:
        """Whether a letter of one says the same in the other; names and words may differ."""
        return self.key == other.key and self._rank == other._rank

    def letter_for(self, meaning: Meaning) -> str | None:
        """The letter that is written for a meaning; None where the scheme has none."""
        return self._by_meaning.get(meaning)

    def letters_for(self, meanings: Iterable[Meaning]) -> Letters:
        """The cell that says these meanings; those without a letter are left out."""
        return self.ordered(
            letter for meaning in meanings if (letter := self._by_meaning.get(meaning))
        )

    def ordered(self, letters: Iterable[str]) -> Letters:
        """Letters of this scheme, heavier meaning first. Raises UnreadableCell at a foreign one."""
        unique = set(letters)
        unknown = sorted(unique - self._rank.keys())
        if unknown:
            known = ", ".join(self._rank)
            raise UnreadableCell(
                f"“{unknown[0]}” is no letter of {self.name}; its letters are {known}."
            )
        return tuple(sorted(unique, key=self._rank.__getitem__))

    def parse(self, text: str) -> Letters:
        """Read a cell as people write it: “A/R”, “R, A”, “ra”. Raises UnreadableCell."""
        found: list[str] = []
        for part in text.replace(",", "/").replace("+", "/").replace(" ", "/").split("/"):
            if not part:
                continue
            whole = self._folded.get(part.casefold())
            found.extend([whole] if whole else (self._folded.get(c.casefold(), part) for c in part))
        return self.ordered(found)

    def write(self, letters: Letters) -> str:
        """Joined where all letters of the cell are one character, else with “/”."""
        return ("" if all(len(letter) == 1 for letter in letters) else "/").join(letters)


def _scheme(key: str, name: str, *letters: tuple[str, Meaning, str]) -> Scheme:
    return Scheme(key, name, tuple(Letter(*one) for one in letters))


RACI = _scheme(
    "raci",
    "RACI",
    ("A", Meaning.ANSWERS, "Accountable: answers for it"),
    ("R", Meaning.DOES, "Responsible: does the work"),
    ("C", Meaning.ADVISES, "Consulted: advises before it is done"),
    ("I", Meaning.INFORMED, "Informed: hears of it"),
)
RASCI = _scheme(
    "rasci",
    "RASCI",
    ("A", Meaning.ANSWERS, "Accountable: answers for it"),
    ("R", Meaning.DOES, "Responsible: does the work"),
    ("S", Meaning.SUPPORTS, "Supports: helps to do the work"),
    ("C", Meaning.ADVISES, "Consulted: advises before it is done"),
    ("I", Meaning.INFORMED, "Informed: hears of it"),
)
DACI = _scheme(
    "daci",
    "DACI",
    ("A", Meaning.ANSWERS, "Approver: answers for it"),
    ("D", Meaning.DOES, "Driver: does the work"),
    ("C", Meaning.ADVISES, "Contributor: advises before it is done"),
    ("I", Meaning.INFORMED, "Informed: hears of it"),
)
RAPID = _scheme(
    "rapid",
    "RAPID",
    ("D", Meaning.ANSWERS, "Decide: answers for it"),
    ("P", Meaning.DOES, "Perform: does the work"),
    ("R", Meaning.SUPPORTS, "Recommend: supports with a proposal"),
    ("A", Meaning.ADVISES, "Agree: advises, and must be heard"),
    ("I", Meaning.ADVISES, "Input: advises before it is done"),
)
SCHEMES = {scheme.key: scheme for scheme in (RACI, RASCI, DACI, RAPID)}
