"""--explain: what a rule, or a family of rules, is about, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.registry import FAMILIES, RULES, rule_by_code
from teams.analysis.rule import Rule
from teams.exchange.lint.choice import UnknownCode, known_code


def explained(text: str) -> str:
    """Raises UnknownCode."""
    code = known_code(text)
    rule = rule_by_code(code)
    if rule:
        return "\n".join(_rule(rule))
    if code in FAMILIES:
        return "\n".join(_family(code))
    raise UnknownCode(f"{code} says that a rule crashed, and has no page; report what it says.")


def _rule(rule: Rule) -> Iterator[str]:
    yield f"{rule.code} {rule.name} ({rule.severity})"
    yield f"\n{rule.documentation}"
    if rule.thresholds:
        yield "\n## Thresholds\n"
        for one in rule.thresholds:
            yield f"- {one.words}: {one.shown} ({one.source})"


def _family(code: str) -> Iterator[str]:
    yield f"{code} {FAMILIES[code]}\n"
    for rule in RULES:
        if rule.code.startswith(code):
            yield f"{rule.code} {rule.severity:<7} {rule.title}"
