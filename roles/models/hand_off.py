from __future__ import annotations

from django.db import models

from roles.models.definition import Definition
from roles.models.responsibility import Responsibility


class HandOff(Definition):
    """What the owner of one responsibility passes to the owner of another; ``name`` says it in short."""

    giving = models.ForeignKey(Responsibility, on_delete=models.PROTECT, related_name="given")
    receiving = models.ForeignKey(Responsibility, on_delete=models.PROTECT, related_name="received")
    passes = models.TextField(blank=True)

    class Meta(Definition.Meta):
        verbose_name = "hand-off"
