"""People and seats as somebody writes or pastes them, a line each: “Ana Díaz, Product Manager 80 %”.

No line is lost: each that is not empty is read, asked about, or left out; and no word of it is: what is neither person,
role nor share is kept as the seat's focus, or shown as not used.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from roles.definitions.keys import MAX_NAME, clean_name
from roles.definitions.model import Catalogue
from roles.definitions.recognise import folded, names_of, recognise_role
from teams.setup.shares import WrittenShare, take_shares

MOST_LINES = 100
MOST_CHARACTERS = 50_000
UNREADABLE = "\ufffd"
_BREAKS = re.compile(r"\r\n|\r|\n")
_BULLET = re.compile(r"^\s*(?:[-*•·‣◦–—+>]|\[[ xX]?\]|\d{1,3}[.)])\s+")
_SEPARATOR = re.compile(r"\t+|\s*[;,|:]\s*|\s+[–—-]+(?:\s+|$)|\s*[–—]\s*|\s*[()\[\]]\s*")
_JOINING = re.compile(r"\s+(?:and|und|et|y|e|as well as)\s+|\s*[&+/]\s*", re.IGNORECASE)
_AROUND = " \t.\"'“”„‘’«»*_"
_VACANT = frozenset(
    {"vacant", "open", "tbd", "tba", "tbc", "nn", "nobody", "noone", "unfilled", "hiring"}
    | {"free", "tohire", "vakant", "offen", "", "na", "none"}
)
_HEADINGS = frozenset(
    {"name", "names", "person", "people", "who", "role", "roles", "title", "position", "share"}
    | {"allocation", "fte", "time", "member", "teammember", "job", "jobtitle", "percent", "team"}
)


class State(StrEnum):
    READ = "read"
    OPEN = "open"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class ReadSeat:
    """``said``: the words in which the role stands; ``certain``: they are a name of it. ``chosen``: by hand."""

    role: str
    said: str
    certain: bool
    allocation: int | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line. While it is open it stands for no seat. ``person`` is empty where the seats are vacant.

    ``stem`` is what answers are kept by: the same after a change of the share or of blanks.
    """

    number: int
    text: str
    stem: str
    state: State
    person: str = ""
    seats: tuple[ReadSeat, ...] = ()
    focus: str = ""
    asks: str = ""
    """What is open about it, or why it is left out."""
    wrong_name: str = ""
    """What is wrong with the name: only another line, or a vacant seat, puts it right."""
    proposed: tuple[str, ...] = ()
    """Roles that it may be, the likeliest first."""
    notes: tuple[str, ...] = ()
    who: str = ""
    """Who of several is meant, once that was said."""


@dataclass(slots=True)
class _Parts:
    """A line taken apart. ``roles``: key, words, certain."""

    names: list[str] = field(default_factory=list)
    roles: list[tuple[str, str, bool]] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)


def read_lines(text: str, catalogue: Catalogue) -> list[ReadLine]:
    """Each line that is not empty, as it stands; at most MOST_LINES of them."""
    reader = _Reader(catalogue)
    seen: Counter[str] = Counter()
    found = []
    for number, line in numbered_lines(text)[:MOST_LINES]:
        bare, shares = take_shares(_BULLET.sub("", line))
        stem = " ".join(bare.split()).casefold()
        seen[stem] += 1
        stem = f"{stem}#{seen[stem]}" if seen[stem] > 1 else stem
        found.append(reader.read(number, line, stem, bare, shares))
    return found


def numbered_lines(text: str) -> list[tuple[int, str]]:
    """The lines that are not empty, with the numbers that they have on the page."""
    lines = enumerate(_BREAKS.split(text), 1)
    return [(number, line.strip()) for number, line in lines if line.strip()]


def name_problem(name: str) -> str:
    """What is wrong with somebody's name, in words; empty where nothing is."""
    try:
        clean = clean_name(name)
    except ValueError as error:
        return str(error)
    if UNREADABLE in clean:
        return "A character of the name could not be read."
    return "" if any(map(str.isalnum, clean)) else "A name has at least one letter."


def is_vacant(words: str) -> bool:
    return folded(words) in _VACANT


