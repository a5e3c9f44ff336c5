from __future__ import annotations

from django.db import models

from organisations.models import Membership, TenantModel
from teams.models.team import Team


class TeamEditor(TenantModel):
    """A member who may change this one team, though their access to the organisation is only to look."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="editors")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="teams")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("membership__user__name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("team", "membership"), name="a_member_edits_a_team_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.membership.user} edits {self.team}"
