"""Names of rows and seats that a pasted block brings along: whom each means, and where that must be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from teams.exchange.sheets.codes import CodeReader

Names = Mapping[str, Sequence[str]]
"""Key → what the row or seat is called, in any of the ways that people write."""


@dataclass(frozen=True, slots=True)
class Question:
    """A name that several rows or seats have, or one that another name in the block means too.

    ``at``: the column or line of the block; ``chosen``: the key that was answered, "" to leave it out, None so far.
    """

    at: int
    name: str
    keys: tuple[str, ...]
    chosen: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """``keys``: where each column or line goes; None where it goes nowhere. ``is_open``: a question has no answer that holds."""

    keys: list[str | None]
    unknown: tuple[str, ...]
    questions: tuple[Question, ...]
    is_open: bool
    is_taken_twice: bool
    """Two columns or lines were told to go to the same place."""


def read_names(
    texts: Sequence[str],
    names: Names,
    reader: CodeReader,
    chosen: Mapping[int, str],
    *,
    but_first: bool = False,
) -> Named | None:
    """None unless one of the texts is a name and none of the others says letters. ``but_first``: the corner names nothing."""
    known = _by_name(names)
    candidates = [known.get(_folded(text), ()) for text in texts]
    if but_first:
        candidates[0] = ()
    others = [text for text, keys in zip(texts, candidates, strict=True) if not keys]
    if not any(candidates) or any(reader.reads(text) for text in others):
        return None
    aims = [_aim(keys, chosen.get(at)) for at, keys in enumerate(candidates)]
    meant = Counter(keys[0] for keys in candidates if len(keys) == 1)
    twice = {key for key, number in Counter(filter(None, aims)).items() if number > 1}
    questions = tuple(
        Question(at, texts[at], keys, chosen.get(at))
        for at, keys in enumerate(candidates)
        if len(keys) > 1 or (keys and (meant[keys[0]] > 1 or aims[at] in twice or at in chosen))
    )
    is_open = bool(twice) or any(one.chosen is None for one in questions)
    taken = any(aims[at] in twice for at in chosen if at < len(aims))
    unknown = tuple(
        text
        for at, (text, keys) in enumerate(zip(texts, candidates, strict=True))
        if text and not keys and not (but_first and at == 0)
    )
    return Named(
        [None if aim in twice else aim for aim in aims], unknown, questions, is_open, taken
    )


def _by_name(names: Names) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, called in names.items():
        for name in {_folded(one) for one in called if one}:
            found[name] = (*found.get(name, ()), key)
    return found


def _aim(keys: tuple[str, ...], chosen: str | None) -> str | None:
    if chosen is not None:
        return chosen if chosen in keys else None
    return keys[0] if len(keys) == 1 else None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
