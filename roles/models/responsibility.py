from __future__ import annotations

from django.db import models

from roles.definitions.keys import MAX_KEY
from roles.definitions.model import Horizon, Level
from roles.models.area import Area
from roles.models.definition import Definition


def _choices(values: type[Horizon | Level]) -> list[tuple[str, str]]:
    return [(one.value, one.value) for one in values]


class Responsibility(Definition):
    """Something to be owned."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="responsibilities")
    description = models.TextField(blank=True)
    horizon = models.CharField(max_length=10, choices=_choices(Horizon), default=Horizon.ANY)
    level = models.CharField(max_length=10, choices=_choices(Level), default=Level.ANY)
    stakeholder = models.SlugField(
        max_length=MAX_KEY,
        blank=True,
        help_text="The group whose expectations it holds, if it holds one's.",
    )
    shared = models.BooleanField(
        default=False, help_text="Product Manager and Product Owner own it together."
    )
    core = models.JSONField(
        default=list,
        blank=True,
        help_text="The kinds of team that miss it if it is not there: all, agile, data, grown.",
    )
    packs = models.JSONField(
        default=list,
        blank=True,
        help_text="The packs it is offered in: core, agile, data, emerging.",
    )

    class Meta(Definition.Meta):
        verbose_name_plural = "responsibilities"
