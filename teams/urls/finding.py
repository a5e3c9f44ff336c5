from django.urls import URLPattern, re_path

from teams.views import finding

ONE = r"^o/(?P<organisation>[-\w]+)/findings/(?P<fingerprint>[0-9a-f]{16})/"

urlpatterns: list[URLPattern] = [
    re_path(rf"{ONE}$", finding.finding, name="finding"),
    re_path(rf"{ONE}back/$", finding.back, name="finding-back"),
]
