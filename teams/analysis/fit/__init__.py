"""Rules of the family FIT."""

from __future__ import annotations

from teams.analysis.rule import Rule

RULES: tuple[Rule, ...] = ()
