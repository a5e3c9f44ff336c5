from collections.abc import Mapping

from django.conf import settings
from django.db import models

from organisations.models.tenant import TenantModel


class Level(models.TextChoices):
    """What a member may do; each level may do all that the ones below it may."""

    OWNER = "owner", "Owner"
    ADMINISTRATOR = "administrator", "Administrator"
    EDITOR = "editor", "Editor"
    VIEWER = "viewer", "Viewer"

    @property
    def may(self) -> str:
        """Ends a sentence such as "As editor you may …"."""
        return _EXPLANATIONS[self]

    def reaches(self, needed: "Level") -> bool:
        return _ASCENDING.index(self) >= _ASCENDING.index(needed)


_ASCENDING = (Level.VIEWER, Level.EDITOR, Level.ADMINISTRATOR, Level.OWNER)
_EXPLANATIONS = {
    Level.OWNER: "do everything, and decide who else is an owner",
    Level.ADMINISTRATOR: "change settings, members and role definitions",
    Level.EDITOR: "change people, teams and their matrices",
    Level.VIEWER: "look at everything, but change nothing",
}


class Membership(TenantModel):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    level = models.CharField(max_length=20, choices=Level)
    created = models.DateTimeField(auto_now_add=True)

    # Key and name of single teams that a member below editor may change; found out by whoever
    # knows teams, once a request.
    edited_teams: Mapping[str, str] | None = None

    class Meta:
        ordering = ("user__name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "user"),
                name="a_user_is_a_member_of_an_organisation_once",
            ),
            models.CheckConstraint(
                condition=models.Q(level__in=Level.values),
                name="the_level_of_a_member_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} as {self.get_level_display().lower()} of {self.organisation}"

    def reaches(self, needed: Level) -> bool:
        return Level(self.level).reaches(needed)
