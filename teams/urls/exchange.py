from django.urls import URLPattern, path

from teams.views import exchange

TEAM = "o/<slug:organisation>/teams/<slug:team>/"

urlpatterns: list[URLPattern] = [
    path(f"{TEAM}export/<slug:format>/", exchange.export, name="team-export"),
    path(f"{TEAM}import/", exchange.upload, name="team-import"),
    path(f"{TEAM}import/<int:draft>/", exchange.preview, name="team-import-preview"),
]
