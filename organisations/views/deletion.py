"""Deleting an organisation: asked for by an owner, stopped by an owner, done by a job when the waiting time is over."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from organisations.access import requires_owner
from organisations.request import TenantRequest
from organisations.services.deletion import WAITING, ask_for_deletion, stop_deletion
from organisations.views.settings_tabs import settings_tabs


@require_http_methods(["GET", "HEAD", "POST"])
@requires_owner
def organisation_delete(request: TenantRequest, organisation: str) -> HttpResponse:
    """POST the organisation's ``name`` to ask for it, ``stop`` to take that back."""
    problem = ""
    if "stop" in request.POST:
        stop_deletion(by=request.membership)
        messages.success(request, f"{request.organisation} stays.")
        return redirect("organisation-delete", organisation)
    if request.method == "POST":
        try:
            ask_for_deletion(by=request.membership, name=request.POST.get("name", ""))
        except ValidationError as refusal:
            problem = " ".join(refusal.messages)
        else:
            return redirect("organisation-delete", organisation)
    context = {
        "section": "settings",
        "tabs": settings_tabs(request.membership, current="organisation-settings"),
        "days": WAITING.days,
        "problem": problem,
        "typed": request.POST.get("name", ""),
    }
    status = 422 if problem else 200
    return render(request, "organisations/organisation_delete.html", context, status=status)
