"""In the wrong hands: the rules of the family FIT, in the order in which they speak."""

from __future__ import annotations

from teams.analysis.fit import (
    absent_product_owner,
    product_owner_without_agile,
    self_approval,
    sprint_held_strategically,
    strategy_held_tactically,
    stretched_product_manager,
    unexpected_owner,
)
from teams.analysis.rule import Rule

RULES: tuple[Rule, ...] = (
    strategy_held_tactically.RULE,
    sprint_held_strategically.RULE,
    product_owner_without_agile.RULE,
    absent_product_owner.RULE,
    stretched_product_manager.RULE,
    unexpected_owner.RULE,
    self_approval.RULE,
)
