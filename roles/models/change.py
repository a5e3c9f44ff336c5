from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from organisations.models import Organisation
from roles.definitions.keys import MAX_KEY


class Deed(models.TextChoices):
    MADE = "made", "made it"
    CHANGED = "changed", "changed it"
    WENT_BACK = "went-back", "went back to the shipped one"
    RESTORED = "restored", "restored an earlier state"
    RETIRED = "retired", "retired it"
    OFFERED = "offered", "offered it again"
    DELETED = "deleted", "deleted it"
    IMPORTED = "imported", "imported it"


class DefinitionChange(models.Model):
    """One change of a definition: who, when, and its values before and after in full. Never changed, never deleted.

    Without an organisation it is the installation's definition that an operator changed. ``before`` null: there was
    none; ``after`` null: there is none any more.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, editable=False
    )
    kind = models.CharField(max_length=20)
    key = models.SlugField(max_length=MAX_KEY + 10)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    deed = models.CharField(max_length=20, choices=Deed)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    letters = models.PositiveIntegerField(
        null=True, help_text="So many letters of teams followed; null where it was not asked for."
    )

    objects: Any = models.Manager()

    class Meta:
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=("organisation", "kind", "key", "-at"), name="definition_history"),
        )

    def __str__(self) -> str:
        return f"{self.get_deed_display()}: {self.kind} {self.key}"
