"""What an organisation and a team set about the rules, and what it would change."""

from __future__ import annotations

import pytest
from django.test import Client

from organisations.models import Membership, Organisation, User
from teams.analysis.finding import Severity
from teams.analysis.settings import Settings, settings_from_record, settings_to_record
from teams.models import OrganisationSettings, StoredFinding, Team
from teams.rule_settings import (
    effect_in_organisation,
    effect_in_team,
    set_organisation_rules,
    set_team_rules,
)
from tests.cast import ClientFor
from tests.teams.builders import TODAY, make_team

pytestmark = pytest.mark.django_db

RULES = "/o/acme/settings/rules/"
TEAM_RULES = "/o/acme/teams/checkout/settings/rules/"
WITHOUT_HINT = Settings({"GAP110": None})


@pytest.fixture
def owner(team: Team, ana: User) -> Membership:
    return Membership.objects.get(user=ana)


def codes(team: Team) -> list[str]:
    found = StoredFinding.objects.filter(team=team, cleared_at=None)
    return list(found.values_list("code", flat=True))


def test_settings_are_what_they_were_after_json() -> None:
    given = Settings({"GAP110": None, "OVL203": Severity.ERROR}, {"rows-alone": 7.5})
    assert settings_from_record(settings_to_record(given)) == given
    assert settings_to_record(Settings()) == {} and settings_from_record({}) == Settings()


def test_a_rule_that_is_off_says_nothing(team: Team, owner: Membership, acme: Organisation) -> None:
    assert "GAP110" in codes(team)
    set_organisation_rules(organisation=acme, by=owner, settings=WITHOUT_HINT)
    assert "GAP110" not in codes(team)


def test_a_team_has_its_own_over_it(team: Team, owner: Membership, acme: Organisation) -> None:
    set_organisation_rules(organisation=acme, by=owner, settings=WITHOUT_HINT)
    own = Settings({"GAP110": Severity.WARNING})
    set_team_rules(team=team, by=owner, settings=own, today=TODAY)
    stored = StoredFinding.objects.get(team=team, code="GAP110", cleared_at=None)
    assert stored.severity == "warning"


def test_the_effect_is_told_before(team: Team, owner: Membership, acme: Organisation) -> None:
    make_team(acme, "Search")
    effect = effect_in_organisation(acme, WITHOUT_HINT, today=TODAY)
    assert (effect.come, effect.go, effect.teams_with_fewer) == (0, 2, 2)
    graver = effect_in_organisation(acme, Settings({"GAP110": Severity.ERROR}), today=TODAY)
    assert graver.is_nothing
    assert "GAP110" in codes(team) and not OrganisationSettings.objects.exists()
    strict = Settings(limits={"product-owner-allocation": 101})
    assert (
        effect_in_team(team, strict, today=TODAY).come,
        effect_in_team(team, strict, today=TODAY).go,
    ) == (1, 0)


def test_the_effect_counts_what_is_said_over_all_teams(
    team: Team, owner: Membership, acme: Organisation
) -> None:
    make_team(acme, "Search")
    effect = effect_in_organisation(acme, Settings({"LOD602": None}), today=TODAY)
    assert (effect.go, effect.teams_with_fewer) == (2, 0)


def test_the_page_tells_the_effect_and_saves(
    team: Team, ana: User, client_for: ClientFor, acme: Organisation
) -> None:
    client = client_for(ana)
    told = client.post(RULES, {"do": "effect", "rule-GAP110": "off"}).content.decode()
    assert "1 fewer" in told and "Nothing is saved yet" in told
    assert "GAP110" in codes(team)
    answer = client.post(RULES, {"do": "save", "rule-GAP110": "off", "limit-rows-alone": "7"})
    assert answer.status_code == 302
    assert OrganisationSettings.objects.get().rules == {
        "severities": {"GAP110": "off"},
        "limits": {"rows-alone": 7},
    }
    page = client.get(RULES).content.decode()
    assert 'value="7"' in page and "as shipped: warning" in page
    assert "as in the organisation: off" in client.get(TEAM_RULES).content.decode()


def test_a_bad_number_is_said_beside_its_field_and_nothing_is_saved(
    team: Team, ana: User, client_for: ClientFor
) -> None:
    answer = client_for(ana).post(RULES, {"do": "save", "limit-rows-alone": "many"})
    assert answer.status_code == 422
    assert "Enter a number." in answer.content.decode()
    assert not OrganisationSettings.objects.exists()


def test_who_may_read_and_who_may_change(
    team: Team, ana: User, bo: User, chi: User, dana: User, client: Client, client_for: ClientFor
) -> None:
    for address in (RULES, TEAM_RULES):
        assert client.get(address).status_code == 302
        assert client_for(dana).get(address).status_code == 404
        assert client_for(chi).get(address).status_code == 200
        assert client_for(chi).post(address, {"do": "save"}).status_code == 403
    assert client_for(bo).post(RULES, {"do": "save"}).status_code == 403
    assert client_for(bo).post(TEAM_RULES, {"do": "save"}).status_code == 302
