from django.urls import URLPattern, path

from teams.views.live import live

TEAM = "o/<slug:organisation>/teams/<slug:team>/"

urlpatterns: list[URLPattern] = [path(f"{TEAM}live/", live, name="team-live")]
