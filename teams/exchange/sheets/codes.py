"""Cells as people write them: letters of a scheme, words for them, signs for nothing, remarks, and what is neither."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from teams.exchange.sheets.words import WORDS, plain_word
from teams.matrix.schemes import Letter, Letters, Scheme, UnreadableCell

NOTHING = frozenset(
    {"", "-", "–", "—", "−", "/", "n/a", "na", "n.a.", "none", ".", "...", "…", "--", "---"}
)
_BETWEEN = frozenset(
    [
        "et",
        "and",
        "und",
        "y",
        "en",
        "e",
        "ed",
        "or",
        "ou",
        "oder",
        "of",
        "is",
        "be",
        "to",
        "wird",
        "werden",
        "zu",
        "être",
        "est",
        "es",
    ]
)
_LOOK_ALIKES = str.maketrans(
    {"А": "A", "С": "C", "Ѕ": "S", "І": "I", "а": "a", "с": "c", "ѕ": "s", "і": "i"}
)
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_SEPARATORS = re.compile(r"[\s/,+&;|]+")
_MARKS = "*_`†‡§¹²³⁴⁵⁶⁷⁸⁹⁰"
_NUMBERED = re.compile(r"([A-Za-z]{1,3})(\d{1,2})")
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Code:
    """``remark``: what stood beside the letters, such as “P1 only”."""

    letters: Letters
    remark: str = ""


class NotLetters(UnreadableCell):
    """``parts``: what would have to be explained for the text to be read; none where that would not help."""

    def __init__(self, why: str, parts: tuple[str, ...] = ()) -> None:
        super().__init__(why)
        self.parts = parts


class CodeReader:
    """Reads the cells of one table; equal texts are read once. ``texts``: what texts and parts of them stand for."""

    def __init__(self, scheme: Scheme, texts: Mapping[str, str] | None = None) -> None:
        self.scheme = scheme
        self._letters = {one.letter.casefold(): one.letter for one in scheme.letters}
        self._words = _words_of(scheme)
        self._said: dict[str, tuple[str, ...]] = {
            _key(text): scheme.parse(letters) for text, letters in (texts or {}).items()
        }
        self._known: dict[str, Code | NotLetters] = {}

    def look(self, text: str) -> Code | NotLetters:
        """What the text says, or why it says nothing."""
        found = self._known.get(text)
        if found is None:
            try:
                found = self._read(text)
            except NotLetters as error:
                found = error
            self._known[text] = found
        return found

    def read(self, text: str) -> Code:
        """Raises NotLetters, which says why."""
        found = self.look(text)
        if isinstance(found, NotLetters):
            raise NotLetters(str(found), found.parts)
        return found

    def reads(self, text: str) -> bool:
        """Whether the text holds letters."""
        found = self.look(text)
        return isinstance(found, Code) and bool(found.letters)

    def _read(self, text: str) -> Code:
        plain = " ".join(unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKES).split())
        said = self._said.get(_key(plain))
        if said is not None:
            return Code(said)
        if plain.casefold() in self._letters:
            return Code((self._letters[plain.casefold()],))
        if is_nothing(text):
            return Code(())
        plain, remark = _without_remark(plain)
        if len(plain) > LONGEST:
            raise NotLetters("This is a sentence, not letters.")
        found: list[str] = []
        unknown: list[str] = []
        for part in _SEPARATORS.split(plain):
            letters = self._part(part)
            if letters is None:
                unknown.append(part.strip(_MARKS) or part)
            else:
                found += letters
        if unknown:
            raise NotLetters(self._why(unknown), tuple(dict.fromkeys(unknown)))
        return Code(self.scheme.ordered(found), remark)

    def _part(self, part: str) -> Iterable[str] | None:
        said = self._said.get(_key(part))
        if said is not None:
            return said
        bare = part.strip(_MARKS)
        part = bare.casefold()
        if not part:
            return ()
        said = self._said.get(_key(part))
        if said is not None:
            return said
        if part in self._letters:
            return (self._letters[part],)
        if part in _BETWEEN:
            return ()
        word = self._words.get(plain_word(part))
        if word is not None:
            return (word,)
        numbered = _NUMBERED.fullmatch(part)
        letters = numbered[1] if numbered else part
        if len(set(letters)) == len(letters) and all(one in self._letters for one in letters):
            return [self._letters[one] for one in letters]
        return None

    def _why(self, parts: list[str]) -> str:
        known = ", ".join(one.letter for one in self.scheme.letters)
        return f"“{parts[0]}” is no letter of {self.scheme.name} ({known})."


def parts_of(text: str) -> list[str]:
    """“R, A*” → R, A; a sentence has none."""
    plain = " ".join(unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKES).split())
    bare = _without_remark(plain)[0]
    if len(bare) > LONGEST:
        return []
    return [one for part in _SEPARATORS.split(bare) if (one := part.strip(_MARKS) or part)]


def is_nothing(text: str) -> bool:
    """Blank, or a sign that people write for nothing."""
    return " ".join(text.split()).strip("*_` ").casefold() in NOTHING


def _without_remark(text: str) -> tuple[str, str]:
    """“A (for level 3)” → “A”, “for level 3”; what stands alone in brackets is no remark."""
    bare = _BRACKETS.sub(" ", text).strip(_MARKS + " ")
    if not bare:
        return text.strip("()[] "), ""
    remarks = [first or second for first, second in _BRACKETS.findall(text)]
    return bare, "; ".join(one.strip() for one in remarks if one.strip())


def _key(text: str) -> str:
    return text.replace("\ufe0f", "").strip("_` ").casefold()


def _words_of(scheme: Scheme) -> dict[str, str]:
    found = {
        word: letter for word, meaning in WORDS.items() if (letter := scheme.letter_for(meaning))
    }
    return found | {plain_word(_first_word(one)): one.letter for one in scheme.letters}


def _first_word(letter: Letter) -> str:
    return letter.words.partition(":")[0].strip().casefold()
