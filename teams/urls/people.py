from django.urls import URLPattern, path

from teams.views import people, person

PEOPLE = "o/<slug:organisation>/people/"

urlpatterns: list[URLPattern] = [
    path(PEOPLE, people.people, name="people"),
    path(f"{PEOPLE}<slug:person>/", person.person, name="person"),
    path(f"{PEOPLE}<slug:person>/skills/", person.skills, name="person-skills"),
    path(f"{PEOPLE}<slug:person>/leaving/", person.leaving, name="person-leaving"),
    path(f"{PEOPLE}<slug:person>/login/", person.login, name="person-login"),
    path(f"{PEOPLE}<slug:person>/change/", people.change, name="person-change"),
    path(f"{PEOPLE}<slug:person>/remove/", people.remove, name="person-remove"),
]
