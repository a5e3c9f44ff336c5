import hashlib
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from organisations.models.membership import Level
from organisations.models.tenant import TenantModel

INVITATION_LASTS = timedelta(days=14)


def invitation_expiry() -> datetime:
    return timezone.now() + INVITATION_LASTS


def hash_of(token: str) -> str:
    """What the database keeps of a token. Reading the table gives nobody a working link."""
    return hashlib.sha256(token.encode()).hexdigest()


class Invitation(TenantModel):
    """A link that makes whoever opens it, signed in, a member."""

    email = models.EmailField("e-mail")
    level = models.CharField(max_length=20, choices=Level)
    # The token is made from the seed and the secret key, so that the link can be shown again.
    seed = models.UUIDField(default=uuid.uuid4, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField(default=invitation_expiry)
    accepted = models.DateTimeField(null=True, blank=True, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        ordering = ("-created", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "email"),
                condition=models.Q(accepted__isnull=True),
                name="an_address_has_one_open_invitation_to_an_organisation",
            ),
            models.CheckConstraint(
                condition=models.Q(level__in=Level.values),
                name="the_level_of_an_invitation_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(accepted__isnull=True, accepted_by__isnull=True)
                | models.Q(accepted__isnull=False, accepted_by__isnull=False),
                name="an_invitation_is_accepted_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.email} as {self.get_level_display().lower()} of {self.organisation}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.token_hash = hash_of(self.token)
        super().save(*args, **kwargs)

    @property
    def token(self) -> str:
        return salted_hmac(
            "organisations.invitation.token", self.seed.hex, algorithm="sha256"
        ).hexdigest()

    @property
    def is_open(self) -> bool:
        return self.accepted is None and self.expires > timezone.now()

    def get_absolute_url(self) -> str:
        """The link; "" where the secret key has changed since, so that it cannot be made again."""
        if hash_of(self.token) != self.token_hash:
            return ""
        return reverse("invitation-accept", args=[self.token])
