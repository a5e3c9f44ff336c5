from django.urls import URLPattern, path

from teams.views.sharing import links, shared

LINKS = "o/<slug:organisation>/settings/links/"
SHARED = "share/<str:token>/"

urlpatterns: list[URLPattern] = [
    path(LINKS, links.links, name="organisation-links"),
    path(f"{LINKS}frames/", links.frames, name="organisation-frames"),
    path(f"{LINKS}<int:link>/revoke/", links.revoke, name="organisation-link-revoke"),
    path(SHARED, shared.shared, name="shared"),
    path(f"{SHARED}matrix.<slug:format>", shared.written, name="shared-written"),
    path(
        f"{SHARED}teams/<slug:team>/matrix.<slug:format>",
        shared.written,
        name="shared-team-written",
    ),
    path(f"{SHARED}embed/", shared.embedded, name="shared-embed"),
    path(f"{SHARED}teams/<slug:team>/", shared.shared_team, name="shared-team"),
    path(f"{SHARED}teams/<slug:team>/embed/", shared.embedded_team, name="shared-team-embed"),
]
