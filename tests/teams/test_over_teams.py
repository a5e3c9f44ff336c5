"""What is said of a person over all teams follows each change of one of them, and of no other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisations.models import Membership, Organisation, User
from organisations.scope import organisation_scope
from organisations.services.organisation import change_organisation_facts
from teams.analysing import Progress, analyse_organisation
from teams.checking import recheck_over_teams
from teams.creation import archive_team, bring_back_team
from teams.door import apply_edits
from teams.matrix.edits import ChangeSeat, SetCell
from teams.models import OrganisationSettings, Person, StoredFinding, Team, Why
from teams.storing import open_findings
from tests.teams.builders import TODAY, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def scoped(acme: Organisation) -> Iterator[Organisation]:
    with organisation_scope(acme):
        yield acme


@pytest.fixture
def owner(scoped: Organisation, ana: User) -> Membership:
    return Membership.objects.get(user=ana)


@pytest.fixture
def teams(scoped: Organisation) -> list[Team]:
    """Ana has 80 % in each, Bo 100 %."""
    return [make_team(scoped, name) for name in ("Checkout", "Search")]


def said(code: str) -> list[str]:
    """The people of whom the rule says something now."""
    found = StoredFinding.objects.filter(code=code, cleared_at=None, team=None)
    return sorted(found.values_list("person", flat=True))


def allocate(team: Team, seat: str, before: int | None, after: int | None) -> None:
    edit = ChangeSeat(seat, {"allocation": before}, {"allocation": after})
    apply_edits(team=team, edits=[edit], by=None, why=Why.CLICK, today=TODAY)


def test_two_teams_ask_for_more_than_there_is(teams: list[Team]) -> None:
    assert said("LOD602") == ["ana", "bo"]
    [ana, _] = StoredFinding.objects.filter(code="LOD602").order_by("person")
    assert "80\u202f% in Checkout and 80\u202f% in Search" in ana.message
    assert (ana.first_revision, ana.about["people"]) == (None, ["ana"])


def test_it_is_shown_in_each_of_the_teams(teams: list[Team]) -> None:
    for team in Team.objects.all():
        over_teams, since = open_findings(team)
        assert [one.people for one in over_teams] == [("ana",), ("bo",)]
        assert {one.fingerprint for one in over_teams} <= since.keys()


def test_an_edit_in_one_team_clears_it(teams: list[Team]) -> None:
    allocate(teams[1], "pm", 80, 20)
    assert said("LOD602") == ["bo"]
    allocate(teams[1], "pm", 20, 21)
    assert said("LOD602") == ["ana", "bo"]
    again = StoredFinding.objects.get(code="LOD602", person="ana")
    assert len(again.earlier) == 1


def test_a_person_who_leaves_a_seat_is_looked_at_again(teams: list[Team]) -> None:
    vacate = ChangeSeat("po", {"person": "bo"}, {"person": None})
    apply_edits(team=teams[0], edits=[vacate], by=None, why=Why.CLICK, today=TODAY)
    assert said("LOD602") == ["ana"]


def test_an_archived_team_no_longer_counts(teams: list[Team], owner: Membership) -> None:
    archive_team(team=teams[0], by=owner)
    assert said("LOD602") == []
    bring_back_team(team=teams[0], by=owner)
    assert said("LOD602") == ["ana", "bo"]


def test_a_capacity_counts_once_it_is_looked_at(teams: list[Team], scoped: Organisation) -> None:
    Person.objects.filter(key="ana").update(capacity=200)
    recheck_over_teams(scoped, ["ana"])
    assert said("LOD602") == ["bo"]


def test_the_organisation_itself_is_said_something_of(
    teams: list[Team], owner: Membership, scoped: Organisation
) -> None:
    change_organisation_facts(by=owner, stage=scoped.stage, size=900)
    assert said("ORG404") == [""]
    specialise = ChangeSeat("pm", {"role": "product-manager"}, {"role": "growth-product-manager"})
    apply_edits(team=teams[0], edits=[specialise], by=None, why=Why.CLICK, today=TODAY)
    assert said("ORG404") == []


@pytest.mark.parametrize(("letters", "queries"), [(("C",), 5), (("A", "R"), 8)])
def test_who_is_touched_is_looked_at_and_nobody_else(
    teams: list[Team], letters: tuple[str, ...], queries: int
) -> None:
    """A letter that changes nobody's totals costs no look at other teams."""
    edit = SetCell("product-vision", "po", ("I",), letters)
    with CaptureQueriesContext(connection) as captured:
        apply_edits(team=teams[0], edits=[edit], by=None, why=Why.CLICK, today=TODAY)
    counted = [one for one in captured if "SAVEPOINT" not in one["sql"]]
    assert len(counted) - ('INSERT INTO "teams_storedfinding' in str(counted)) == queries


def test_settings_of_the_organisation_hold_over_all_teams(
    teams: list[Team], scoped: Organisation
) -> None:
    OrganisationSettings.objects.create(
        organisation=scoped, rules={"severities": {"LOD602": "off"}}
    )
    recheck_over_teams(scoped, ["ana", "bo"])
    assert said("LOD602") == []


# the whole organisation


@pytest.mark.django_db(transaction=True)
def test_an_organisation_is_checked_in_batches_and_again_without_change(
    acme: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teams.analysing.TEAMS_AT_ONCE", 2)
    with organisation_scope(acme):
        for number in range(3):
            make_team(acme, f"Team {number}")
        stored = list(StoredFinding.objects.order_by("pk").values())
        StoredFinding.objects.all().delete()
        Team.objects.update(checked_context="", summary={})
    told: list[Progress] = []
    analyse_organisation(acme, today=TODAY, tell=told.append)
    assert told == [Progress(2, 3), Progress(3, 3)]
    with organisation_scope(acme):
        anew = list(StoredFinding.objects.order_by("pk").values())
    ages = {"id", "first_seen", "first_revision", "cleared_at", "cleared_revision", "earlier"}
    what = [{k: v for k, v in one.items() if k not in ages} for one in anew]
    before = [
        {k: v for k, v in one.items() if k not in ages}
        for one in stored
        if one["cleared_at"] is None
    ]
    by_print = lambda one: str(one["fingerprint"])  # noqa: E731
    assert sorted(what, key=by_print) == sorted(before, key=by_print)
    assert analyse_organisation(acme, today=TODAY) == Progress(0, 0)
    with organisation_scope(acme):
        assert list(StoredFinding.objects.order_by("pk").values()) == anew
