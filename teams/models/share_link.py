from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone

from organisations.models import TenantModel
from roles.definitions.keys import MAX_NAME
from teams.models.team import Team


class Who(models.TextChoices):
    """How much of a person a link shows."""

    ROLES = "roles", "roles only"
    INITIALS = "initials", "initials"
    NAMES = "names", "names"


class ShareLink(TenantModel):
    """A link by which whoever has it reads one team, or without a team all of them. Only the hash of its token is kept."""

    name = models.CharField(max_length=MAX_NAME, help_text="For whom it was made.")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    team = models.ForeignKey(
        Team, on_delete=models.CASCADE, null=True, blank=True, related_name="share_links"
    )
    who = models.CharField(max_length=10, choices=Who, default=Who.ROLES)
    findings = models.BooleanField(default=False)
    skills = models.BooleanField(default=False)
    allocations = models.BooleanField(default=False)
    notes = models.BooleanField(default=False)
    until = models.DateField(help_text="The last day on which it opens.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField(auto_now_add=True)
    revoked = models.DateTimeField(null=True, blank=True, editable=False)
    opened = models.PositiveIntegerField(default=0, editable=False)
    last_opened = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("-created", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(who__in=Who.values), name="a_share_link_shows_people_in_one_way"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def opens_on(self, day: date) -> bool:
        return self.revoked is None and day <= self.until

    @property
    def is_open(self) -> bool:
        return self.opens_on(timezone.localdate())
