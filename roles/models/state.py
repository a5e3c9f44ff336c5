from __future__ import annotations

from django.db import models


class CatalogueState(models.Model):
    """One line for the installation: how often its definitions have changed, and what was deleted for good."""

    revision = models.PositiveIntegerField(default=0)
    loaded = models.DateTimeField(null=True)
    deleted = models.JSONField(
        default=list, help_text="Shipped entries that an operator deleted: “role:scrum-master”."
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(pk=1), name="the_catalogue_has_one_state"),
        )

    def __str__(self) -> str:
        return f"definitions, revision {self.revision}"
