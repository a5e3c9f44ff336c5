from __future__ import annotations

from datetime import date

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from organisations.models import TenantModel
from roles.definitions.keys import MAX_KEY
from teams.analysis.finding import Severity
from teams.models.team import Team

FOREVER = date(9999, 12, 31)


class StoredFinding(TenantModel):
    """What a rule says of a team, of a person over all teams, or of the organisation.

    Open from ``first_seen`` until ``cleared_at`` (null: still). ``earlier`` keeps the spells before, each [from, until].
    """

    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, related_name="findings")
    person = models.SlugField(
        max_length=MAX_KEY + 10,
        blank=True,
        default="",
        help_text="The key of the person whom a finding over all teams is about.",
    )
    fingerprint = models.CharField(max_length=16)
    code = models.CharField(max_length=10)
    name = models.CharField(max_length=60)
    severity = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Severity])
    rank = models.GeneratedField(
        expression=models.Case(
            *(models.When(severity=one.value, then=models.Value(one.rank)) for one in Severity)
        ),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )
    message = models.TextField()
    hint = models.TextField()
    subject = models.JSONField(default=list)
    about = models.JSONField(
        default=dict,
        help_text="The keys of rows, seats, people, areas and skills; “in” has the areas of the rows too.",
    )
    evidence = models.JSONField(default=dict)
    place = models.PositiveIntegerField(
        default=0, help_text="Its place in the list of the team's findings."
    )
    first_revision = models.PositiveIntegerField(null=True, help_text="Of the team.")
    first_seen = models.DateTimeField()
    earlier = models.JSONField(default=list)
    accepted_until = models.DateField(
        null=True, help_text="The last day on which it counts as accepted; FOREVER: without end."
    )
    cleared_revision = models.PositiveIntegerField(null=True)
    cleared_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("place", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "fingerprint"), name="a_finding_is_stored_once"
            ),
        )
        indexes = (
            models.Index(
                fields=("organisation", "person"),
                condition=models.Q(team__isnull=True),
                name="findings_over_all_teams",
            ),
            models.Index(
                fields=("organisation", "rank", "code", "id"),
                condition=models.Q(cleared_at__isnull=True),
                name="open_findings_in_order",
            ),
            GinIndex(
                fields=("about",),
                opclasses=("jsonb_path_ops",),
                condition=models.Q(cleared_at__isnull=True),
                name="open_findings_by_their_keys",
            ),
            models.Index(
                fields=("team", "severity"),
                condition=models.Q(cleared_at__isnull=True),
                name="open_findings_of_a_team",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.message}"
