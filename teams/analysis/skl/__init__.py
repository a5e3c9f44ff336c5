"""Able to do it: the rules of the family SKL, in the order in which they speak."""

from __future__ import annotations

from teams.analysis.rule import Rule
from teams.analysis.skl import emerging_uncovered, missing_skill, skill_nobody_has

RULES: tuple[Rule, ...] = (missing_skill.RULE, skill_nobody_has.RULE, emerging_uncovered.RULE)
