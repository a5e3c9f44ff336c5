from __future__ import annotations

from django.db import models

from roles.models.definition import Definition


class Area(Definition):
    """The catalogue's grouping of responsibilities."""

    description = models.TextField(blank=True)
