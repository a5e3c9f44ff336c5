from django.urls import URLPattern, path

from teams.views import findings

ORGANISATION = "o/<slug:organisation>/"

urlpatterns: list[URLPattern] = [
    path(f"{ORGANISATION}findings/", findings.findings, name="findings"),
    path(f"{ORGANISATION}findings/export/csv/", findings.export, name="findings-export"),
    path(
        f"{ORGANISATION}teams/<slug:team>/findings/", findings.team_findings, name="team-findings"
    ),
]
