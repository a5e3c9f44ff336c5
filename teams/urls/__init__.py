"""The addresses of the app, one module a page or group of pages."""

from django.urls import URLPattern, URLResolver

from teams.urls import (
    baselines,
    boundary,
    exchange,
    exports,
    finding,
    findings,
    history,
    incoming,
    live,
    matrix,
    organisation,
    paste,
    people,
    rows,
    rules,
    setup,
    sharing,
    start,
    team_settings,
    undo,
)

urlpatterns: list[URLPattern | URLResolver] = [
    *start.urlpatterns,
    *incoming.urlpatterns,
    *rules.urlpatterns,
    *organisation.urlpatterns,
    *people.urlpatterns,
    *setup.urlpatterns,
    *sharing.urlpatterns,
    *team_settings.urlpatterns,
    *boundary.urlpatterns,
    *baselines.urlpatterns,
    *finding.urlpatterns,
    *findings.urlpatterns,
    *exchange.urlpatterns,
    *exports.urlpatterns,
    *undo.urlpatterns,
    *live.urlpatterns,
    *history.urlpatterns,
    *rows.urlpatterns,
    *paste.urlpatterns,
    *matrix.urlpatterns,
]
