from django.urls import URLPattern, re_path

from teams.views import finding

ORGANISATION = r"^o/(?P<organisation>[-\w]+)/"
TEAM = rf"{ORGANISATION}teams/(?P<team>[-\w]+)/"
ONE = r"findings/(?P<fingerprint>[0-9a-f]{16})/"

urlpatterns: list[URLPattern] = [
    re_path(rf"{ORGANISATION}{ONE}$", finding.finding, name="finding"),
    re_path(rf"{ORGANISATION}{ONE}back/$", finding.back, name="finding-back"),
    re_path(rf"{TEAM}{ONE}$", finding.finding, name="team-finding"),
    re_path(rf"{TEAM}{ONE}back/$", finding.back, name="team-finding-back"),
]
