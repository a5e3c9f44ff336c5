"""What an organisation, or one team of it, sets about the rules: which speak, how grave they are, and their thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from teams.analysis.finding import Severity


@dataclass(frozen=True)
class Settings:
    """``severities``: rule code → another severity, or None where the rule is off. ``limits``: threshold key → number."""

    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    limits: Mapping[str, float] = field(default_factory=dict)

    def is_on(self, code: str) -> bool:
        return self.severities.get(code, Severity.HINT) is not None

    def under(self, nearer: Settings) -> Settings:
        """These settings where ``nearer`` says nothing: an organisation's under its team's."""
        return Settings({**self.severities, **nearer.severities}, {**self.limits, **nearer.limits})


AS_SHIPPED = Settings()

_OFF = "off"


def settings_from_record(record: Mapping[str, Any]) -> Settings:
    """From what JSON keeps: ``severities`` with “off” or a severity, ``limits``."""
    severities = {
        code: None if said == _OFF else Severity(said)
        for code, said in record.get("severities", {}).items()
    }
    return Settings(severities, dict(record.get("limits", {})))


def settings_to_record(settings: Settings) -> dict[str, Any]:
    """For JSON; the empty settings are the empty record."""
    severities = {code: one or _OFF for code, one in settings.severities.items()}
    said = {"severities": severities, "limits": dict(settings.limits)}
    return {name: values for name, values in said.items() if values}
