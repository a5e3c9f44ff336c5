"""What an organisation, or one team, sets about the rules: changed here, with its effect told before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from organisations.access import check_can_administer
from organisations.audit import record
from organisations.context import context_changed
from organisations.models import Deed, Membership, Organisation
from teams.analysis import engine
from teams.analysis.reading import Reading
from teams.analysis.settings import Settings, settings_from_record, settings_to_record
from teams.checking import recheck
from teams.loading import Loaded, load_matrices
from teams.models import OrganisationSettings, Person, Team
from teams.over_teams import ORGANISATION, find_over_teams
from teams.rights import check_can_edit_team
from teams.surroundings import read_surroundings, with_surroundings

MOST_TEAMS, MOST_PEOPLE = 200, 1000
"""The effect of a change is looked at in so many teams, the first by name, and of so many people."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change of settings would do: findings that come and go, and in how many teams of those looked at."""

    come: int
    go: int
    teams_with_more: int
    teams_with_fewer: int
    looked_at: int
    of: int

    @property
    def is_nothing(self) -> bool:
        return not self.come and not self.go


def settings_of(organisation: Organisation) -> Settings:
    return read_surroundings(organisation).settings


def settings_of_team(team: Team) -> Settings:
    """The team's own, without what its organisation sets."""
    return settings_from_record(team.rules)


@transaction.atomic
def set_organisation_rules(
    *, organisation: Organisation, by: Membership, settings: Settings
) -> None:
    """Administrators only. The teams are checked again, at once or by a job."""
    check_can_administer(by)
    stored, _ = OrganisationSettings.objects.select_for_update().get_or_create(
        organisation=organisation
    )
    stored.rules = settings_to_record(settings)
    stored.save(update_fields=["rules"])
    record(Deed.SETTINGS, "The organisation’s rules", by=by)
    context_changed(organisation=organisation)


@transaction.atomic
def set_team_rules(*, team: Team, by: Membership, settings: Settings, today: date) -> None:
    """Editors may set their team's own over the organisation's. The team is checked again."""
    check_can_edit_team(by, team)
    held = Team.objects.select_for_update().get(pk=team.pk)
    held.rules = settings_to_record(settings)
    held.save(update_fields=["rules"])
    recheck(held, today=today)


def effect_in_organisation(
    organisation: Organisation, settings: Settings, *, today: date
) -> Effect:
    """What these settings would change against what holds now; nothing is saved."""
    teams = with_surroundings(
        Team.objects.filter(organisation=organisation, archived=None), organisation
    )
    some = list(teams[:MOST_TEAMS])
    for team in some:
        team.organisation = organisation
    changes = [
        _change(loaded, loaded.settings, settings) for loaded in load_matrices(some, today=today)
    ]
    over_teams = _change_over_teams(organisation, settings)
    return _effect(changes, over_teams, of=teams.count())


def effect_in_team(team: Team, settings: Settings, *, today: date) -> Effect:
    """The same of a team's own settings."""
    [loaded] = load_matrices([team], today=today)
    findings = [
        {one.fingerprint for one in engine.find(_reading(loaded, loaded.settings, own))}
        for own in (settings_of_team(team), settings)
    ]
    return _effect([(findings[0], findings[1])], (set(), set()), of=1)


Change = tuple[set[str], set[str]]
"""The fingerprints before and after."""


def _change(loaded: Loaded, now: Settings, then: Settings) -> Change:
    own = settings_of_team(loaded.team)
    before, after = (
        {one.fingerprint for one in engine.find(_reading(loaded, settings, own))}
        for settings in (now, then)
    )
    return before, after


def _reading(loaded: Loaded, settings: Settings, own: Settings) -> Reading:
    return engine.read(loaded.matrix, loaded.catalogue, settings.under(own))


def _change_over_teams(organisation: Organisation, then: Settings) -> Change:
    people = Person.objects.filter(organisation=organisation).values_list("key", flat=True)
    keys = [ORGANISATION, *people[:MOST_PEOPLE]]
    with transaction.atomic():
        before, after = (
            {one.fingerprint for _, one in find_over_teams(organisation, keys, settings)}
            for settings in (settings_of(organisation), then)
        )
    return before, after


def _effect(teams: list[Change], over_teams: Change, *, of: int) -> Effect:
    changes = [*teams, over_teams]
    return Effect(
        come=sum(len(after - before) for before, after in changes),
        go=sum(len(before - after) for before, after in changes),
        teams_with_more=sum(bool(after - before) for before, after in teams),
        teams_with_fewer=sum(bool(before - after) for before, after in teams),
        looked_at=len(teams),
        of=of,
    )
