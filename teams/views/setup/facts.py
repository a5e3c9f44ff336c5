"""The first step: what the rules need to know of the team, and once of the organisation."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from organisations.request import TenantRequest
from teams.forms.setup import FactsForm, NewTeamForm, OrganisationFactsForm, choices_of
from teams.setup.work import Work
from teams.views.setup.frame import move_to, text_of

LONGEST_KEPT = 1000


def save(request: TenantRequest, work: Work) -> dict[str, Any]:
    """What was said, right or wrong; of the organisation only what differs from what is known of it."""
    said = {name: text_of(request, name)[:LONGEST_KEPT] for name in FactsForm.base_fields}
    for name in ("method", "complexity", "is_data"):
        said[name] = said[name] if said[name] in choices_of(FactsForm, name) else ""
    scheme = text_of(request, "scheme")
    said["scheme"] = scheme if scheme in work.schemes else ""
    if not work.may_say_organisation_facts:
        return said
    stage, size = text_of(request, "stage"), text_of(request, "size").strip()[:LONGEST_KEPT]
    known = {"stage": work.organisation.stage or "", "size": str(work.organisation.size or "")}
    said["stage"] = stage if stage in choices_of(OrganisationFactsForm, "stage") else ""
    said["size"] = size
    return said | {name: "" for name, value in known.items() if said[name] == value}


def problem(work: Work) -> str:
    """Why the facts will not do as they are."""
    forms = _forms(work, bound=True)
    said = (error for form in forms for errors in form.errors.values() for error in errors)
    return str(next(said, ""))


def finish(request: TenantRequest, work: Work) -> HttpResponse | None:
    return None if problem(work) else move_to(work, "people")


def fragment(request: TenantRequest, work: Work) -> HttpResponse:
    return HttpResponse(status=204)


def context(request: TenantRequest, work: Work, *, tried: bool) -> dict[str, Any]:
    form, *of_organisation = _forms(work, bound=tried)
    wrong = next((one for one in (form, *of_organisation) if one.errors), form)
    wrong.focus()
    known = work.organisation.stage and work.organisation.size
    return {
        "form": form,
        "organisation_form": of_organisation[0] if of_organisation else None,
        "is_folded": bool(known) and not any(one.errors for one in of_organisation),
        "facts": work.facts,
    }


def _forms(work: Work, *, bound: bool) -> list[FactsForm | OrganisationFactsForm]:
    content = work.content
    forms: list[FactsForm | OrganisationFactsForm] = [
        NewTeamForm(content, schemes=work.schemes)
        if bound
        else NewTeamForm(initial=dict(content), schemes=work.schemes)
    ]
    if work.may_say_organisation_facts:
        organisation = work.organisation
        said = {
            "stage": content.get("stage") or organisation.stage or "",
            "size": content.get("size") or organisation.size or "",
        }
        forms.append(OrganisationFactsForm(said) if bound else OrganisationFactsForm(initial=said))
    return forms
