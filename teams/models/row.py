from __future__ import annotations

from django.db import models

from organisations.models import Organisation, TenantModel
from roles.definitions.keys import MAX_KEY, MAX_NAME
from teams.models.team import Team


class Row(TenantModel):
    """A responsibility in a team's matrix. ``responsibility`` is a definition's key; null is the team's own row."""

    # Always read by team: an index on the organisation would only mislead the planner.
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, editable=False, db_index=False
    )
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="rows")
    key = models.SlugField(max_length=MAX_KEY + 10)
    responsibility = models.SlugField(max_length=MAX_KEY + 10, null=True, blank=True)  # noqa: DJ001 - null: own row
    name = models.CharField(max_length=MAX_NAME, blank=True)
    area = models.SlugField(max_length=MAX_KEY + 10, null=True, blank=True)  # noqa: DJ001 - null: the definition's
    horizon = models.CharField(max_length=10, null=True, blank=True)  # noqa: DJ001
    level = models.CharField(max_length=10, null=True, blank=True)  # noqa: DJ001
    stakeholder = models.SlugField(max_length=MAX_KEY, null=True, blank=True)  # noqa: DJ001
    shared = models.BooleanField(default=False)
    checks = models.SlugField(max_length=MAX_KEY + 10, null=True, blank=True)  # noqa: DJ001
    description = models.TextField(blank=True)
    links = models.JSONField(default=list, blank=True)
    notes = models.JSONField(default=dict, blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("team", "key"), name="a_row_has_a_key_of_its_own"),
            models.UniqueConstraint(
                fields=("team", "responsibility"),
                name="a_definition_stands_at_most_once_in_a_matrix",
            ),
        )

    def __str__(self) -> str:
        return self.key
