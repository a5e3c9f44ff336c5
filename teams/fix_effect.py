"""What a fix does besides clearing its finding: which findings of the team go, and which come."""

from __future__ import annotations

from dataclasses import dataclass

from teams.analysis import engine
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.reading import Reading
from teams.matrix.apply import apply_edits


@dataclass(frozen=True, slots=True)
class FixEffect:
    come: tuple[Finding, ...]
    go: tuple[Finding, ...]

    @property
    def new_errors(self) -> list[Finding]:
        """Errors that stand after it, where there was no error on the same rows before."""
        known = {row for one in self.go if one.severity is Severity.ERROR for row in one.rows}
        return [
            one
            for one in self.come
            if one.severity is Severity.ERROR and not (one.rows and known.issuperset(one.rows))
        ]


def effect_of(reading: Reading, findings: list[Finding], fix: Fix) -> FixEffect:
    """``findings``: what is said now. Nothing is saved."""
    after_edits = apply_edits(reading.matrix, fix.edits).matrix
    after = engine.find(Reading(after_edits, reading.catalogue, reading.limits, reading.settings))
    before = {one.fingerprint for one in findings}
    then = {one.fingerprint for one in after}
    return FixEffect(
        tuple(one for one in after if one.fingerprint not in before),
        tuple(one for one in findings if one.fingerprint not in then),
    )
