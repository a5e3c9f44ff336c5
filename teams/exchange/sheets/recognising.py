"""Which scheme a table uses: by its letters, by what it calls itself, and by what its legend says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from roles.definitions.model import Meaning
from teams.exchange.sheets.codes import CodeReader, parts_of
from teams.exchange.sheets.legend import Legend
from teams.exchange.sheets.sureness import Sureness, Taken
from teams.matrix.schemes import DACI, RACI, RAPID, RASCI, SCHEMES, Letter, Scheme

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


@dataclass(frozen=True)
class Recognised:
    """``texts``: letters and words of the file that mean a letter of the scheme by another name, as its legend says."""

    scheme: Scheme
    sureness: Sureness
    reason: str
    texts: Mapping[str, str] = field(default_factory=dict)
    taken: tuple[Taken, ...] = ()


def recognise_scheme(
    cells: Iterable[str], titles: Iterable[str], legend: Legend, chosen: Scheme | None = None
) -> Recognised:
    """``titles``: names and headings in which somebody may have said it. ``chosen``: what a person said it is."""
    parts = _count_parts(cells)
    scheme, sureness, reason = _scheme(parts, titles, legend)
    if chosen is not None:
        scheme, sureness, reason = chosen, Sureness.CERTAIN, "you said so"
    texts: dict[str, str] = {}
    taken = []
    for part in parts:
        explained = legend.get(part)
        if explained is None or explained.meaning is None:
            continue
        if scheme.meanings.get(part.upper()) == explained.meaning:
            continue
        letter = scheme.letter_for(explained.meaning)
        if letter is not None:
            texts[part] = letter
            reason_of = f"the file says “{explained.says}”"
            taken.append(Taken(f"“{part}”", letter, Sureness.LIKELY, reason_of))
    return Recognised(scheme, sureness, reason, texts, tuple(taken))


def _scheme(
    parts: Counter[str], titles: Iterable[str], legend: Legend
) -> tuple[Scheme, Sureness, str]:
    reader = CodeReader(ANY)
    letters = {
        letter for part in parts if reader.reads(part) for letter in reader.read(part).letters
    }
    named = next((match[1].casefold() for title in titles if (match := _NAMED.search(title))), None)
    if named and letters <= set(SCHEMES[named].meanings):
        return SCHEMES[named], Sureness.CERTAIN, f"it is called {SCHEMES[named].name}"
    shown = ", ".join(sorted(letters))
    by_letters = f"its letters are {shown}"
    if {"P", "D"} <= letters and letters <= set(RAPID.meanings):
        return RAPID, Sureness.LIKELY, by_letters
    if {"D", "A"} <= letters and not letters & {"R", "S", "P"}:
        return DACI, Sureness.LIKELY, by_letters
    meant = {legend[part].meaning for part in parts if part in legend}
    if "S" in letters or Meaning.SUPPORTS in meant:
        sure = Sureness.CERTAIN if {"R", "A"} <= letters else Sureness.LIKELY
        return RASCI, sure, by_letters
    if not letters:
        return RACI, Sureness.GUESSED, "it has no letters that say otherwise"
    is_plain = letters <= set(RACI.meanings) and {"R", "A"} <= letters
    return RACI, Sureness.CERTAIN if is_plain else Sureness.LIKELY, by_letters


def _count_parts(cells: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text, times in Counter(cells).items():
        for part in parts_of(text):
            found[part.casefold()] += times
    return found


def usual_letter(part: str, scheme: Scheme) -> str | None:
    """What a letter or word that the scheme does not have would be in it, going by other schemes and languages."""
    reader = CodeReader(ANY)
    if not reader.reads(part):
        return None
    meanings = [ANY.meanings[one] for one in reader.read(part).letters]
    letters = [letter for one in meanings if (letter := scheme.letter_for(one))]
    return scheme.write(scheme.ordered(letters)) if len(letters) == len(meanings) else None
