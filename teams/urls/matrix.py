from django.urls import URLPattern, path

from teams.views import blocks, cells, fixes, matrix, seats

TEAM = "o/<slug:organisation>/teams/<slug:team>/"

urlpatterns: list[URLPattern] = [
    path(TEAM, matrix.matrix, name="team"),
    path(f"{TEAM}cells/", blocks.cells, name="team-cells"),
    path(f"{TEAM}cells/<slug:row>/<slug:seat>/", cells.cell, name="team-cell"),
    path(f"{TEAM}fixes/", fixes.apply_fix, name="team-fix"),
    path(f"{TEAM}seats/add/", seats.add_seat, name="team-seats-add"),
    path(f"{TEAM}seats/<slug:seat>/", seats.seat, name="team-seat"),
    path(f"{TEAM}seats/<slug:seat>/remove/", seats.remove_seat, name="team-seat-remove"),
]
