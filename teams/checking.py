"""Running the rules on a stored team, and keeping what they say beside it: findings, its summary, when to look again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from organisations.models import Organisation
from teams.analysis import engine
from teams.analysis.finding import Finding
from teams.analysis.lod.leaving_without_successor import AHEAD
from teams.analysis.reading import Reading
from teams.analysis.summary import summarise
from teams.analysis.tru.stale_matrix import AGE
from teams.loading import Loaded, load_matrix
from teams.models import Team
from teams.over_teams import changed_engagements, find_over_teams
from teams.shown import Shown, show
from teams.storing import Stored, store_findings, store_over_teams
from teams.surroundings import read_surroundings, with_surroundings


@dataclass(frozen=True, slots=True)
class Checked:
    """``findings``: of the team itself; what is said of its people over all teams is in ``stored``."""

    reading: Reading
    findings: list[Finding]
    stored: Stored

    def shown(self) -> Shown:
        """What is open, and what of it is accepted, on the matrix's date."""
        today = self.reading.matrix.date
        return show(self.findings, self.stored.over_teams, self.stored.since, today=today)


def check(loaded: Loaded, reading: Reading, *, everybody: bool = False) -> Checked:
    """Find, and store what is found of the team and of the people whose part in it has changed.

    ``everybody``: of all people on its seats, as after a change of what findings depend on besides the matrix. The team
    is saved by the caller (STAMPS).
    """
    team, before = loaded.team, loaded.team.summary
    findings = find_and_stamp(loaded, reading)
    looked_at = changed_engagements(before, team.summary)
    if everybody:
        looked_at |= team.summary["people"].keys()
    over_teams = (
        find_over_teams(team.organisation, looked_at, loaded.settings, now=team)
        if looked_at
        else []
    )
    return Checked(
        reading, findings, store_findings(team, reading, findings, over_teams, looked_at)
    )


def find_and_stamp(loaded: Loaded, reading: Reading) -> list[Finding]:
    """What is found of the team; its summary and stamps are set, nothing is stored."""
    team = loaded.team
    findings = engine.find(reading)
    team.summary = summarise(reading, findings).record()
    team.recheck_on = first_change_after(reading)
    team.checked_context = loaded.context
    return findings


STAMPS = ("summary", "recheck_on", "checked_context")
"""The fields of a team that a check sets."""


@transaction.atomic
def recheck(team: Team, *, today: date) -> Checked:
    """Run the rules again on the stored matrix, when the context or the date has changed. Saves the team."""
    teams = Team.objects.select_related("organisation").select_for_update(of=("self",))
    loaded = load_matrix(with_surroundings(teams, team.organisation).get(pk=team.pk), today=today)
    checked = check(loaded, loaded.reading(), everybody=True)
    loaded.team.save(update_fields=STAMPS)
    return checked


@transaction.atomic
def recheck_over_teams(organisation: Organisation, keys: Iterable[str]) -> None:
    """Look again at what is said of these people over all of their teams, and of the organisation (ORGANISATION)."""
    keys = set(keys)
    settings = read_surroundings(organisation).settings
    store_over_teams(organisation, find_over_teams(organisation, keys, settings), keys)


def first_change_after(reading: Reading) -> date | None:
    """The first day after the matrix's date on which its findings may change by themselves.

    A seat begins, is about to end, or has ended, or the last review is too old.
    """
    today, limits = reading.matrix.date, reading.limits
    seats = [seat.seat for seat in reading.seats]
    days = [seat.since for seat in seats if seat.since]
    for end in (seat.until for seat in seats if seat.until):
        days += [end + timedelta(days=1), end - timedelta(days=limits[AHEAD.key])]
    if reading.team.reviewed:
        days.append(reading.team.reviewed + timedelta(days=limits[AGE.key] + 1))
    return min((day for day in days if day > today), default=None)


def is_due(team: Team, context: str, *, today: date) -> bool:
    """Whether the stored findings may no longer be what the rules would say today."""
    return team.checked_context != context or (
        team.recheck_on is not None and team.recheck_on <= today
    )
