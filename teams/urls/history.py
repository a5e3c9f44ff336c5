from django.urls import URLPattern, path

from teams.urls.matrix import TEAM
from teams.views.history.log import history
from teams.views.history.revision import revision
from teams.views.history.taking_back import undo

HISTORY = f"{TEAM}history/"

urlpatterns: list[URLPattern] = [
    path(HISTORY, history, name="team-history"),
    path(f"{HISTORY}<int:revision>/", revision, name="team-revision"),
    path(f"{HISTORY}<int:revision>/undo/", undo, name="team-revision-undo"),
]
