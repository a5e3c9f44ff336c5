from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("", include("organisations.urls")),
    path("", include("roles.urls")),
    path("", include("teams.urls")),
]

handler400 = "config.too_much.bad_request"
