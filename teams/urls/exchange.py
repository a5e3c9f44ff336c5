from django.urls import URLPattern, path

from teams.views import exchange

TEAM = "o/<slug:organisation>/teams/<slug:team>/"

urlpatterns: list[URLPattern] = [
    path(f"{TEAM}export/<slug:format>/", exchange.export, name="team-export"),
]
