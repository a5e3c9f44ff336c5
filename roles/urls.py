from django.urls import URLPattern, URLResolver, path

from roles.views import catalogue, comparison

urlpatterns: list[URLPattern | URLResolver] = [
    path("catalogue/", catalogue.overview, name="catalogue"),
    path("catalogue/roles/", catalogue.role_list, name="role-list"),
    path("catalogue/roles/compare/", comparison.compare_roles, name="role-compare"),
    path("catalogue/roles/<slug:key>/", catalogue.role, name="role"),
    path("catalogue/responsibilities/", catalogue.responsibility_list, name="responsibility-list"),
    path("catalogue/responsibilities/<slug:key>/", catalogue.responsibility, name="responsibility"),
]
