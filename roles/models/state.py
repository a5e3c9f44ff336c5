from __future__ import annotations

from django.db import models


class CatalogueState(models.Model):
    """One line for the installation: how often its definitions have changed, and what was deleted for good."""

    revision = models.BigIntegerField(
        default=0,
        help_text="The microsecond of the last change: never the same twice, even where a change was rolled back.",
    )
    loaded = models.DateTimeField(null=True)
    known = models.JSONField(
        default=list,
        help_text="Every entry that was ever loaded: “role:scrum-master”; one that is gone was deleted.",
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(pk=1), name="the_catalogue_has_one_state"),
        )

    def __str__(self) -> str:
        return f"definitions, revision {self.revision}"
