from django.urls import URLPattern, path

from teams.urls.matrix import TEAM
from teams.views import undo

urlpatterns: list[URLPattern] = [
    path(f"{TEAM}undo/", undo.undo, name="team-undo"),
    path(f"{TEAM}redo/", undo.redo, name="team-redo"),
]
