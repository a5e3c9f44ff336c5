"""Which tables hold what belongs to an organisation."""

from __future__ import annotations

from django.apps import apps
from django.db import models


def tenant_models() -> list[type[models.Model]]:
    """Every model whose rows name their organisation, in the order of the apps."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if any(field.column == "organisation_id" for field in model._meta.local_concrete_fields)
    ]
