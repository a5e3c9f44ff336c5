from django.urls import URLPattern, path

from teams.urls.matrix import TEAM
from teams.views.history.log import history

HISTORY = f"{TEAM}history/"

urlpatterns: list[URLPattern] = [
    path(HISTORY, history, name="team-history"),
]
