"""How one order becomes another by moving as few things as possible."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def unmoved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The largest set of things, in both orders, that already stand in the new order; all others move."""
    place = {key: index for index, key in enumerate(old)}
    sequence = [key for key in new if key in place]
    ends: list[int] = []
    end_keys: list[str] = []
    before: dict[str, str | None] = {}
    for key in sequence:
        length = bisect_left(ends, place[key])
        before[key] = end_keys[length - 1] if length else None
        if length == len(ends):
            ends.append(place[key])
            end_keys.append(key)
        else:
            ends[length], end_keys[length] = place[key], key
    kept: set[str] = set()
    at = end_keys[-1] if end_keys else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return kept


def moves(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int]]:
    """(thing, place before, place after), one after the other, that turn one order of the same things into the other."""
    order = list(old)
    standing = unmoved(old, new)
    found: list[tuple[str, int, int]] = []
    previous: str | None = None
    for key in new:
        if key not in standing:
            before = order.index(key)
            del order[before]
            after = 0 if previous is None else order.index(previous) + 1
            order.insert(after, key)
            found.append((key, before, after))
        previous = key
    return found


def rearranged(order: Sequence[str], shown: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """The order after somebody who saw the things as ``shown`` left them as ``wanted``, with additions perhaps.

    What they did not touch keeps its place; what they moved or added follows what now stands before it.
    """
    standing = unmoved(shown, wanted)
    touched = set(wanted) - standing
    found = [key for key in order if key not in touched]
    previous: str | None = None
    for key in wanted:
        if key in touched:
            found.insert(0 if previous is None else found.index(previous) + 1, key)
        previous = key
    return found
