"""Everything that the boundary page says, in the order in which it says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from teams.analysis.reading import Reading
from teams.boundary.counting import counted, how_clear, who_holds_them
from teams.boundary.differences import ShownDifference, differences
from teams.boundary.handoffs import ShownHandOff, State, hand_offs, how_many_work
from teams.boundary.hybrid import HybridView, hybrid_view
from teams.boundary.lanes import AreaLanes, Lane, LaneRow, lanes
from teams.boundary.missing import MissingSide, missing_sides
from teams.boundary.parties import Party, parties
from teams.boundary.picture import Picture, picture
from teams.boundary.said import Said

_MIDDLE = (
    (Lane.BOTH, "Both own", "Both would own"),
    (Lane.WITH_OTHERS, "One owns with somebody else", "Owned with somebody else"),
    (Lane.NEITHER, "Neither owns", "Somebody else owns, or nobody"),
)


@dataclass(frozen=True, slots=True)
class Group:
    """``none``: what it says without any row."""

    head: str
    rows: list[LaneRow]
    none: str = ""


@dataclass(frozen=True, slots=True)
class ShownArea:
    name: str
    counted: str
    manager: Group
    owner: Group
    middle: list[Group]


@dataclass(frozen=True, slots=True)
class BoundaryPage:
    manager: Party
    owner: Party
    who: str
    clear: str
    areas: list[ShownArea]
    hand_offs: list[ShownHandOff]
    how_many_work: str
    picture: Picture
    differences: list[ShownDifference]
    hybrid: HybridView | None
    missing: list[MissingSide]


def boundary_page(reading: Reading, said: Said) -> BoundaryPage:
    manager, owner = parties(reading)
    found, shown = lanes(reading, said), hand_offs(reading, said)
    hybrid = hybrid_view(reading, said)
    return BoundaryPage(
        manager,
        owner,
        who_holds_them(reading, manager, owner),
        how_clear(reading, found, _broken(shown)),
        [_area(one, manager, owner, is_hybrid=hybrid is not None) for one in found],
        shown,
        how_many_work(shown),
        picture(shown, manager, owner),
        differences(reading, said),
        hybrid,
        missing_sides(reading, said),
    )


def _broken(shown: Sequence[ShownHandOff]) -> int:
    """Those that nobody has accepted."""
    return sum(one.state is State.BROKEN and not one.accepted for one in shown)


def _area(area: AreaLanes, manager: Party, owner: Party, *, is_hybrid: bool) -> ShownArea:
    middle = [Group(head[is_hybrid], area.of(lane)) for lane, *head in _MIDDLE]
    sides = [
        Group(
            f"A {party.title} would own" if is_hybrid else _started(party.does("owns", "own")),
            area.of(lane),
            _none(area, party, lane, is_hybrid=is_hybrid),
        )
        for party, lane in ((manager, Lane.PRODUCT_MANAGER), (owner, Lane.PRODUCT_OWNER))
    ]
    return ShownArea(
        area.name,
        counted(area, manager, owner, hybrid=is_hybrid),
        sides[0],
        sides[1],
        [group for group in middle if group.rows],
    )


def _none(area: AreaLanes, party: Party, lane: Lane, *, is_hybrid: bool) -> str:
    if is_hybrid:
        return "Nothing here."
    if not party.is_filled:
        return f"Nobody is {party.title}."
    usual = "" if lane in area.expected else ", as expected"
    return f"{_started(party.does('owns', 'own'))} nothing here{usual}."


def _started(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]
