"""How much one person carries: the rules of the family LOD, in the order in which they speak."""

from __future__ import annotations

from teams.analysis.lod import (
    bystander,
    in_everything,
    leaving_without_successor,
    only_point_of_failure,
    over_allocated,
    too_many_accountabilities,
)
from teams.analysis.rule import Rule

RULES: tuple[Rule, ...] = (
    too_many_accountabilities.RULE,
    over_allocated.RULE,
    in_everything.RULE,
    only_point_of_failure.RULE,
    bystander.RULE,
    leaving_without_successor.RULE,
)
