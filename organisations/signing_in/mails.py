"""Where a mail cannot be sent: words instead of an error, and nothing half done."""

import logging
from collections.abc import Callable
from smtplib import SMTPException

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

logger = logging.getLogger(__name__)

# What a mail server that is down, slow, or refuses us, raises.
MAIL_TROUBLE = (SMTPException, OSError)


class MailNotSent(Exception):
    """What the request would have done is undone: it makes no sense without its mail."""


class MailNotSentMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, MailNotSent):
            return None
        return render(request, "account/mail_not_sent.html", status=503)


def log_trouble(template: str, error: Exception) -> None:
    """Neither the address nor the text of a mail is written down: it holds codes and links."""
    logger.error("The mail %s could not be sent: %s", template, type(error).__name__)
