"""What an organisation, or one team of it, sets about the rules: which speak, how grave they are, and their thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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
