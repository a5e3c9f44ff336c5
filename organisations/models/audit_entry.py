from django.conf import settings
from django.db import models

from organisations.models.tenant import TenantModel


class Deed(models.TextChoices):
    """What the audit log keeps. Changes of matrices and definitions have histories of their own."""

    SIGNED_IN = "signed-in", "Signed in"
    SIGN_IN_FAILED = "sign-in-failed", "Sign-in failed"
    CREDENTIALS = "credentials", "Changed how they sign in"
    INVITED = "invited", "Invited"
    WITHDREW = "withdrew", "Withdrew an invitation"
    JOINED = "joined", "Joined"
    ACCESS = "access", "Changed access"
    REMOVED = "removed", "Removed a member"
    LEFT = "left", "Left"
    EXPORTED = "exported", "Exported"
    SHARED = "shared", "Made a share link"
    REVOKED = "revoked", "Revoked a share link"
    SETTINGS = "settings", "Changed settings"
    DELETION = "deletion", "Deletion of the organisation"


class AuditEntry(TenantModel):
    """One deed about access and what left the house: who, when, what, from where. Never changed, never deleted."""

    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    deed = models.CharField(max_length=20, choices=Deed)
    about = models.CharField(max_length=500, blank=True)
    address = models.GenericIPAddressField(null=True)

    class Meta:
        ordering = ("-at", "-id")
        verbose_name_plural = "audit entries"
        indexes = (models.Index(fields=("organisation", "-at"), name="audit_by_time"),)

    def __str__(self) -> str:
        return f"{self.get_deed_display()}: {self.about}"
