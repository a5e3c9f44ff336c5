from __future__ import annotations

from django.db import models

from roles.models.definition import Definition


class Skill(Definition):
    description = models.TextField(blank=True)
    training = models.BooleanField(default=False, help_text="Covered by the training of A60.")
