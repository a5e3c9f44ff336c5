from django.urls import URLPattern, path

from teams.views import start

urlpatterns: list[URLPattern] = [path("", start.start, name="start")]
