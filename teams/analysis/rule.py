"""What a rule is: a code that never changes meaning, a condition, and its ways out."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from teams.analysis.engagement import OrganisationReading, PersonReading
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.settings import Settings

Find = Callable[[Reading, "Found"], Iterator[Finding]]
FindAboutPerson = Callable[[PersonReading], Iterator[Finding]]
FindInOrganisation = Callable[[OrganisationReading], Iterator[Finding]]
FixFinding = Callable[[Reading, Finding], Iterable[Fix | None]]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number (T) that an organisation may set. ``key`` is unique over all rules; ``source`` says where the default is from."""

    key: str
    default: float
    words: str
    source: str

    @property
    def shown(self) -> str:
        """The default as people read it: “4”, “0.35”, “0.333”."""
        return f"{self.default:.3g}"


class Found:
    """What the rules before this one have said, to keep silent about the same."""

    def __init__(self) -> None:
        self._rows: dict[str, set[str]] = {}
        self.findings: list[Finding] = []

    def add(self, finding: Finding) -> None:
        self.findings.append(finding)
        self._rows.setdefault(finding.code, set()).update(finding.rows)

    def rows(self, *codes: str) -> set[str]:
        """The keys of the rows that findings of these codes name."""
        found: set[str] = set()
        for code in codes:
            found |= self._rows.get(code, _NONE)
        return found

    def of(self, code: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.code == code]


_NONE: set[str] = set()


@dataclass(eq=False)
class Rule:
    """One rule. Its module's docstring is its documentation.

    ``finds`` takes the function that reads one team's matrix, ``finds_about_person`` the one that reads a person over all
    teams, ``finds_in_organisation`` the one that reads all teams together; a rule has at least one of them. ``offers``
    takes its ways out.
    """

    code: str
    name: str
    severity: Severity
    title: str
    sources: tuple[str, ...]
    thresholds: tuple[Threshold, ...] = ()
    module: str = field(init=False)
    find: Find | None = field(init=False, default=None)
    find_about_person: FindAboutPerson | None = field(init=False, default=None)
    find_in_organisation: FindInOrganisation | None = field(init=False, default=None)
    fix: FixFinding | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.module = sys._getframe(2).f_globals["__name__"]

    def finds(self, function: Find) -> Find:
        self.find = function
        return function

    def finds_about_person(self, function: FindAboutPerson) -> FindAboutPerson:
        self.find_about_person = function
        return function

    def finds_in_organisation(self, function: FindInOrganisation) -> FindInOrganisation:
        self.find_in_organisation = function
        return function

    def offers(self, function: FixFinding) -> FixFinding:
        self.fix = function
        return function

    @property
    def documentation(self) -> str:
        return inspect.cleandoc(sys.modules[self.module].__doc__ or "")

    def finding(
        self,
        reading: Reading,
        message: str,
        hint: str,
        *,
        subject: Sequence[str],
        rows: Iterable[RowReading] = (),
        seats: Iterable[SeatReading] = (),
        areas: Iterable[str] = (),
        skills: Iterable[str] = (),
        severity: Severity | None = None,
        evidence: Mapping[str, Any] | None = None,
    ) -> Finding:
        """A finding of this rule about the reading's team; the people are those of the seats named."""
        seats = tuple(seats)
        return Finding(
            self.code,
            self.name,
            self._severity(reading.settings, severity),
            message,
            hint,
            tuple(subject),
            reading.place,
            tuple(row.key for row in rows),
            tuple(seat.key for seat in seats),
            tuple(dict.fromkeys(seat.person for seat in seats if seat.person)),
            tuple(areas),
            tuple(skills),
            evidence or {},
        )

    def finding_over_teams(
        self,
        reading: PersonReading | OrganisationReading,
        message: str,
        hint: str,
        *,
        subject: Sequence[str],
        evidence: Mapping[str, Any] | None = None,
    ) -> Finding:
        """A finding of this rule about one person over all teams, or about the organisation."""
        return Finding(
            self.code,
            self.name,
            self._severity(reading.settings, None),
            message,
            hint,
            tuple(subject),
            reading.place,
            people=(reading.person.key,) if isinstance(reading, PersonReading) else (),
            evidence=evidence or {},
        )

    def _severity(self, settings: Settings, asked: Severity | None) -> Severity:
        """What is set for the rule, else its own; a case that the rule itself takes lightly is never graver than that."""
        usual = settings.severities.get(self.code) or self.severity
        return max(usual, asked, key=lambda one: one.rank) if asked else usual
