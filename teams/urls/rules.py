from django.urls import URLPattern, path

from teams.views.rules import rule_detail, rule_list

urlpatterns: list[URLPattern] = [
    path("rules/", rule_list, name="rule-list"),
    path("rules/<slug:code>/", rule_detail, name="rule"),
]
