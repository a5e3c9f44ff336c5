"""Nobody does it: the rules of the family GAP, in the order in which they speak."""

from __future__ import annotations

from teams.analysis.gap import (
    empty_row,
    missing_core_responsibility,
    missing_product_manager,
    missing_product_owner,
    no_accountable,
    no_responsible,
    only_listeners,
    uninvolved_seat,
    unmanaged_stakeholders,
    unowned_area,
    vacant_owner,
)
from teams.analysis.rule import Rule

RULES: tuple[Rule, ...] = (
    empty_row.RULE,
    only_listeners.RULE,
    no_accountable.RULE,
    no_responsible.RULE,
    vacant_owner.RULE,
    unowned_area.RULE,
    missing_product_owner.RULE,
    missing_product_manager.RULE,
    unmanaged_stakeholders.RULE,
    missing_core_responsibility.RULE,
    uninvolved_seat.RULE,
)
