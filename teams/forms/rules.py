"""The form of the rules' settings: per rule its severity or off, per threshold a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from teams.analysis.finding import Severity
from teams.analysis.registry import FAMILIES, RULES
from teams.analysis.rule import Rule, Threshold
from teams.analysis.settings import Settings

USUAL, OFF = "", "off"
LARGEST = 100_000


@dataclass(frozen=True)
class ShownThreshold:
    threshold: Threshold
    field: forms.BoundField
    usual: str


@dataclass(frozen=True)
class ShownRule:
    rule: Rule
    field: forms.BoundField
    thresholds: list[ShownThreshold]


@dataclass(frozen=True)
class ShownFamily:
    key: str
    name: str
    rules: list[ShownRule]


class RulesForm(forms.Form):
    """``under``: what holds where the form says nothing; as shipped for an organisation, its organisation's for a team."""

    def __init__(
        self, *args: Any, now: Settings, under: Settings, whose: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.under = under
        for rule in RULES:
            self.fields[f"rule-{rule.code}"] = self._severity(rule, now, whose)
            for threshold in rule.thresholds:
                self.fields[f"limit-{threshold.key}"] = self._number(threshold, now)

    def _severity(self, rule: Rule, now: Settings, whose: str) -> forms.Field:
        usual = self.under.severities.get(rule.code, rule.severity)
        said = now.severities.get(rule.code, USUAL)
        return forms.ChoiceField(
            required=False,
            choices=[
                (USUAL, f"{whose}: {usual or OFF}"),
                *((one.value, one.value) for one in Severity),
                (OFF, OFF),
            ],
            initial=OFF if said is None else str(said),
            label=f"{rule.code}: {rule.title}",
        )

    def _number(self, threshold: Threshold, now: Settings) -> forms.Field:
        given = now.limits.get(threshold.key)
        return forms.FloatField(
            required=False,
            min_value=0,
            max_value=LARGEST,
            initial=None if given is None else f"{given:g}",
            label=threshold.words,
        )

    def settings(self) -> Settings:
        """What the valid form says."""
        severities: dict[str, Severity | None] = {}
        for rule in RULES:
            said = self.cleaned_data[f"rule-{rule.code}"]
            if said:
                severities[rule.code] = None if said == OFF else Severity(said)
        limits = {
            threshold.key: self.cleaned_data[f"limit-{threshold.key}"]
            for rule in RULES
            for threshold in rule.thresholds
            if self.cleaned_data[f"limit-{threshold.key}"] is not None
        }
        return Settings(severities, limits)

    def families(self) -> Iterator[ShownFamily]:
        for key, name in FAMILIES.items():
            rules = [rule for rule in RULES if rule.code.startswith(key)]
            yield ShownFamily(key, name, [self._shown(rule) for rule in rules])

    def _shown(self, rule: Rule) -> ShownRule:
        return ShownRule(
            rule,
            self[f"rule-{rule.code}"],
            [
                ShownThreshold(one, self[f"limit-{one.key}"], f"{self._usual(one):g}")
                for one in rule.thresholds
            ],
        )

    def _usual(self, threshold: Threshold) -> float:
        return self.under.limits.get(threshold.key, threshold.default)
