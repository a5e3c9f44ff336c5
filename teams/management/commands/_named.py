"""Finding the organisation and team that a command names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

from organisations.models import Organisation
from organisations.scope import each_organisation, organisation_scope
from teams.models import Team


@contextmanager
def organisation_called(key: str) -> Iterator[Organisation]:
    """The organisation with this key, in its scope. CommandError names those there are."""
    organisations = {one.key: one for one in each_organisation()}
    if key not in organisations:
        known = ", ".join(organisations) or "none yet"
        raise CommandError(f"There is no organisation “{key}”. There are: {known}.")
    with organisation_scope(organisations[key]):
        yield organisations[key]


def team_called(organisation: Organisation, key: str) -> Team:
    found = {team.key: team for team in Team.objects.filter(organisation=organisation)}
    if key not in found:
        raise CommandError(
            f"{organisation} has no team “{key}”. It has: {', '.join(found) or 'none yet'}."
        )
    team: Team = found[key]
    team.organisation = organisation
    return team
