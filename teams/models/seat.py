from __future__ import annotations

from django.db import models

from organisations.models import Organisation, TenantModel
from roles.definitions.keys import MAX_KEY, MAX_NAME
from teams.models.person import Person
from teams.models.team import Team


class Seat(TenantModel):
    """A role in a team. ``role`` is the key of a definition, the organisation's own or a shipped one."""

    # Always read by team: an index on the organisation would only mislead the planner.
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, editable=False, db_index=False
    )
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="seats")
    key = models.SlugField(max_length=MAX_KEY + 10)
    role = models.SlugField(max_length=MAX_KEY + 10)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="seats"
    )
    allocation = models.PositiveSmallIntegerField(null=True, blank=True)
    focus = models.CharField(max_length=MAX_NAME, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    name = models.CharField(max_length=MAX_NAME, blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("team", "key"), name="a_seat_has_a_key_of_its_own"),
        )

    def __str__(self) -> str:
        return self.key
