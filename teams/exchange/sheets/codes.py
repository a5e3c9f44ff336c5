"""Cells as people write them: letters of a scheme, words for them, signs for nothing, remarks, and what is neither."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from roles.definitions.model import Meaning
from teams.matrix.schemes import Letter, Letters, Scheme, UnreadableCell

NOTHING = frozenset(
    {"", "-", "–", "—", "−", "/", "n/a", "na", "n.a.", "none", ".", "...", "…", "--", "---"}
)
_WORDS = {
    "accountable": Meaning.ANSWERS,
    "answers": Meaning.ANSWERS,
    "approver": Meaning.ANSWERS,
    "approves": Meaning.ANSWERS,
    "responsible": Meaning.DOES,
    "driver": Meaning.DOES,
    "support": Meaning.SUPPORTS,
    "supports": Meaning.SUPPORTS,
    "supportive": Meaning.SUPPORTS,
    "supporting": Meaning.SUPPORTS,
    "consult": Meaning.ADVISES,
    "consulted": Meaning.ADVISES,
    "contributor": Meaning.ADVISES,
    "inform": Meaning.INFORMED,
    "informed": Meaning.INFORMED,
}
_BETWEEN = frozenset({"et", "and", "und", "y", "en"})
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


class CodeReader:
    """Reads the cells of one table; equal texts are read once."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._letters = {one.letter.casefold(): one.letter for one in scheme.letters}
        self._words = _words_of(scheme)
        self._known: dict[str, Code | str] = {}

    def read(self, text: str) -> Code:
        """Raises UnreadableCell, which says why."""
        found = self._known.get(text)
        if found is None:
            try:
                found = self._read(text)
            except UnreadableCell as error:
                found = str(error)
            self._known[text] = found
        if isinstance(found, str):
            raise UnreadableCell(found)
        return found

    def reads(self, text: str) -> bool:
        """Whether the text holds letters."""
        try:
            return bool(self.read(text).letters)
        except UnreadableCell:
            return False

    def _read(self, text: str) -> Code:
        plain = " ".join(unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKES).split())
        if plain.casefold() in self._letters:
            return Code((self._letters[plain.casefold()],))
        if is_nothing(text):
            return Code(())
        plain, remark = _without_remark(plain)
        if len(plain) > LONGEST:
            raise UnreadableCell("This is a sentence, not letters.")
        found = [letter for part in _SEPARATORS.split(plain) for letter in self._part(part)]
        return Code(self.scheme.ordered(found), remark)

    def _part(self, part: str) -> list[str]:
        part = part.strip(_MARKS).casefold()
        if not part or part in _BETWEEN:
            return []
        if part in self._letters:
            return [self._letters[part]]
        if part in self._words:
            return [self._words[part]]
        numbered = _NUMBERED.fullmatch(part)
        letters = numbered[1] if numbered else part
        if len(set(letters)) == len(letters) and all(one in self._letters for one in letters):
            return [self._letters[one] for one in letters]
        known = ", ".join(one.letter for one in self.scheme.letters)
        raise UnreadableCell(f"“{part}” is no letter of {self.scheme.name} ({known}).")


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


def _words_of(scheme: Scheme) -> dict[str, str]:
    found = {
        word: letter for word, meaning in _WORDS.items() if (letter := scheme.letter_for(meaning))
    }
    return found | {_first_word(one): one.letter for one in scheme.letters}


def _first_word(letter: Letter) -> str:
    return letter.words.partition(":")[0].strip().casefold()
