"""What holds around a team's matrix: the definitions' revision, and what its organisation has set for all teams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Expression, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from organisations.models import Organisation
from roles.effective import NEVER_LOADED
from roles.models import CatalogueState
from teams.analysis.settings import Settings, settings_from_record
from teams.models import OrganisationSettings, Team


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``settings``: the organisation's; a team may have its own over them."""

    definitions: int
    settings: Settings


def with_surroundings(teams: QuerySet[Team]) -> QuerySet[Team]:
    """The teams, each with its surroundings; no further query."""
    return teams.annotate(around=_around("organisation"))


def surroundings_of(team: Team) -> Surroundings:
    """Those that the team came with, else one query."""
    found: Mapping[str, Any] | None = getattr(team, "around", None)
    if found is None:
        return read_surroundings(team.organisation)
    return _read(found)


def read_surroundings(organisation: Organisation) -> Surroundings:
    """Those of any team of the organisation. One query."""
    found = Organisation.objects.filter(pk=organisation.pk)
    return _read(found.values_list(_around("pk"), flat=True).get())


def _around(organisation: str) -> Expression:
    settings = OrganisationSettings.objects.filter(organisation=OuterRef(organisation))
    return JSONObject(
        definitions=Coalesce(Subquery(CatalogueState.objects.values("revision")[:1]), NEVER_LOADED),
        rules=Subquery(settings.values("rules")),
    )


def _read(found: Mapping[str, Any]) -> Surroundings:
    return Surroundings(found["definitions"], settings_from_record(found["rules"] or {}))
