from __future__ import annotations

from django.conf import settings
from django.db import models

from organisations.models import TenantModel
from teams.models.team import Team


class Why(models.TextChoices):
    SET_UP = "set-up", "set up the team"
    CLICK = "click", "edited"
    PASTE = "paste", "pasted"
    IMPORT = "import", "imported"
    FIX = "fix", "applied a fix"
    UNDO = "undo", "undid"
    SCHEME = "scheme", "changed the letters"
    DEFINITION = "definition", "followed a definition"
    LEAVING = "leaving", "entered that somebody leaves"
    DEMO = "demo", "made for the demonstration"


class LogEntry(TenantModel):
    """One list of edits as done: who, when, why, and before and after in full. Never changed, never deleted."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="log")
    revision = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    why = models.CharField(max_length=20, choices=Why)
    edits = models.JSONField()
    undoes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="undone_by"
    )

    class Meta:
        ordering = ("revision",)
        verbose_name_plural = "log entries"
        constraints = (
            models.UniqueConstraint(
                fields=("team", "revision"), name="a_revision_is_one_list_of_edits"
            ),
        )

    def __str__(self) -> str:
        return f"revision {self.revision}"
