"""Which organisations' own definitions point to one of the installation's."""

from __future__ import annotations

from typing import Any

from organisations.models import Organisation
from organisations.scope import each_organisation, organisation_scope


def organisations_pointing_to(entry: Any) -> int:
    """Organisation by organisation: none sees another's."""
    if entry.pk is None or entry.organisation_id is not None:
        return 0
    return sum(_points(organisation, entry) for organisation in each_organisation())


def _points(organisation: Organisation, entry: Any) -> bool:
    with organisation_scope(organisation):
        return any(
            related.related_model.objects.filter(
                organisation=organisation, **{related.field.name: entry}
            ).exists()
            for related in entry._meta.related_objects
        )
