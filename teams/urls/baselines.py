from django.urls import URLPattern, path

from teams.views import baselines

BASELINES = "o/<slug:organisation>/teams/<slug:team>/baselines/"

urlpatterns: list[URLPattern] = [
    path(BASELINES, baselines.baselines, name="team-baselines"),
    path(f"{BASELINES}<int:baseline>/", baselines.change, name="team-baseline"),
    path(f"{BASELINES}<int:baseline>/forget/", baselines.take_away, name="team-baseline-forget"),
]
