"""The hand-offs between the two sides: the rules of the family LNK, in the order in which they speak."""

from __future__ import annotations

from teams.analysis.lnk import broken_handoff, isolated_row, silent_split
from teams.analysis.rule import Rule

RULES: tuple[Rule, ...] = (broken_handoff.RULE, silent_split.RULE, isolated_row.RULE)
