"""Who is meant by a name: somebody of the organisation, somebody new, or one of several, which is asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from teams.setup.answers import VACANT
from teams.setup.lines import ReadLine, State

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Somebody:
    """``key`` is that of a person of the organisation; ``identity`` tells all apart, the new ones included.

    ``choices``: (answer, words) where somebody else of that name may be meant; while ``is_open`` one must be chosen.
    """

    name: str = ""
    key: str | None = None
    identity: str = ""
    note: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    is_open: bool = False


def fold_name(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


class Register:
    """The people of an organisation, found by what others write. ``people``: key → name."""

    def __init__(self, people: Mapping[str, str]) -> None:
        self.people = people
        self.exact: dict[str, list[str]] = {}
        self.loose: dict[str, list[str]] = {}
        for key, name in people.items():
            self.exact.setdefault(fold_name(name), []).append(key)
            self.loose.setdefault(_without_accents(name), []).append(key)

    def find(self, name: str) -> list[str]:
        return self.exact.get(fold_name(name)) or self.loose.get(_without_accents(name)) or []

    def identify(self, lines: Iterable[ReadLine]) -> list[Somebody]:
        """Who sits on each line's seats. Equal names on several lines are one person unless it is said otherwise."""
        first_line: dict[str, int] = {}
        found = []
        for line in lines:
            if line.state is not State.READ or not line.person or line.who == VACANT:
                found.append(Somebody(line.person))
                continue
            somebody = self._identify(line, first_line)
            if somebody.identity:
                first_line.setdefault(somebody.identity, line.number)
            found.append(somebody)
        return found

    def _identify(self, line: ReadLine, first_line: Mapping[str, int]) -> Somebody:
        candidates = self.find(line.person)
        new = f"new:{fold_name(line.person)}"
        if line.who == OTHER:
            choices = self._choices(candidates, line.person, first_line.get(new))
            return Somebody(
                line.person, None, f"{new}#{line.stem}", "new, another of that name", choices
            )
        if line.who in candidates:
            choices = self._choices(candidates, line.person, None)
            return self._known(line.who, line.person, choices, first_line)
        if len(candidates) > 1:
            note = f"{len(candidates)} people are called {line.person}. Which of them is it?"
            choices = self._choices(candidates, line.person, None)
            return Somebody(line.person, None, "", note, choices, is_open=True)
        if candidates:
            choices = self._choices(candidates, line.person, None)
            return self._known(candidates[0], line.person, choices, first_line)
        if new in first_line:
            choices = self._choices([], line.person, first_line[new])
            return Somebody(
                line.person, None, new, f"the same as in line {first_line[new]}", choices
            )
        return Somebody(line.person, None, new)

    def _known(
        self,
        key: str,
        written: str,
        choices: tuple[tuple[str, str], ...],
        first_line: Mapping[str, int],
    ) -> Somebody:
        name, identity = self.people[key], f"key:{key}"
        note = "known already"
        if fold_name(name) != fold_name(written):
            note = f"known as {name}"
        if identity in first_line:
            note = f"the same as in line {first_line[identity]}"
        return Somebody(name, key, identity, note, choices)

    def _choices(
        self, candidates: list[str], written: str, same_as: int | None
    ) -> tuple[tuple[str, str], ...]:
        if len(candidates) > 1:
            known = [("", "Choose who it is")]
            known += [(key, f"{self.people[key]} ({key})") for key in candidates]
        else:
            known = [("", self.people[key]) for key in candidates]
        same = [("", f"The {written} of line {same_as}")] if same_as and not candidates else []
        return (*same, *known, (OTHER, f"Somebody new called {written}"))


def _without_accents(name: str) -> str:
    bare = unicodedata.normalize("NFKD", fold_name(name))
    return "".join(one for one in bare if not unicodedata.combining(one))
