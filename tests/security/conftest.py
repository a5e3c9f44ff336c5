"""An organisation with a row in every table of tenants."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from organisations.audit import record
from organisations.models import Deed, Level, Membership, Organisation, User
from organisations.scope import organisation_scope
from organisations.services.invitation import invite_member
from roles import models as definitions
from teams.acceptance import accept
from teams.baselines import name_revision
from teams.models import (
    Draft,
    Export,
    OrganisationSettings,
    Presence,
    StoredFinding,
    Team,
    TeamEditor,
)
from teams.sharing.links import make_link
from teams.sharing.veiling import Shown
from tests.factories.organisations import MembershipFactory
from tests.teams.builders import make_team


def fill(organisation: Organisation, owner: User) -> Team:
    """One of each, made by the services where there is one."""
    with organisation_scope(organisation):
        team = make_team(organisation, "Secret")
        by = Membership.objects.select_related("organisation", "user").get(user=owner)
        record(Deed.EXPORTED, "x", by=by)
        invite_member(by=by, email="guest@example.org", level=Level.VIEWER)
        tomorrow = timezone.localdate() + timedelta(days=1)
        make_link(by=by, name="x", until=tomorrow, shown=Shown())
        name_revision(team=team, revision=1, name="Start", by=by)
        accept(finding=StoredFinding.objects.filter(team=team).first(), by=by, reason="So be it")
        Draft.objects.create(organisation=organisation, user=owner)
        Export.objects.create(
            organisation=organisation, user=owner, kind="csv", teams=["secret"], file=b"x"
        )
        Presence.objects.create(
            organisation=organisation, team=team, user=owner, seen=timezone.now()
        )
        OrganisationSettings.objects.get_or_create(organisation=organisation)
        TeamEditor.objects.create(
            organisation=organisation,
            team=team,
            membership=MembershipFactory(organisation=organisation),
        )
        _define(organisation)
    return team


def _define(organisation: Organisation) -> None:
    own = {"organisation": organisation}
    area = definitions.Area.objects.create(key="own-area", name="Own area", **own)
    first, second = (
        definitions.Responsibility.objects.create(key=key, name=key, area=area, **own)
        for key in ("own-first", "own-second")
    )
    definitions.HandOff.objects.create(
        key="own-hand-off", name="x", giving=first, receiving=second, **own
    )
    skill = definitions.Skill.objects.create(key="own-skill", name="Own skill", **own)
    role = definitions.Role.objects.create(key="own-role", name="Own role", **own)
    definitions.Expectation.objects.create(
        role=role, responsibility=first, meanings=["answers"], **own
    )
    definitions.RequiredSkill.objects.create(role=role, skill=skill, **own)
    definitions.DefinitionChange.objects.create(
        kind="role", key="own-role", deed="made", after={}, **own
    )
    definitions.DefinitionChange.objects.create(
        kind="role", key="secret", deed=definitions.Deed.MADE, after={"name": "Secret"}, **own
    )


@pytest.fixture
def secret(acme: Organisation, ana: User) -> Team:
    return fill(acme, ana)
