"""More than one owns it: the rules of the family OVL, in the order in which they speak."""

from __future__ import annotations

from teams.analysis.ovl import (
    contested_by_pm_and_po,
    contested_stakeholders,
    crowded_responsible,
    duplicate_role,
    interchangeable_seats,
    several_accountable,
    several_letters,
    too_many_consulted,
    too_many_informed,
)
from teams.analysis.rule import Rule

RULES: tuple[Rule, ...] = (
    several_accountable.RULE,
    contested_stakeholders.RULE,
    interchangeable_seats.RULE,
    contested_by_pm_and_po.RULE,
    crowded_responsible.RULE,
    duplicate_role.RULE,
    too_many_consulted.RULE,
    too_many_informed.RULE,
    several_letters.RULE,
)
