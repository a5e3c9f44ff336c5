from __future__ import annotations

from django.db import models
from django.urls import reverse

from organisations.models import TenantModel
from roles.definitions.keys import MAX_KEY, MAX_NAME
from teams.matrix.model import Complexity, Method


class Team(TenantModel):
    """One product team. Its facts, rows, seats and letters change through the door only (teams.door)."""

    key = models.SlugField(max_length=MAX_KEY + 10, editable=False)
    name = models.CharField(max_length=MAX_NAME)
    story = models.CharField(
        max_length=500, blank=True, help_text="What this team is an example of."
    )
    method = models.CharField(  # noqa: DJ001 - "not given" silences rules; "" would be a method
        max_length=20, null=True, blank=True, choices=[(one.value, one.value) for one in Method]
    )
    complexity = models.CharField(  # noqa: DJ001
        max_length=10, null=True, blank=True, choices=[(one.value, one.value) for one in Complexity]
    )
    data = models.BooleanField("data product", null=True, blank=True)
    scheme = models.SlugField(max_length=MAX_KEY, default="raci")
    reviewed = models.DateField(null=True, blank=True)
    rules = models.JSONField(
        default=dict, editable=False, help_text="Settings of the rules over the organisation's."
    )
    revision = models.PositiveIntegerField(default=0, editable=False)
    archived = models.DateTimeField(null=True, blank=True, editable=False)
    summary = models.JSONField(default=dict, editable=False)
    checked_context = models.CharField(
        max_length=60,
        default="",
        editable=False,
        help_text="The context that the stored findings were made in.",
    )
    recheck_on = models.DateField(
        null=True,
        editable=False,
        help_text="The first day on which a stored finding may change by itself.",
    )
    created = models.DateTimeField(auto_now_add=True)

    is_held = False
    """Whether this object was read with its row held, until the transaction ends (teams.locking)."""

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "key"), name="a_team_has_a_key_of_its_own"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("team", args=[self.organisation.key, self.key])
