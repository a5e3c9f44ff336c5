from __future__ import annotations

from django.conf import settings
from django.db import models

from organisations.models import TenantModel
from roles.definitions.keys import MAX_NAME
from teams.models.team import Team


class Baseline(TenantModel):
    """A revision with a name, kept for comparison. Taking the name away changes nothing of the log."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="baselines")
    revision = models.PositiveIntegerField()
    name = models.CharField(max_length=MAX_NAME)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-revision", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("team", "name"), name="a_baseline_has_a_name_of_its_own_in_its_team"
            ),
        )

    def __str__(self) -> str:
        return self.name
