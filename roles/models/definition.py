from __future__ import annotations

from typing import Any

from django.db import models

from organisations.models import Organisation
from roles.definitions.keys import MAX_KEY, MAX_NAME


class Definition(models.Model):
    """What every definition has. Without an organisation it belongs to the installation: shipped, or an operator's."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, editable=False
    )
    key = models.SlugField(max_length=MAX_KEY + 10)
    name = models.CharField(max_length=MAX_NAME)
    sources = models.JSONField(
        default=list,
        blank=True,
        help_text="Facts of the article such as A19, or frameworks by name.",
    )
    position = models.PositiveIntegerField(
        default=0, help_text="Its place in lists; smaller comes first."
    )
    retired = models.BooleanField(
        default=False, help_text="No longer offered; matrices that use it keep it."
    )
    shipped = models.JSONField(
        null=True,
        blank=True,
        editable=False,
        help_text="The values it was last loaded with; null where it did not come with Remit.",
    )

    objects: Any = models.Manager()

    class Meta:
        abstract = True
        ordering = ("position", "name")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "key"),
                nulls_distinct=False,
                name="%(class)s_keys_are_unique_in_an_organisation",
            ),
        )

    def __str__(self) -> str:
        return self.name
