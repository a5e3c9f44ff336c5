"""What is answered where an address names a revision that there is not."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from organisations.request import TenantRequest
from teams.history.choosing import NoRevision
from teams.models import Team
from teams.views.matrix import address_of, tabs_of


def no_revision(request: TenantRequest, team: Team, error: NoRevision) -> HttpResponse:
    context = {
        "section": "teams",
        "team": team,
        "tabs": tabs_of(team, "history"),
        "base": address_of(team),
        "words": str(error),
    }
    return render(request, "teams/history/no_revision.html", context, status=404)
