import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from organisations.models import Invitation

logger = logging.getLogger(__name__)


def mail_invitation(invitation: Invitation, *, link: str) -> bool:
    """Whether the mail went out. Where no mail is set up, the link is handed over by hand."""
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        return False
    context = {"invitation": invitation, "link": link}
    try:
        send_mail(
            subject=f"{invitation.invited_by} invites you to {invitation.organisation} on Remit",
            message=render_to_string("organisations/invitation_mail.txt", context),
            from_email=None,
            recipient_list=[invitation.email],
        )
    except (SMTPException, OSError):
        logger.exception("The mail of invitation %s could not be sent", invitation.pk)
        return False
    return True
