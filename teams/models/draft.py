from __future__ import annotations

from django.conf import settings
from django.db import models

from organisations.models import TenantModel


class Draft(TenantModel):
    """A set-up that one user has begun: seen by nobody else, until “Create team” makes a team of it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts"
    )
    content = models.JSONField(default=dict)
    step = models.CharField(max_length=20, default="facts")
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-changed", "id")

    def __str__(self) -> str:
        return str(self.content.get("name") or "A team without a name yet")
