"""Where things stand in the drawing of the hand-offs: four lines between two columns of boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from teams.boundary.handoffs import End, ShownHandOff, State
from teams.boundary.parties import Party

WIDTH, LANE, PAD, BOX, TOP, PITCH = 1180, 362, 16, 58, 66, 112
RIGHT = WIDTH - LANE
LONGEST_NAME, LONGEST_LINE = 38, 68
_ABOVE, _BELOW, _LINE = 12, 21, 16


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and where its foot stands."""

    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """The name and owners of a row, cut where they are longer than the box."""

    name: str
    owners: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """One hand-off. ``top``: of its boxes; ``y``: of its line."""

    shown: ShownHandOff
    top: int
    y: int
    left: Box
    right: Box
    above: tuple[Line, ...]
    below: tuple[Line, ...]

    @property
    def name_y(self) -> int:
        return self.top + 25

    @property
    def owners_y(self) -> int:
        return self.top + 45


@dataclass(frozen=True, slots=True)
class Picture:
    height: int
    title: str
    description: str
    drawn: tuple[Drawn, ...]


def picture(shown: Sequence[ShownHandOff], manager: Party, owner: Party) -> Picture:
    return Picture(
        TOP + PITCH * len(shown) - (PITCH - BOX) + PAD,
        f"Hand-offs between {manager.title}, {manager.name}, and {owner.title}, {owner.name}",
        " ".join(map(in_a_sentence, shown)),
        tuple(_drawn(one, TOP + PITCH * place) for place, one in enumerate(shown)),
    )


def in_a_sentence(one: ShownHandOff) -> str:
    """“Product vision (Ana) to Short-term objectives (Bo): works. Bo advises on it.”"""
    state = {State.BROKEN: "broken", State.WITHOUT: "there is none"}.get(one.state, "works")
    ends = " to ".join(map(_with_owners, (one.giving, one.receiving)))
    return f"{ends}: {state}. {one.words}."


def _with_owners(end: End) -> str:
    return f"{end.name} ({end.owners or 'nobody'})"


def _drawn(one: ShownHandOff, top: int) -> Drawn:
    y = top + BOX // 2
    words = f"Broken: {one.words}" if one.state is State.BROKEN else one.words
    above = wrap(words, LONGEST_LINE, max_lines=2, placeholder=" …")
    below = wrap(one.story.rstrip("."), LONGEST_LINE)
    return Drawn(
        one,
        top,
        y,
        _box(one.left),
        _box(one.right),
        tuple(
            Line(y - _ABOVE - _LINE * (len(above) - 1 - place), text)
            for place, text in enumerate(above)
        ),
        tuple(Line(y + _BELOW + _LINE * place, text) for place, text in enumerate(below[:2])),
    )


def _box(end: End) -> Box:
    if end.row is None:
        return Box(_cut(end.name), "not in the matrix", is_there=False)
    return Box(_cut(end.name), _cut(end.owners or "nobody answers"), is_there=bool(end.owners))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1].rstrip()}…"
