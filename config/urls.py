from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

# One way in for everybody: with its limits, its second factor and its list of sessions.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("organisations.signing_in.urls")),
    path("accounts/", include("allauth.urls")),
    path("", include("organisations.urls")),
    path("", include("roles.urls")),
    path("", include("teams.urls")),
]

handler400 = "config.too_much.bad_request"
handler429 = "organisations.signing_in.limits.too_many_requests"
