from django.urls import URLPattern, path

from teams.views.boundary import boundary

TEAM = "o/<slug:organisation>/teams/<slug:team>/"

urlpatterns: list[URLPattern] = [path(f"{TEAM}boundary/", boundary, name="team-boundary")]
