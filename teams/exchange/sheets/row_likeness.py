"""Which responsibilities of the catalogue an activity may be, by its words."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from roles.definitions.model import Catalogue
from teams.exchange.sheets.questions import RowCandidate

LEAST = 78
MOST_CANDIDATES = 3
_UNTELLING = frozenset(
    "a an and as for in of on or our the their to with product team define manage create own maintain".split()  # noqa: SIM905
)


class RowLikeness:
    def __init__(self, catalogue: Catalogue) -> None:
        self.names = {key: one.name for key, one in catalogue.responsibilities.items()}
        self.words = {key: _telling(name) for key, name in self.names.items()}

    def candidates(self, text: str, without: Iterable[str]) -> tuple[RowCandidate, ...]:
        """The likeliest first. Words in common count, whatever their order; those that stand alone count against it."""
        words = _telling(text)
        if not words:
            return ()
        out = set(without)
        near = process.extract(
            words, self.words, scorer=fuzz.token_set_ratio, score_cutoff=LEAST, limit=12
        )
        scored = [
            (round((set_ratio + fuzz.token_sort_ratio(words, name)) / 2), key)
            for name, set_ratio, key in near
            if key not in out
        ]
        best = sorted((one for one in scored if one[0] >= LEAST), key=lambda one: -one[0])
        return tuple(
            RowCandidate(key, self.names[key], likeness) for likeness, key in best[:MOST_CANDIDATES]
        )


def _telling(text: str) -> str:
    words = "".join(one if one.isalnum() else " " for one in text.casefold()).split()
    return " ".join([word for word in words if word not in _UNTELLING] or words)
