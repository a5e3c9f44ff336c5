from django.urls import URLPattern, path

from teams.views.organisation import organisation
from teams.views.ownership_export import export_map

ORGANISATION = "o/<slug:organisation>/"

urlpatterns: list[URLPattern] = [
    path(ORGANISATION, organisation, name="organisation"),
    path(f"{ORGANISATION}map/export/<slug:format>/", export_map, name="organisation-map-export"),
]
