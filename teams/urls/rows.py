from django.urls import URLPattern, path

from teams.urls.matrix import TEAM
from teams.views import many_rows, moving, row, rows

urlpatterns: list[URLPattern] = [
    path(f"{TEAM}rows/add/", rows.add_rows, name="team-rows-add"),
    path(f"{TEAM}rows/many/", many_rows.many_rows, name="team-rows-many"),
    path(f"{TEAM}rows/<slug:row>/", row.row, name="team-row"),
    path(f"{TEAM}rows/<slug:row>/move/", moving.move_row, name="team-row-move"),
    path(f"{TEAM}rows/<slug:row>/remove/", rows.remove_row, name="team-row-remove"),
    path(f"{TEAM}seats/<slug:seat>/move/", moving.move_seat, name="team-seat-move"),
]
