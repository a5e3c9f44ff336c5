"""The shape of the team: the rules of the family ORG, in the order in which they speak."""

from __future__ import annotations

from teams.analysis.org import (
    early_split,
    hybrid,
    missing_data_specialist,
    outgrown_hybrid,
    unspecialised_product_management,
)
from teams.analysis.rule import Rule

RULES: tuple[Rule, ...] = (
    outgrown_hybrid.RULE,
    early_split.RULE,
    missing_data_specialist.RULE,
    unspecialised_product_management.RULE,
    hybrid.RULE,
)
