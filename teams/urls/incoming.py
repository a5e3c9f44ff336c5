from django.urls import URLPattern, path

from teams.views.incoming import people, preview, sending

PEOPLE = "o/<slug:organisation>/people/"
TEAMS = "o/<slug:organisation>/teams/"

urlpatterns: list[URLPattern] = [
    path(f"{TEAMS}new/import/", sending.new_team, name="new-team-import"),
    path(f"{TEAMS}new/import/<int:draft>/", preview.new_team, name="new-team-import-preview"),
    path(f"{PEOPLE}import/", people.send, name="people-import"),
    path(f"{PEOPLE}import/<int:draft>/", people.preview, name="people-import-preview"),
    path(f"{TEAMS}<slug:team>/import/", sending.onto_team, name="team-import"),
    path(f"{TEAMS}<slug:team>/import/<int:draft>/", preview.onto_team, name="team-import-preview"),
]
