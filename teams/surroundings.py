"""What holds around a team's matrix: the definitions' revision, and what its organisation has set for all teams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import JSONField, QuerySet
from django.db.models.expressions import RawSQL

from organisations.models import Organisation
from roles.effective import NEVER_LOADED
from teams.analysis.settings import Settings, settings_from_record
from teams.matrix.own_schemes import schemes_from_record
from teams.matrix.schemes import RACI, SCHEMES, Scheme
from teams.models import Team

_AROUND = """
jsonb_build_object(
  'definitions', (SELECT revision FROM roles_cataloguestate LIMIT 1),
  'said', (SELECT jsonb_build_object('rules', rules, 'schemes', schemes)
           FROM teams_organisationsettings WHERE organisation_id = %s))
"""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``settings``: the organisation's; a team may have its own over them. ``schemes``: by key, shipped and own."""

    definitions: int
    settings: Settings
    schemes: Mapping[str, Scheme]

    def scheme(self, key: str) -> Scheme:
        """RACI where there is no such scheme any more."""
        return self.schemes.get(key, RACI)


def with_surroundings(teams: QuerySet[Team], organisation: Organisation) -> QuerySet[Team]:
    """Teams of one organisation, each with its surroundings; no further query."""
    return teams.annotate(around=_around(organisation))


def surroundings_of(team: Team) -> Surroundings:
    """Those that the team came with, else one query."""
    found: Mapping[str, Any] | None = getattr(team, "around", None)
    if found is None:
        return read_surroundings(team.organisation)
    return _read(found)


def read_surroundings(organisation: Organisation) -> Surroundings:
    """Those of any team of the organisation. One query."""
    found = Organisation.objects.filter(pk=organisation.pk)
    return _read(found.values_list(_around(organisation), flat=True).get())


def _around(organisation: Organisation) -> RawSQL:
    """In SQL of our own: each edit asks for it, and to compose it costs Django more than all the rules cost."""
    return RawSQL(_AROUND, [organisation.pk], output_field=JSONField())  # noqa: S611 - fixed text  # nosec B611


def _read(found: Mapping[str, Any]) -> Surroundings:
    said = found["said"] or {}
    own = said.get("schemes")
    return Surroundings(
        found["definitions"] or NEVER_LOADED,
        settings_from_record(said.get("rules", {})),
        schemes_from_record(own) if own else SCHEMES,
    )
