"""Running the rules over one team's matrix."""

from __future__ import annotations

from collections.abc import Mapping

from roles.definitions.model import Catalogue
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.reading import Reading
from teams.analysis.registry import RULES, rule_by_code
from teams.analysis.rule import Found, Rule
from teams.matrix.model import Matrix

DEFAULT_LIMITS: Mapping[str, float] = {
    threshold.key: threshold.default for rule in RULES for threshold in rule.thresholds
}


def read(
    matrix: Matrix, catalogue: Catalogue, limits: Mapping[str, float] | None = None
) -> Reading:
    """The matrix as rules see it; ``limits`` are thresholds by key over the defaults."""
    return Reading(matrix, catalogue, {**DEFAULT_LIMITS, **limits} if limits else DEFAULT_LIMITS)


def find(reading: Reading) -> list[Finding]:
    """All findings about the team: errors first, then by code, then in the order of the rows and seats."""
    found = Found()
    for rule in RULES:
        try:
            for finding in list(rule.find(reading, found)):
                found.add(finding)
        except Exception as error:
            found.add(_crash(reading, rule, error))
    order = {key: place for place, key in enumerate(reading.row)}
    order |= {key: place for place, key in enumerate(reading.seat, len(order))}
    return sorted(
        found.findings,
        key=lambda one: (
            one.severity.rank,
            one.code,
            [order.get(key, 0) for key in one.rows] or [order.get(key, 0) for key in one.seats],
            one.subject,
        ),
    )


def analyse(
    matrix: Matrix, catalogue: Catalogue, limits: Mapping[str, float] | None = None
) -> list[Finding]:
    """Read and find in one."""
    return find(read(matrix, catalogue, limits))


def fixes(reading: Reading, finding: Finding) -> list[Fix]:
    """The ways out that the finding's rule offers; none where it knows none."""
    rule = rule_by_code(finding.code)
    if rule is None or rule.fix is None:
        return []
    return [fix for fix in rule.fix(reading, finding) if fix is not None]


def _crash(reading: Reading, rule: Rule, error: Exception) -> Finding:
    return Finding(
        "RUN001",
        "rule-crashed",
        Severity.ERROR,
        f"The rule {rule.code} ({rule.name}) could not be checked: {type(error).__name__}: {error}.",
        "Report it with the matrix at hand; the other rules were checked.",
        (f"rule:{rule.code}",),
        reading.place,
    )
