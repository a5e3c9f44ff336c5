"""The letters of an organisation: its own words for each, and schemes of its own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import (
    can_administer,
    check_can_administer,
    reason_against,
    requires_administrator,
    requires_viewer,
)
from organisations.models import Level
from organisations.request import TenantRequest
from organisations.views.settings_tabs import settings_tabs
from teams.forms.letters import SchemeForm, WordsForm
from teams.matrix.own_schemes import BadScheme
from teams.matrix.schemes import SCHEMES
from teams.scheme_settings import add_scheme, remove_scheme, set_words
from teams.surroundings import read_surroundings


@require_http_methods(["GET", "HEAD", "POST"])
@requires_viewer
def letters(request: TenantRequest, organisation: str) -> HttpResponse:
    """All schemes with their words. A POST with ``scheme`` saves the words of one, without it a new scheme."""
    tenant = request.organisation
    schemes = read_surroundings(tenant).schemes
    which = request.POST.get("scheme", "")
    if request.method == "POST":
        check_can_administer(request.membership)
    words = {
        key: WordsForm(request.POST if key == which else None, scheme=scheme)
        for key, scheme in schemes.items()
    }
    new = SchemeForm(request.POST if request.method == "POST" and not which else None)
    if which in words and words[which].is_valid():
        said = words[which].words()
        set_words(organisation=tenant, by=request.membership, scheme=which, words=said)
        messages.success(request, f"Saved what the letters of {schemes[which].name} mean.")
        return redirect("organisation-letters", organisation)
    if new.is_bound and new.is_valid():
        try:
            made = add_scheme(
                organisation=tenant, by=request.membership, name=new.cleaned_data["name"], letters=new.letters()
            )  # fmt: skip
        except (BadScheme, ValueError) as error:
            new.add_error(None, str(error))
        else:
            messages.success(request, f"Added {made.name}. A new team can be set up with it.")
            return redirect("organisation-letters", organisation)
    context = {
        "section": "settings",
        "tabs": settings_tabs(request.membership, current="organisation-letters"),
        "why_not": ""
        if can_administer(request.membership)
        else reason_against(request.membership, Level.ADMINISTRATOR),
        "schemes": [(form, form.scheme.key not in SCHEMES) for form in words.values()],
        "new": new,
    }
    wrong = any(form.is_bound for form in (*words.values(), new))
    return render(request, "teams/letters/page.html", context, status=422 if wrong else 200)


@require_POST
@requires_administrator
def remove(request: TenantRequest, organisation: str, scheme: str) -> HttpResponse:
    """Take a scheme of one's own away that no team uses."""
    schemes = read_surroundings(request.organisation).schemes
    if scheme in schemes and scheme not in SCHEMES:
        try:
            remove_scheme(organisation=request.organisation, by=request.membership, scheme=scheme)
        except ValueError as error:
            messages.error(request, f"{error} Give these teams other letters first.")
        else:
            messages.success(request, f"Removed {schemes[scheme].name}.")
    return redirect("organisation-letters", organisation)
