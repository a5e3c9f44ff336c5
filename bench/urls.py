"""The product's addresses and the floor's: a signed-in view behind the same middleware, one UPDATE, 1 KB."""

from django.http import HttpResponse
from django.urls import path

from config.urls import urlpatterns as product
from organisations.access import requires_editor
from organisations.request import TenantRequest
from teams.models import Team


@requires_editor
def floor(request: TenantRequest, organisation: str) -> HttpResponse:
    Team.objects.filter(key="large").update(story="floor")
    return HttpResponse("x" * 1024)


urlpatterns = [path("o/<slug:organisation>/floor/", floor), *product]
