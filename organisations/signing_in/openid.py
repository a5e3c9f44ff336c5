"""Signing in by the installation's OpenID Connect provider. docs/accounts.md says what is trusted, and why."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.adapter import get_adapter as get_social_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.openid_connect import views
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from requests import RequestException

from organisations.accounts import claim_first_user, sign_up_is_open
from organisations.models import User
from organisations.names import NAME_LENGTH


class OpenIdAdapter(DefaultSocialAccountAdapter):
    error_messages: ClassVar[dict[str, str]] = {
        **DefaultSocialAccountAdapter.error_messages,
        "email_taken": "There is an account with this address. Sign in to it first, then connect %s under “Your account”.",
        "no_password": "Set a password first: without it you could not sign in any more.",
        "no_verified_email": "Confirm your e-mail address first: without it you could not sign in any more.",
        "connected_other": "That login belongs to another account here.",
    }

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return sign_up_is_open(request, target=sociallogin.state.get("next") or "")

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> User:
        user = cast(User, super().populate_user(request, sociallogin, data))
        parts = (data.get("first_name"), data.get("last_name"))
        given = data.get("name") or " ".join(part for part in parts if part)
        user.name = " ".join(str(given).split())[:NAME_LENGTH]
        return user

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, Any]:
        initial = cast("dict[str, Any]", super().get_signup_form_initial_data(sociallogin))
        return initial | {"name": cast(User, sociallogin.user).name}

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Somebody without a name is asked for it."""
        return bool(cast(User, sociallogin.user).name) and super().is_auto_signup_allowed(
            request, sociallogin
        )

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        user = cast(User, sociallogin.user)
        with claim_first_user(user, lambda: self.is_open_for_signup(request, sociallogin)):
            user.set_unusable_password()
            if form:
                # Past our own adapter, which would look for the invitation in the form.
                DefaultAccountAdapter.save_user(get_account_adapter(), request, user, form)
            sociallogin.save(request)
        return user

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Whether the provider may open the account of this address: see docs/accounts.md.

        Never an operator's, and never one whose own address is not confirmed: its maker may be somebody else.
        """
        if not super().can_authenticate_by_email(login, email):
            return False
        return EmailAddress.objects.filter(
            email__iexact=email, verified=True, user__is_staff=False, user__is_superuser=False
        ).exists()


def openid_login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the provider, by a page that moves on by itself.

    A redirection would still be the form's: `form-action 'self'` forbids those to other places, wherever
    the provider's own pages lead.
    """
    try:
        response = cast(HttpResponse, views.login(request, provider_id))
    except RequestException as error:
        return _unreachable(request, provider_id, error)
    if isinstance(response, HttpResponseRedirect) and "://" in response.url:
        return render(request, "socialaccount/login_redirect.html", {"redirect_to": response.url})
    return response


def _unreachable(request: HttpRequest, provider_id: str, error: Exception) -> HttpResponse:
    try:
        provider = get_social_adapter().get_provider(request, provider_id)
    except SocialApp.DoesNotExist:
        raise Http404 from error
    return cast(HttpResponse, render_authentication_error(request, provider, exception=error))
