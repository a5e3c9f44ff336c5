"""What is shown of a team's findings: what is open, of the team and of its people, and what somebody has accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from teams.analysis.finding import Finding
from teams.storing import Since


@dataclass(frozen=True)
class Shown:
    """``open``: gravest first, the team's own before those of its people over all teams. ``of_team``: the team's own."""

    open: list[Finding]
    of_team: list[Finding]
    accepted: list[Finding]
    since: Mapping[str, Since]

    def first_seen(self, finding: Finding) -> datetime | None:
        known = self.since.get(finding.fingerprint)
        return known.first_seen if known else None


def show(
    of_team: Iterable[Finding],
    over_teams: Iterable[Finding],
    since: Mapping[str, Since],
    *,
    today: date,
) -> Shown:
    accepted_ones = {one for one, known in since.items() if known.is_accepted(today)}
    mine = [one for one in of_team if one.fingerprint not in accepted_ones]
    others = [one for one in over_teams if one.fingerprint not in accepted_ones]
    accepted = [one for one in (*of_team, *over_teams) if one.fingerprint in accepted_ones]
    return Shown(sorted([*mine, *others], key=lambda one: one.severity.rank), mine, accepted, since)
