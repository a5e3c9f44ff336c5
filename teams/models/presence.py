from __future__ import annotations

from django.conf import settings
from django.db import models

from organisations.models import TenantModel
from roles.definitions.keys import MAX_KEY
from teams.models.team import Team


class Presence(TenantModel):
    """Somebody has a team's matrix before them, at this cell; one who was not seen for a while is gone."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="present")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    row = models.SlugField(max_length=MAX_KEY + 10, blank=True, default="")
    seat = models.SlugField(max_length=MAX_KEY + 10, blank=True, default="")
    seen = models.DateTimeField()

    class Meta:
        verbose_name_plural = "presences"
        constraints = (
            models.UniqueConstraint(
                fields=("team", "user"), name="somebody_is_at_one_place_of_a_matrix"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} at {self.team}"
