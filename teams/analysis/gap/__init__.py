"""Nobody does it: the rules of the family GAP, in the order in which they speak."""

from __future__ import annotations

from teams.analysis.gap import no_accountable
from teams.analysis.rule import Rule

RULES: tuple[Rule, ...] = (no_accountable.RULE,)
