"""Who may make an account, what the first one is, and where signing in leads."""

from typing import Any, cast
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse

from organisations.belonging import organisations_of
from organisations.models import User
from organisations.services.invitation import find_invitation

_FIRST_USER_LOCK = "SELECT pg_advisory_xact_lock(hashtext('organisations.first_user'))"


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return (
            settings.REMIT_SIGN_UP or _holds_open_invitation(request) or not User.objects.exists()
        )

    @transaction.atomic
    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """The first user of an empty installation becomes its operator."""
        with connection.cursor() as cursor:
            cursor.execute(_FIRST_USER_LOCK)
        if not self.is_open_for_signup(request):
            # Somebody else was first while this form was filled in.
            raise PermissionDenied("An account is made by invitation here.")
        if not User.objects.exists():
            user.is_staff = user.is_superuser = True
        return super().save_user(request, user, form, commit=commit)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return home_of(cast(User, request.user))

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return home_of(cast(User, request.user))


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


def _holds_open_invitation(request: HttpRequest) -> bool:
    """Whether the page to go to after signing up is an invitation's, and it still stands."""
    target = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME, "")
    try:
        match = resolve(urlsplit(target).path)
    except (Resolver404, ValueError):
        return False
    if match.url_name != "invitation-accept":
        return False
    invitation = find_invitation(match.kwargs["token"])
    return invitation is not None and invitation.is_open
