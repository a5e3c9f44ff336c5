"""allauth's forms in Remit's words: a label once, and nothing in the field that looks filled in."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.socialaccount.forms import SignupForm

_LABELS = {
    "login": "E-mail address",
    "email": "E-mail address",
    "remember": "Stay signed in on this device",
    "oldpassword": "Password so far",
    "password1": "New password",
    "password2": "New password, once more",
    "code": "Code",
}


class InOurWords:
    """Goes before a form of allauth's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.label = _LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)


def _said(form: type) -> type:
    return type(form.__name__, (InOurWords, form), {"__doc__": form.__doc__})


LoginForm = _said(account.LoginForm)
AddEmailForm = _said(account.AddEmailForm)
ChangePasswordForm = _said(account.ChangePasswordForm)
SetPasswordForm = _said(account.SetPasswordForm)
ResetPasswordForm = _said(account.ResetPasswordForm)
ResetPasswordKeyForm = _said(account.ResetPasswordKeyForm)
ReauthenticatePasswordForm = _said(account.ReauthenticateForm)
RequestLoginCodeForm = _said(account.RequestLoginCodeForm)
ConfirmLoginCodeForm = _said(account.ConfirmLoginCodeForm)
ConfirmAddressForm = _said(account.ConfirmEmailVerificationCodeForm)
SecondFactorForm = _said(AuthenticateForm)
SecondFactorAgainForm = _said(ReauthenticateForm)
SecondFactorOnForm = _said(ActivateTOTPForm)
OpenIdSignUpForm = _said(SignupForm)


class SignUpForm(InOurWords, account.SignupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = "Password"
        self.fields["password2"].label = "Password, once more"
