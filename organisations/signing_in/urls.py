"""Below /accounts/, before allauth's own."""

from allauth.mfa.recovery_codes.views import view_recovery_codes
from allauth.mfa.totp.views import activate_totp
from django.urls import path
from django.views.decorators.cache import never_cache

from organisations.signing_in import openid, views

urlpatterns = [
    path("you/", views.account_name, name="account_name"),
    path("sessions/<int:pk>/end/", views.session_end, name="session-end"),
    path("oidc/<slug:provider_id>/login/", openid.openid_login, name="openid_connect_login"),
    # They show secrets: not even the browser keeps them.
    path("2fa/totp/activate/", never_cache(activate_totp), name="mfa_activate_totp"),
    path(
        "2fa/recovery-codes/",
        never_cache(view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
]
