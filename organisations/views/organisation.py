from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from organisations.access import can_own, check_can_administer, reason_against, requires_viewer
from organisations.belonging import memberships_of
from organisations.forms import OrganisationForm
from organisations.models import Level
from organisations.request import TenantRequest, UserRequest
from organisations.services.organisation import (
    change_organisation_facts,
    create_organisation,
    rename_organisation,
)
from organisations.views.settings_tabs import settings_tabs


@login_required
@require_safe
def organisation_list(request: UserRequest) -> HttpResponse:
    return render(
        request,
        "organisations/organisation_list.html",
        {"memberships": memberships_of(request.user)},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def organisation_new(request: UserRequest) -> HttpResponse:
    form = OrganisationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        organisation = create_organisation(user=request.user, **form.cleaned_data)
        messages.success(request, f"{organisation} is there, and you are its owner.")
        return redirect(organisation)
    return render(request, "organisations/organisation_new.html", {"form": form})


@requires_viewer
@require_http_methods(["GET", "HEAD", "POST"])
def organisation_settings(request: TenantRequest, organisation: str) -> HttpResponse:
    """All members may read the facts; administrators change them."""
    if request.method == "POST":
        check_can_administer(request.membership)
    shown = model_to_dict(request.organisation, OrganisationForm.Meta.fields)
    form = OrganisationForm(request.POST if request.method == "POST" else None, initial=shown)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        rename_organisation(by=request.membership, name=facts.pop("name"))
        change_organisation_facts(by=request.membership, **facts)
        messages.success(request, "The settings are saved.")
        return redirect("organisation-settings", request.organisation.key)
    tabs = settings_tabs(request.membership, current="organisation-settings")
    reason = reason_against(request.membership, Level.ADMINISTRATOR)
    context = {
        "form": form,
        "tabs": tabs,
        "section": "settings",
        "reason": reason,
        "may_own": can_own(request.membership),
    }
    return render(request, "organisations/organisation_settings.html", context)
