from __future__ import annotations

from django.conf import settings
from django.db import models

from organisations.models import TenantModel
from teams.models.finding import StoredFinding

MAX_REASON = 500


class Acceptance(TenantModel):
    """Somebody lives with a finding for a reason. Kept for its history when it is taken back or its last day is over."""

    finding = models.ForeignKey(StoredFinding, on_delete=models.CASCADE, related_name="acceptances")
    reason = models.CharField(max_length=MAX_REASON)
    until = models.DateField(null=True, help_text="The last day that it holds; none: without end.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("finding",),
                condition=models.Q(ended_at__isnull=True),
                name="a_finding_has_one_acceptance_that_is_not_ended",
            ),
        )

    def __str__(self) -> str:
        return self.reason
