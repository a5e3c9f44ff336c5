"""The addresses of the app, one module a page or group of pages."""

from django.urls import URLPattern, URLResolver

from teams.urls import matrix, rules

urlpatterns: list[URLPattern | URLResolver] = [*rules.urlpatterns, *matrix.urlpatterns]
