from django.urls import URLPattern, path

from teams.views.paste import paste

urlpatterns: list[URLPattern] = [
    path("o/<slug:organisation>/teams/<slug:team>/paste/", paste, name="team-paste")
]
