"""One line of what a benchmark says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    what: str
    measured: float
    unit: str
    budget: float

    @property
    def held(self) -> bool:
        return self.measured <= self.budget

    def __str__(self) -> str:
        verdict = "held" if self.held else f"missed by {self.measured / self.budget - 1:.0%}"
        return f"{self.what:<52} {self.measured:>10.2f} {self.unit:<8} budget {self.budget:g}: {verdict}"
