"""What a fix does besides clearing its finding: which findings go and which come, of the team and of its people."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass

from teams.analysis import engine
from teams.analysis.engagement import place_of
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.reading import Reading
from teams.analysis.summary import summarise
from teams.loading import Loaded, organisation_facts
from teams.matrix.apply import apply_edits
from teams.over_teams import ORGANISATION, changed_engagements, find_over_teams
from teams.stored_findings import known_findings
from teams.storing import finding_from_record


@dataclass(frozen=True, slots=True)
class FixEffect:
    come: tuple[Finding, ...]
    go: tuple[Finding, ...]

    @property
    def new_errors(self) -> list[Finding]:
        """The errors that come, but for what is left of the same trouble: fewer rows of an error that goes."""
        return [
            one for one in self.come if one.severity is Severity.ERROR and not self._is_left(one)
        ]

    def _is_left(self, error: Finding) -> bool:
        return any(
            one.severity is Severity.ERROR
            and one.code == error.code
            and set(error.rows) <= set(one.rows)
            for one in self.go
        )


def effect_of(loaded: Loaded, findings: Iterable[Finding], fix: Fix) -> FixEffect:
    """``findings``: what is said of the team now. Nothing is saved. Four queries at most, without any where nobody's
    part in the team changes."""
    after = loaded.reading_of(apply_edits(loaded.matrix, fix.edits).matrix)
    then = engine.find(after)
    people_now, people_then = _of_people(loaded, after, then)
    now = {one.fingerprint: one for one in (*findings, *people_now)}
    new = {one.fingerprint: one for one in (*then, *people_then)}
    return FixEffect(
        tuple(one for key, one in new.items() if key not in now),
        tuple(one for key, one in now.items() if key not in new),
    )


def _of_people(
    loaded: Loaded, after: Reading, findings: list[Finding]
) -> tuple[list[Finding], list[Finding]]:
    """What is said over all teams of the people whose part in the team changes: now, and then."""
    then = copy(loaded.team)
    then.summary = summarise(after, findings).record()
    people = changed_engagements(loaded.team.summary, then.summary) - {ORGANISATION}
    if not people:
        return [], []
    organisation = loaded.team.organisation
    stored = known_findings(organisation.pk, (), people, ()).values()
    found = find_over_teams(organisation, people, loaded.settings, now=then, hold=False)
    place = place_of(organisation_facts(organisation))
    return [finding_from_record(one, place) for one in stored], [one for _, one in found]
