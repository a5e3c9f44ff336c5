"""Letters as a spreadsheet shows them: each meaning by weight and border, and only then by colour."""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Meaning
from teams.exchange.writing.book import ACCENT, ACCENT_SOFT, EDGE, INK, INK_2
from teams.exchange.writing.text_width import utf16_length
from teams.matrix.schemes import Letter, Scheme

LOOKS: dict[Meaning, dict[str, object]] = {
    Meaning.ANSWERS: {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": ACCENT,
        "border": 1,
        "border_color": INK,
    },
    Meaning.DOES: {
        "bold": True,
        "font_color": ACCENT,
        "bg_color": ACCENT_SOFT,
        "border": 1,
        "border_color": ACCENT,
    },
    Meaning.SUPPORTS: {"underline": 1, "font_color": INK, "border": 4, "border_color": INK_2},
    Meaning.ADVISES: {"font_color": INK, "border": 4, "border_color": EDGE},
    Meaning.INFORMED: {"font_color": INK_2, "bottom": 1, "bottom_color": EDGE},
}
LONGEST_LIST = 255
"""UTF-16 code units that a drop-down of a spreadsheet can hold."""


def heaviest_first(scheme: Scheme) -> Iterator[tuple[Letter, dict[str, object]]]:
    """Each letter with its look, in the order in which the first that fits is shown."""
    for letter in by_weight(scheme):
        yield letter, LOOKS[letter.meaning]


def by_weight(scheme: Scheme) -> list[Letter]:
    weight = {meaning: place for place, meaning in enumerate(Meaning)}
    return sorted(scheme.letters, key=lambda one: weight[one.meaning])


def holds(scheme: Scheme, letter: str, cell: str) -> str:
    """The formula that says whether the cell holds the letter, whatever else stands in it."""
    longer = [_quoted(one.letter) for one in scheme.letters if len(one.letter) > 1]
    inside = f"ISNUMBER(FIND({_quoted(letter)},{cell}))"
    if not longer:
        return f"={inside}"
    between_strokes = f'ISNUMBER(FIND({_quoted(f"/{letter}/")},"/"&{cell}&"/"))'
    if len(letter) > 1:
        return f"={between_strokes}"
    joined = ",".join(
        [f'ISERROR(FIND("/",{cell}))', *(f"{cell}<>{other}" for other in longer), inside]
    )
    return f"=OR({between_strokes},AND({joined}))"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def choices(scheme: Scheme) -> list[str]:
    """What a drop-down offers: each letter, and who answers and does in one."""
    first = [
        scheme.write(scheme.ordered((one.letter, other.letter)))
        for one in scheme.letters
        for other in scheme.letters
        if one.meaning is Meaning.ANSWERS and other.meaning is Meaning.DOES
    ]
    offered = [*first, *(one.letter for one in scheme.letters)]
    while utf16_length(",".join(offered)) > LONGEST_LIST:
        offered.pop()
    return offered
