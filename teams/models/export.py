from __future__ import annotations

from django.conf import settings
from django.db import models

from organisations.models import TenantModel


class Export(TenantModel):
    """Several teams as one file, written by a job and fetched by whoever asked for it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exports"
    )
    kind = models.CharField(max_length=10)
    teams = models.JSONField(default=list, help_text="Their keys, in their order.")
    done = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=500, blank=True)
    file = models.BinaryField(null=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created", "-id")

    def __str__(self) -> str:
        return f"{len(self.teams)} teams as {self.kind}"
