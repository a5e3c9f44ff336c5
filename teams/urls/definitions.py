"""An organisation's own view of the catalogue. The public one, of what is shipped, is in roles.urls."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from teams.views.definitions import editing, exchange, history, looking, turning
from teams.views.definitions.frame import SORTS


class SortConverter(StringConverter):
    regex = "|".join(SORTS)


register_converter(SortConverter, "definitions")

_KIND = "o/<slug:organisation>/catalogue/<definitions:kind>/"
_ONE = f"{_KIND}<slug:key>/"

urlpatterns = [
    path("o/<slug:organisation>/catalogue/", looking.definitions, name="definitions"),
    path(
        "o/<slug:organisation>/catalogue/export/",
        exchange.definitions_export,
        name="definitions-export",
    ),
    path(
        "o/<slug:organisation>/catalogue/import/",
        exchange.definitions_import,
        name="definitions-import",
    ),
    path(
        "o/<slug:organisation>/catalogue/roles/compare/",
        looking.definition_compare,
        name="definition-compare",
    ),
    path(_KIND, looking.definition_list, name="definition-list"),
    path(f"{_KIND}new/", editing.definition_new, name="definition-new"),
    path(_ONE, looking.definition, name="definition"),
    path(f"{_ONE}edit/", editing.definition_edit, name="definition-edit"),
    path(f"{_ONE}history/", history.definition_history, name="definition-history"),
    path(
        f"{_ONE}history/<int:change>/restore/",
        turning.definition_restore,
        name="definition-restore",
    ),
    path(f"{_ONE}back/", turning.definition_back, name="definition-back"),
    path(f"{_ONE}retire/", turning.definition_retire, name="definition-retire"),
    path(f"{_ONE}delete/", turning.definition_delete, name="definition-delete"),
]
