from django.urls import URLPattern, path

from teams.views import exports

EXPORTS = "o/<slug:organisation>/exports/"

urlpatterns: list[URLPattern] = [
    path(EXPORTS, exports.exports, name="organisation-exports"),
    path(f"{EXPORTS}<int:export>/", exports.export, name="organisation-export"),
    path(f"{EXPORTS}<int:export>/file/", exports.file, name="organisation-export-file"),
]
