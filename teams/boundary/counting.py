"""The boundary in one sentence that counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from teams.analysis.reading import Reading
from teams.analysis.wording import count, joined, names_of
from teams.boundary.lanes import AreaLanes, Lane
from teams.boundary.parties import Party

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WRONG = (("contested", "contested"), ("unowned", "unowned"), ("wrong-hands", "in the wrong hands"))


def in_words(number: int) -> str:
    """“one” … “ten”, then figures."""
    return _WORDS[number] if number < len(_WORDS) else str(number)


def who_holds_them(reading: Reading, manager: Party, owner: Party) -> str:
    """The first sentence: two people, one, or not both roles."""
    if reading.hybrids:
        seats = [seat for one in reading.hybrids for seat in reading.seats_of(one)]
        names = names_of(seat for seat in seats if seat.filled)
        return f"{joined(names)} {'holds' if len(names) == 1 else 'hold'} both roles."
    if manager.is_filled and owner.is_filled:
        people = {seat.holder for seat in (*manager.seats, *owner.seats)}
        return f"{in_words(len(people)).capitalize()} people hold the two roles."
    missing = [party.title for party in (manager, owner) if not party.is_filled]
    return f"Nobody is {' or '.join(missing)}."


def how_clear(reading: Reading, areas: Sequence[AreaLanes], broken: int) -> str:
    """“The boundary is clear on 20 of 23 rows: one is contested, … and one hand-off is broken.”"""
    rows = [row for area in areas for row in area.rows]
    if not rows:
        return "No row of strategy, backlog or stakeholders is in the matrix."
    counts = Counter(row.status for row in rows)
    wrong = [
        f"{in_words(counts[status])} {'is' if counts[status] == 1 else 'are'} {words}"
        for status, words in _WRONG
        if counts[status]
    ]
    if broken:
        hand_offs = "hand-off is" if broken == 1 else "hand-offs are"
        wrong.append(f"{in_words(broken)} {hand_offs} broken")
    what = "Ownership" if reading.hybrids else "The boundary"
    clear = counts["clear"]
    if clear == len(rows):
        start = f"{what} is clear on {'all' if clear > 1 else 'the'} {count(clear, 'row')}"
        return f"{start}, but {wrong[0]}." if wrong else f"{start}."
    return f"{what} is clear on {clear} of {count(len(rows), 'row')}: {joined(wrong)}."


def counted(area: AreaLanes, manager: Party, owner: Party, *, hybrid: bool) -> str:
    """“Ana owns 6, Bo owns 1, both 2, neither 1”; for a hybrid what each of two would own."""
    of = {lane: len(area.of(lane)) for lane in Lane}
    mine, other = of[Lane.PRODUCT_MANAGER], of[Lane.PRODUCT_OWNER]
    if hybrid:
        parts = [f"a Product Manager would own {mine}", f"a Product Owner {other}"]
    else:
        parts = [f"{manager.does('owns', 'own')} {mine}", f"{owner.does('owns', 'own')} {other}"]
        if not (manager.is_filled and owner.is_filled):
            parts = [
                f"{party.does('owns', 'own')} {number}"
                for party, number in ((manager, mine), (owner, other))
                if party.is_filled
            ]
    parts.append(f"both {of[Lane.BOTH]}")
    if of[Lane.WITH_OTHERS]:
        parts.append(f"with others {of[Lane.WITH_OTHERS]}")
    sentence = ", ".join([*parts, f"neither {of[Lane.NEITHER]}"])
    return sentence[0].upper() + sentence[1:]
