"""Can the matrix be trusted: the rules of the family TRU, in the order in which they speak."""

from __future__ import annotations

from teams.analysis.rule import Rule
from teams.analysis.tru import stale_matrix

RULES: tuple[Rule, ...] = (stale_matrix.RULE,)
