from django.urls import URLPattern, path

from teams.views import cells, fixes, matrix

TEAM = "o/<slug:organisation>/teams/<slug:team>/"

urlpatterns: list[URLPattern] = [
    path(TEAM, matrix.matrix, name="team"),
    path(f"{TEAM}cells/<slug:row>/<slug:seat>/", cells.cell, name="team-cell"),
    path(f"{TEAM}fixes/", fixes.apply_fix, name="team-fix"),
]
