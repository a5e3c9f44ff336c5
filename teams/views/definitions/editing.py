"""A definition as a form: changed, or made anew; its effect first, then saved."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from organisations.access import requires_administrator
from organisations.request import TenantRequest
from roles.definitions.keys import make_key
from roles.editing.standing import Standing, marks_of
from roles.editing.values import Wanted, blank_values, digest_of
from roles.effective import catalogue_for
from roles.entries import Values, hand_off_key
from roles.forms.definition import DefinitionForm
from roles.forms.filled import RESERVED
from roles.forms.kinds import form_for
from roles.models import Deed
from teams.views.definitions.catching_up import Meanwhile, catch_up
from teams.views.definitions.frame import SORTS, Sort, address, frame, missing, standing
from teams.views.definitions.proposal import Proposal, is_confirmed, propose, save, saved_in_words


@require_http_methods(["GET", "HEAD", "POST"])
@requires_administrator
def definition_edit(request: TenantRequest, organisation: str, kind: str, key: str) -> HttpResponse:
    """POST tells the effect; with ``do=save`` and the token of what was told it saves."""
    sort = SORTS[kind]
    stands = standing(request, sort, key)
    if stands is None or stands.values is None:
        return missing(request, sort, key)
    form = _form(request, sort, stands.values, bound=request.method == "POST")
    if not form.is_bound or not form.is_valid():
        return _page(request, sort, form, stands)
    values = form.values()
    seen = request.POST.get("base", "")
    if seen != digest_of(stands.values):
        meanwhile = catch_up(request.organisation, stands, seen, values)
        form = _form(request, sort, meanwhile.values)
        return _page(request, sort, form, stands, meanwhile=meanwhile, status=409)
    return _told_or_saved(request, sort, values, stands)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_administrator
def definition_new(request: TenantRequest, organisation: str, kind: str) -> HttpResponse:
    """``?specialises=KEY``: a role that begins with all that the other one has."""
    sort = SORTS[kind]
    said = blank_values(sort.kind)
    parent = request.GET.get("specialises", "")
    if sort.kind.key == "role" and parent in catalogue_for(request.organisation).roles:
        said["specialises"] = parent
    form = _form(request, sort, said, bound=request.method == "POST", is_new=True)
    if not form.is_bound or not form.is_valid():
        return _page(request, sort, form, None)
    return _told_or_saved(request, sort, form.values(), None)


def _form(
    request: TenantRequest, sort: Sort, said: Values, *, bound: bool = False, is_new: bool = False
) -> DefinitionForm:
    return form_for(
        sort.kind,
        request.POST if bound else None,
        catalogue=catalogue_for(request.organisation),
        said=said,
        is_new=is_new,
    )


def _told_or_saved(
    request: TenantRequest, sort: Sort, values: Values, stands: Standing | None
) -> HttpResponse:
    key = stands.key if stands else _new_key(request, sort, values)
    if key is None:
        form = _form(request, sort, blank_values(sort.kind), bound=True, is_new=True)
        form.add_error("receiving", "There is a hand-off between these two already.")
        return _page(request, sort, form, None)
    proposal = propose(request, [Wanted(sort.kind, key, values)])
    refused = ""
    if is_confirmed(request, proposal):
        changes, refused = save(request, proposal, Deed.CHANGED if stands else Deed.MADE)
        if not refused:
            messages.success(request, saved_in_words(proposal, changes))
            return redirect(address(request, "definition", sort, key))
    form = _form(request, sort, values, is_new=stands is None)
    status = 409 if refused or "token" in request.POST else 200
    return _page(
        request, sort, form, stands, proposal=proposal, refused=refused,
        status=422 if proposal.faults else status,
    )  # fmt: skip


def _new_key(request: TenantRequest, sort: Sort, values: Values) -> str | None:
    """None where a hand-off between the two is there already, be it retired."""
    taken = marks_of(request.organisation, sort.kind)
    if sort.kind.key != "hand-off":
        return make_key(values["name"], {*taken, *RESERVED}, fallback=sort.one)
    key = hand_off_key(values["giving"], values["receiving"])
    return None if key in taken else key


def _page(
    request: TenantRequest,
    sort: Sort,
    form: DefinitionForm,
    stands: Standing | None,
    *,
    proposal: Proposal | None = None,
    meanwhile: Meanwhile | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    shipped = stands.shipped if stands else None
    context: dict[str, Any] = frame(
        request,
        sort.slug,
        form=form,
        stands=stands,
        base=digest_of(stands.values) if stands else "",
        letters=form.letters(shipped) if hasattr(form, "letters") else None,
        skills=form.skill_lines(shipped) if hasattr(form, "skill_lines") else None,
        parent=form.catalogue.roles.get(form["specialises"].value() or "")
        if "specialises" in form.fields
        else None,
        proposal=proposal,
        meanwhile=meanwhile,
        refused=refused,
    )
    if form.is_bound and not form.is_valid():
        status = 422
    return render(request, "teams/definitions/edit.html", context, status=status)
