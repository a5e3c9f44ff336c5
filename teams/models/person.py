from __future__ import annotations

from django.conf import settings
from django.db import models

from organisations.models import TenantModel
from roles.definitions.keys import MAX_KEY, MAX_NAME


class Person(TenantModel):
    """Somebody who works in the organisation; one over all of its teams, with or without a login."""

    key = models.SlugField(max_length=MAX_KEY + 10, editable=False)
    name = models.CharField(max_length=MAX_NAME)
    email = models.EmailField("e-mail", blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
    )
    capacity = models.PositiveSmallIntegerField(default=100, help_text="In %; 100 is full time.")
    skills = models.JSONField(
        default=dict, blank=True, help_text="Skill key to level; only what is recorded."
    )
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "id")
        verbose_name_plural = "people"
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "key"), name="a_person_has_a_key_of_their_own"
            ),
        )

    def __str__(self) -> str:
        return self.name
