from django.urls import URLPattern, path

from teams.views import organisation

ORGANISATION = "o/<slug:organisation>/"

urlpatterns: list[URLPattern] = [
    path(ORGANISATION, organisation.organisation, name="organisation"),
    path(
        f"{ORGANISATION}map/export/<slug:format>/",
        organisation.export_map,
        name="organisation-map-export",
    ),
    path(f"{ORGANISATION}teams/<slug:team>/archive/", organisation.archive, name="team-archive"),
    path(
        f"{ORGANISATION}teams/<slug:team>/bring-back/",
        organisation.bring_back,
        name="team-bring-back",
    ),
]
