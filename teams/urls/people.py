from django.urls import URLPattern, path

from teams.views import people

PEOPLE = "o/<slug:organisation>/people/"

urlpatterns: list[URLPattern] = [
    path(PEOPLE, people.people, name="people"),
    path(f"{PEOPLE}<slug:person>/change/", people.change, name="person-change"),
    path(f"{PEOPLE}<slug:person>/remove/", people.remove, name="person-remove"),
]
