"""Who may make an account, what the first one is, and where signing in leads."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, cast
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import ImproperlyConfigured, PermissionDenied, ValidationError
from django.db import connection, transaction
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse

from organisations.belonging import organisations_of
from organisations.models import User
from organisations.services.invitation import find_invitation
from organisations.signing_in.limits import in_words, seconds_to_wait
from organisations.signing_in.mails import MAIL_TROUBLE, MailNotSent, log_trouble

_FIRST_USER_LOCK = "SELECT pg_advisory_xact_lock(hashtext('organisations.first_user'))"


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is switched off.",
        "email_password_mismatch": "The address or the password is not right.",
        "incorrect_code": "This code is not right, or too old.",
        "incorrect_password": "This is not your password.",
        "enter_current_password": "This is not your password.",
        "email_taken": "There is an account with this address already.",
        "duplicate_email": "This address is one of yours already.",
        "cannot_remove_primary_email": "Mails go to this address. Choose another for them first.",
        "too_many_login_attempts": "Too many tries. Try again in a few minutes.",
        "rate_limited": "Too many tries. Try again in a few minutes.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        target = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME, "")
        return sign_up_is_open(request, target=target)

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        with claim_first_user(user, lambda: self.is_open_for_signup(request)):
            return cast(User, super().save_user(request, user, form, commit=commit))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            key = self._get_login_attempts_cache_key(request, **credentials)
            wait = in_words(seconds_to_wait(request, "login_failed", key=key))
            raise ValidationError(
                f"Too many tries. Try again {wait}, or have a code sent by mail.",
                code="too_many_login_attempts",
            ) from error

    def get_client_ip(self, request: HttpRequest) -> str:
        try:
            return cast(str, super().get_client_ip(request))
        except ImproperlyConfigured:
            # It came past the proxies, and whatever it says of them is not to be trusted.
            return cast(str, request.META["REMOTE_ADDR"])

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        try:
            super().send_mail(template_prefix, email, context)
        except MAIL_TROUBLE as error:
            log_trouble(template_prefix, error)
            raise MailNotSent from error

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """What it tells of is done, and stays done where the mail cannot be sent."""
        try:
            super().send_notification_mail(*args, **kwargs)
        except MailNotSent:
            return

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return home_of(cast(User, request.user))

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return home_of(cast(User, request.user))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_name")


def sign_up_is_open(request: HttpRequest, *, target: str) -> bool:
    """For everybody, for whoever holds the invitation that `target` leads to, or for the very first."""
    return settings.REMIT_SIGN_UP or _is_open_invitation(target) or not User.objects.exists()


@contextmanager
def claim_first_user(user: User, is_open: Callable[[], bool]) -> Iterator[None]:
    """The first user of an empty installation becomes its operator."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_FIRST_USER_LOCK)
        if not is_open():
            # Somebody else was first while this form was filled in.
            raise PermissionDenied("An account is made by invitation here.")
        if not User.objects.exists():
            user.is_staff = user.is_superuser = True
        yield


def home_of(user: User) -> str:
    """The one organisation of the user; the list where there are several, else the way to one."""
    organisations = organisations_of(user)
    match len(organisations):
        case 0:
            return reverse("organisation-new")
        case 1:
            return organisations[0].get_absolute_url()
        case _:
            return reverse("organisation-list")


def _is_open_invitation(target: str) -> bool:
    try:
        match = resolve(urlsplit(target).path)
    except (Resolver404, ValueError):
        return False
    if match.url_name != "invitation-accept":
        return False
    invitation = find_invitation(match.kwargs["token"])
    return invitation is not None and invitation.is_open
