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
LONGEST_LINE = 1000
UNREADABLE = "\ufffd"
_BREAKS = re.compile(r"\r\n|\r|\n")
_BULLET = re.compile(r"^\s*(?:[-*•·‣◦–—+>]|\[[ xX]?\]|\d{1,3}[.)])\s+")
_SEPARATOR = re.compile(r"\t+|\s*[;,|:]\s*|\s+[–—-]+(?:\s+|$)|\s*[()\[\]]\s*")
_TIGHT_SEPARATOR = re.compile(rf"{_SEPARATOR.pattern}|[–—]")
"""“Bo—PO”; yet “Müller–Lüdenscheidt” is one name."""
_JOINING = re.compile(r"\s+(?:and|und|et|y|e|as well as)\s+|\s*[&+/]\s*", re.IGNORECASE)
_AROUND = " \t.\"'“”„‘’«»*_"
_VACANT = frozenset(
    {"vacant", "open", "tbd", "tba", "tbc", "nn", "nobody", "noone", "unfilled", "hiring"}
    | {"free", "tohire", "vakant", "offen", "na", "none"}
)
_SHORT = 4
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
    share: int | None = None
    """The first share that is written, for an open line too."""
    is_one_piece: bool = False
    """Nothing tells where a name ends and a role begins."""
    who: str = ""
    """Who is meant, once that was said: see people.py."""


@dataclass(slots=True)
class _Parts:
    """A line taken apart. ``roles``: key, words, certain."""

    names: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """Which piece of the line each name is."""
    roles: list[tuple[str, str, bool]] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    turned: bool = False
    """“Díaz, Ana” was read as Ana Díaz."""


def read_lines(text: str, catalogue: Catalogue) -> list[ReadLine]:
    """Each line that is not empty, as it stands; at most MOST_LINES of them."""
    reader = _Reader(catalogue)
    seen: Counter[str] = Counter()
    found = []
    for number, line in numbered_lines(text)[:MOST_LINES]:
        if len(line) > LONGEST_LINE:
            found.append(_too_long(number, line))
            continue
        bare, shares = take_shares(_BULLET.sub("", line))
        stem = " ".join(bare.split()).casefold()
        seen[stem] += 1
        stem = f"{stem}#{seen[stem]}" if seen[stem] > 1 else stem
        found.append(reader.read(number, line, stem, bare, shares))
    return found


def _too_long(number: int, line: str) -> ReadLine:
    words = f"A line has at most {LONGEST_LINE:,} characters; this one has {len(line):,}."
    return ReadLine(number, line, f"line {number}", State.OPEN, asks=words, wrong_name=words)


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
    return "" if _has_letter(clean) else "A name has at least one letter."


def is_vacant(words: str) -> bool:
    return folded(words) in _VACANT or not words.strip("?-–—_./ ")


def _has_letter(words: str) -> bool:
    return any(map(str.isalpha, words))


class _Reader:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.known = {
            folded(name): role.key for role in catalogue.roles.values() for name in names_of(role)
        }

    def read(
        self, number: int, text: str, stem: str, bare: str, shares: list[WrittenShare]
    ) -> ReadLine:
        pieces = self.pieces(bare)
        if not any(map(str.isalnum, text)) and "?" not in text:
            return ReadLine(number, text, stem, State.OUT, asks="Left out: nothing to read in it.")
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
            next((share.percent for share in shares if not share.problem), None),
            len(pieces) == 1,
        )

    def pieces(self, bare: str) -> list[str]:
        def split(at: re.Pattern[str]) -> list[str]:
            return [found for piece in at.split(bare) if (found := (piece or "").strip(_AROUND))]

        loose, tight = split(_SEPARATOR), split(_TIGHT_SEPARATOR)
        if len(loose) < len(tight) and not any(map(self.certain, loose)):
            return tight if any(map(self.certain, tight)) else loose
        return loose

    def take_apart(self, pieces: list[str], *, tabbed: bool) -> _Parts:
        """Roles that are certain come first; where there is none, what is near to one; the rest are names."""
        parts = _Parts()
        for place, piece in enumerate(pieces):
            roles = [] if place == 0 and self.is_rather_a_name(pieces) else self.certain(piece)
            parts.roles += roles
            if roles or is_vacant(piece):
                continue
            if "@" in piece or not _has_letter(piece):
                parts.unused.append(piece)
            else:
                parts.names.append(piece)
                parts.places.append(place)
        self.find_uncertain(parts)
        names = parts.names if parts.roles else parts.names[:-1]
        if len(names) == 2 and parts.places[:2] == [0, 1] and all(_is_word(name) for name in names):
            joined = " ".join(names if tabbed else reversed(names))
            parts.names[:2] = [joined]
            parts.turned = not tabbed
        return parts

    def is_rather_a_name(self, pieces: list[str]) -> bool:
        """“Po, Designer”: an abbreviation is written in capitals, and there is another role."""
        first = pieces[0]
        return len(first) <= _SHORT and first.istitle() and any(map(self.certain, pieces[1:]))

    def find_uncertain(self, parts: _Parts) -> None:
        if parts.roles:
            self.near_a_role(parts, range(len(parts.names) - 1, 0, -1))
            return
        if len(parts.names) == 1:
            self.within_a_name(parts)
        if not parts.roles:
            self.near_a_role(parts, range(len(parts.names) - 1, -1, -1))

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
                    found = self.known.get(folded(role))
                    if found and (role is tail or len(role) > _SHORT or role.isupper()):
                        parts.roles.append((found, role, False))
                        if not _has_letter(rest):
                            parts.unused += [] if is_vacant(rest) else [rest]
                            del parts.names[at], parts.places[at]
                        else:
                            parts.names[at] = rest
                        return

    def near_a_role(self, parts: _Parts, places: range) -> None:
        """One name less, and one role that is close to it more."""
        for at in places:
            name = parts.names[at]
            if at == 0 and any(self.known.get(folded(word)) for word in name.split()):
                continue  # “Dev Patel”: with a role's word in it, not near to one in spelling.
            found = recognise_role(name, self.catalogue)
            if found.role:
                parts.roles.append((found.role, name, found.certain))
                del parts.names[at], parts.places[at]
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
    unused = list(parts.unused)
    notes = ["read as surname, first name"] if parts.turned else []
    person, rest = (parts.names[0], parts.names[1:]) if parts.names else ("", [])
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
