from django.urls import URLPattern, path

from teams.urls.matrix import TEAM
from teams.views.history.compare import compare_two
from teams.views.history.log import history
from teams.views.history.revision import revision
from teams.views.history.taking_back import undo

HISTORY = f"{TEAM}history/"

urlpatterns: list[URLPattern] = [
    path(HISTORY, history, name="team-history"),
    path(f"{HISTORY}compare/", compare_two, name="team-compare"),
    path(f"{HISTORY}<int:revision>/", revision, name="team-revision"),
    path(f"{HISTORY}<int:revision>/undo/", undo, name="team-revision-undo"),
]
