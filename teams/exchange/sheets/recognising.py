"""Which scheme a table uses, by the letters in it and by what it calls itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from roles.definitions.model import Meaning
from teams.exchange.sheets.codes import CodeReader
from teams.matrix.schemes import DACI, RACI, RAPID, RASCI, SCHEMES, Letter, Scheme, UnreadableCell

ANY = Scheme(
    "any",
    "any scheme",
    (
        Letter("A", Meaning.ANSWERS, "accountable"),
        Letter("R", Meaning.DOES, "responsible"),
        Letter("D", Meaning.DOES, "driver"),
        Letter("P", Meaning.DOES, "perform"),
        Letter("S", Meaning.SUPPORTS, "supports"),
        Letter("C", Meaning.ADVISES, "consulted"),
        Letter("I", Meaning.INFORMED, "informed"),
    ),
)
"""All letters of the shipped schemes, to tell letters from other text before the scheme is known."""
_NAMED = re.compile(r"\b(RASCI|RACI|DACI|RAPID)\b", re.IGNORECASE)


def recognise_scheme(cells: Iterable[str], titles: Iterable[str]) -> tuple[Scheme, str]:
    """The scheme, and why. ``titles``: names and headings in which somebody may have said it."""
    counted = count_letters(cells)
    letters = set(counted)
    named = next((match[1].casefold() for title in titles if (match := _NAMED.search(title))), None)
    if named and letters <= set(SCHEMES[named].meanings):
        return SCHEMES[named], f"it is called {SCHEMES[named].name}"
    shown = ", ".join(sorted(letters))
    if {"P", "D"} <= letters and letters <= set(RAPID.meanings):
        return RAPID, f"its letters are {shown}"
    if {"D", "A"} <= letters and not letters & {"R", "S", "P"}:
        return DACI, f"its letters are {shown}"
    if "S" in letters:
        return RASCI, f"its letters are {shown}"
    return RACI, f"its letters are {shown}" if letters else "it has no letters that say otherwise"


def count_letters(cells: Iterable[str]) -> Counter[str]:
    reader = CodeReader(ANY)
    found: Counter[str] = Counter()
    for text, times in Counter(cells).items():
        try:
            for letter in reader.read(text).letters:
                found[letter] += times
        except UnreadableCell:
            continue
    return found
