from django.urls import URLPattern, path

from teams.views import setup

NEW = "o/<slug:organisation>/teams/new/"

urlpatterns: list[URLPattern] = [
    path(NEW, setup.new, name="team-new"),
    path(f"{NEW}<int:draft>/discard/", setup.discard, name="team-setup-discard"),
    path(f"{NEW}<int:draft>/<slug:step>/", setup.step, name="team-setup"),
]