class _Reader:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.known = {
            folded(name): role.key for role in catalogue.roles.values() for name in names_of(role)
        }

    def read(
        self, number: int, text: str, stem: str, bare: str, shares: list[WrittenShare]
    ) -> ReadLine:
        pieces = [piece.strip(_AROUND) for piece in _SEPARATOR.split(bare) if piece]
        pieces = [piece for piece in pieces if piece]
        if len(pieces) > 1 and all(folded(piece) in _HEADINGS for piece in pieces):
            return ReadLine(number, text, stem, State.OUT, asks="Left out: a row of headings.")
        parts = self.take_apart(pieces, tabbed="\t" in bare)
        person, focus, notes = _named(parts)
        notes = [*notes, *_of_shares(parts, shares)]
        problem = name_problem(person) if person else ""
        seats = _seats(parts, shares)
        state = State.READ if seats and not problem else State.OPEN
        return ReadLine(
            number,
            text,
            stem,
            state,
            person if problem or not person else clean_name(person),
            seats,
            focus,
            problem or ("" if seats else self.question(parts)),
            problem,
            () if seats and all(seat.certain for seat in seats) else self.proposals(parts),
            tuple(notes),
        )

    def take_apart(self, pieces: list[str], *, tabbed: bool) -> _Parts:
        """Roles that are certain come first; where there is none, what is near to one; the rest are names."""
        parts = _Parts()
        for piece in pieces:
            roles = self.certain(piece)
            if roles:
                parts.roles += roles
            elif not is_vacant(piece):
                parts.names.append(piece)
        if not parts.roles:
            self.within_a_name(parts)
        if not parts.roles:
            self.near_a_role(parts, range(len(parts.names) - 1, -1, -1))
        else:
            self.near_a_role(parts, range(len(parts.names) - 1, 0, -1))
        if tabbed and len(parts.names) == 2 and all(_is_word(name) for name in parts.names):
            parts.names = [" ".join(parts.names)]
        return parts

    def certain(self, piece: str) -> list[tuple[str, str, bool]]:
        """The roles that a piece names by their names, one or several joined by “and”."""
        if found := self.known.get(folded(piece)):
            return [(found, piece, True)]
        words = [part.strip(_AROUND) for part in _JOINING.split(piece)]
        roles = [self.known.get(folded(word)) for word in words]
        if len(words) < 2 or not all(roles):
            return []
        return [(role, word, True) for role, word in zip(roles, words, strict=True) if role]

    def within_a_name(self, parts: _Parts) -> None:
        """“Ana Díaz Product Manager”, “PO Bo Lund”: a role's name at either end of a name."""
        for at, name in enumerate(parts.names):
            words = name.split()
            for cut in range(1, len(words)):
                head, tail = " ".join(words[:cut]), " ".join(words[cut:])
                for role, rest in ((tail, head), (head, tail)):
                    if found := self.known.get(folded(role)):
                        parts.roles.append((found, role, False))
                        parts.names[at : at + 1] = [] if is_vacant(rest) else [rest]
                        return

    def near_a_role(self, parts: _Parts, places: range) -> None:
        """One name less, and one role that is close to it more."""
        for at in places:
            found = recognise_role(parts.names[at], self.catalogue)
            if found.role:
                parts.roles.append((found.role, parts.names.pop(at), found.certain))
                return

    def question(self, parts: _Parts) -> str:
        if len(parts.names) > 1:
            return f"“{parts.names[-1]}” is no role that Remit knows. Which role is it?"
        return "No role is named. Which role is it?"

    def proposals(self, parts: _Parts) -> tuple[str, ...]:
        said = [words for _, words, _ in parts.roles] or parts.names[-1:]
        found = (
            role for words in said for role in recognise_role(words, self.catalogue).candidates
        )
        return tuple(dict.fromkeys([*(role for role, _, _ in parts.roles), *found]))


def _named(parts: _Parts) -> tuple[str, str, list[str]]:
    """Person, focus, and what is to be said about the words that are left."""
    names = [name for name in parts.names if "@" not in name]
    unused = [name for name in parts.names if "@" in name]
    notes = []
    if parts.roles and len(names) == 2 and all(_is_word(name) for name in names):
        names = [f"{names[1]} {names[0]}"]
        notes.append("read as surname, first name")
    person, rest = (names[0], names[1:]) if names else ("", [])
    if not parts.roles:
        rest = []
    focus = ", ".join(rest)
    if focus and (len(focus) > MAX_NAME or name_problem(focus)):
        unused, focus = [*unused, focus], ""
    if focus:
        notes.append(f"“{focus}” is kept as the focus")
    if unused:
        notes.append(f"not used: “{'”, “'.join(unused)}”")
    return person, focus, notes


def _seats(parts: _Parts, shares: list[WrittenShare]) -> tuple[ReadSeat, ...]:
    """A seat for each role, said twice or not; one share for two roles is divided."""
    roles = list(
        {role: (role, said, certain) for role, said, certain in reversed(parts.roles)}.values()
    )
    roles.reverse()
    values = [share.percent for share in shares if not share.problem]
    if len(values) == 1 and len(roles) > 1:
        each, rest = divmod(values[0], len(roles))
        values = [each + (1 if at < rest else 0) for at in range(len(roles))]
    return tuple(
        ReadSeat(role, said, certain, values[at] if at < len(values) else None)
        for at, (role, said, certain) in enumerate(roles)
    )


def _of_shares(parts: _Parts, shares: list[WrittenShare]) -> Iterator[str]:
    roles = {role for role, _, _ in parts.roles}
    good = [share for share in shares if not share.problem]
    yield from (share.problem for share in shares if share.problem)
    if len(roles) > 1 and len(good) == 1:
        yield f"{good[0].said} is divided between the {len(roles)} seats, please check"
    for share in good[max(len(roles), 1) :]:
        yield f"not used: “{share.said}”"


def _is_word(name: str) -> bool:
    return len(name.split()) == 1
