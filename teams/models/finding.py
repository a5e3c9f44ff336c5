from __future__ import annotations

from django.db import models

from organisations.models import TenantModel
from teams.analysis.finding import Severity
from teams.models.team import Team


class StoredFinding(TenantModel):
    """What a rule says of a team, from the revision that brought it to the one that cleared it (null: open)."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="findings")
    fingerprint = models.CharField(max_length=16)
    code = models.CharField(max_length=10)
    name = models.CharField(max_length=60)
    severity = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Severity])
    message = models.TextField()
    hint = models.TextField()
    subject = models.JSONField(default=list)
    about = models.JSONField(
        default=dict, help_text="The keys of rows, seats, people, areas and skills."
    )
    evidence = models.JSONField(default=dict)
    place = models.PositiveIntegerField(
        default=0, help_text="Its place in the list of the team's findings."
    )
    first_revision = models.PositiveIntegerField()
    first_seen = models.DateTimeField()
    cleared_revision = models.PositiveIntegerField(null=True)
    cleared_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("place", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("team", "fingerprint"), name="a_finding_is_stored_once_in_a_team"
            ),
        )
        indexes = (
            models.Index(
                fields=("team", "severity"),
                condition=models.Q(cleared_at__isnull=True),
                name="open_findings_of_a_team",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.message}"
