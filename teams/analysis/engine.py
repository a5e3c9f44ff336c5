"""Running the rules: over one team's matrix, over what all teams say of a person, and over the organisation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from roles.definitions.model import Catalogue
from teams.analysis.engagement import Engagement, OrganisationReading, PersonReading
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.reading import Reading
from teams.analysis.registry import RULES, rule_by_code
from teams.analysis.rule import Found, Rule
from teams.analysis.settings import AS_SHIPPED, Settings
from teams.matrix.model import Matrix, Organisation, Person

DEFAULT_LIMITS: Mapping[str, float] = {
    threshold.key: threshold.default for rule in RULES for threshold in rule.thresholds
}
TEAM_RULES = tuple(rule for rule in RULES if rule.find)
PERSON_RULES = tuple(rule for rule in RULES if rule.find_about_person)
ORGANISATION_RULES = tuple(rule for rule in RULES if rule.find_in_organisation)


def limits_of(settings: Settings) -> Mapping[str, float]:
    """Every threshold by key: what is set, else the default."""
    return {**DEFAULT_LIMITS, **settings.limits} if settings.limits else DEFAULT_LIMITS


def read(matrix: Matrix, catalogue: Catalogue, settings: Settings = AS_SHIPPED) -> Reading:
    """The matrix as rules see it."""
    return Reading(matrix, catalogue, limits_of(settings), settings)


def read_person(
    person: Person,
    engagements: Iterable[Engagement],
    organisation: Organisation,
    names: Mapping[str, str],
    settings: Settings = AS_SHIPPED,
) -> PersonReading:
    """A person over all teams as rules see them. ``names``: other people's, by key."""
    return PersonReading(
        person, tuple(engagements), organisation, limits_of(settings), names, settings
    )


def read_organisation(
    organisation: Organisation, specialised: Iterable[str], settings: Settings = AS_SHIPPED
) -> OrganisationReading:
    return OrganisationReading(organisation, frozenset(specialised), limits_of(settings), settings)


def find(reading: Reading) -> list[Finding]:
    """All findings about the team: errors first, then by code, then in the order of the rows and seats."""
    found = Found()
    for rule in TEAM_RULES:
        if rule.find and reading.settings.is_on(rule.code):
            for finding in _run(rule, reading.place, partial(rule.find, reading, found)):
                found.add(finding)
    return in_order(reading, found.findings)


def in_order(reading: Reading, findings: Iterable[Finding]) -> list[Finding]:
    """Errors first, then by code, then in the order of the team's rows and seats."""
    order = {key: place for place, key in enumerate(reading.row)}
    order |= {key: place for place, key in enumerate(reading.seat, len(order))}
    return sorted(
        findings,
        key=lambda one: (
            one.severity.rank,
            one.code,
            [order.get(key, 0) for key in one.rows] or [order.get(key, 0) for key in one.seats],
            one.subject,
        ),
    )


def find_about_person(reading: PersonReading) -> list[Finding]:
    """What the rules say of one person over all teams."""
    return [
        finding
        for rule in PERSON_RULES
        if rule.find_about_person and reading.settings.is_on(rule.code)
        for finding in _run(
            rule, reading.place, partial(rule.find_about_person, reading), reading.person.key
        )
    ]


def find_in_organisation(reading: OrganisationReading) -> list[Finding]:
    """What the rules say of all teams together."""
    return [
        finding
        for rule in ORGANISATION_RULES
        if rule.find_in_organisation and reading.settings.is_on(rule.code)
        for finding in _run(rule, reading.place, partial(rule.find_in_organisation, reading))
    ]


def analyse(matrix: Matrix, catalogue: Catalogue, settings: Settings = AS_SHIPPED) -> list[Finding]:
    """Read one team and find in one; nothing over several teams."""
    return find(read(matrix, catalogue, settings))


def fixes(reading: Reading, finding: Finding) -> list[Fix]:
    """The ways out that the finding's rule offers; none where it knows none."""
    rule = rule_by_code(finding.code)
    if rule is None or rule.fix is None:
        return []
    return [fix for fix in rule.fix(reading, finding) if fix is not None]


def _run(rule: Rule, place: str, run: Callable[[], Iterator[Finding]], *of: str) -> list[Finding]:
    """What the rule finds; a rule that crashes becomes a finding of its own, and the others still run."""
    try:
        return list(run())
    except Exception as error:
        return [
            Finding(
                "RUN001",
                "rule-crashed",
                Severity.ERROR,
                f"The rule {rule.code} ({rule.name}) could not be checked: {type(error).__name__}: {error}.",
                "Report it with the matrix at hand; the other rules were checked.",
                (f"rule:{rule.code}", *of),
                place,
            )
        ]
