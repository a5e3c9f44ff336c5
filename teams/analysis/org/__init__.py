"""Rules of the family ORG."""

from __future__ import annotations

from teams.analysis.rule import Rule

RULES: tuple[Rule, ...] = ()
