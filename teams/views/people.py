"""The people of an organisation: found, added, changed, and removed where nothing points to them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisations.access import (
    can_edit,
    check_can_edit,
    reason_against,
    requires_editor,
    requires_viewer,
)
from organisations.models import Level
from organisations.request import TenantRequest
from roles.effective import catalogue_for
from teams.forms.people import PersonForm
from teams.models import Person
from teams.ownership.roster import roster
from teams.people import (
    add_people,
    change_person,
    recheck_teams_of,
    remove_person,
    why_not_removable,
)
from teams.views.posting import posted
from teams.views.seen import CHANGED_MEANWHILE, seen_of

PEOPLE_A_PAGE = 100
FACTS = ("name", "email", "capacity")


@require_http_methods(["GET", "HEAD", "POST"])
@requires_viewer
def people(request: TenantRequest, organisation: str) -> HttpResponse:
    """Everybody, or those whom ``?find=`` finds; a POST adds somebody."""
    form = PersonForm(posted(request))
    if request.method == "POST":
        check_can_edit(request.membership)
        if form.is_valid():
            _add(request, form.cleaned_data)
            return redirect("people", organisation)
    return _show(request, form, 422 if form.is_bound else 200)


def _add(request: TenantRequest, facts: dict[str, Any]) -> None:
    namesakes = Person.objects.filter(name__iexact=facts["name"]).count()
    [person] = add_people(
        organisation=request.organisation, by=request.membership, names=[facts["name"]]
    )
    change_person(
        person=person, by=request.membership, email=facts["email"], capacity=facts["capacity"]
    )
    said = f"Added {person}."
    if namesakes:
        said += f" There is another {person} already: the two are different people."
    messages.success(request, said)


def _show(request: TenantRequest, form: PersonForm, status: int) -> HttpResponse:
    text = request.GET.get("find", "").strip()
    may_edit = can_edit(request.membership)
    page = Paginator(_found(text, by_email=may_edit), PEOPLE_A_PAGE).get_page(
        request.GET.get("page")
    )
    entries = roster(page, catalogue_for(request.organisation), today=timezone.localdate())
    context = {
        "section": "people",
        "form": form,
        "find": text,
        "page": page,
        "entries": [
            (entry, may_edit or entry.person.user_id == request.user.pk) for entry in entries
        ],
        "before": _address(text, page.number - 1) if page.has_previous() else "",
        "after": _address(text, page.number + 1) if page.has_next() else "",
        "may_edit": may_edit,
        "reason": reason_against(request.membership, Level.EDITOR),
    }
    return render(request, "teams/people/page.html", context, status=status)


def _found(text: str, *, by_email: bool) -> Any:
    """By name, and by address for those who see addresses. Letters that a database cannot hold find nobody."""
    everybody = Person.objects.all()
    if not text:
        return everybody
    if "\0" in text:
        return everybody.none()
    wanted = Q(name__icontains=text)
    return everybody.filter(wanted | Q(email__icontains=text) if by_email else wanted)


def _address(text: str, page: int) -> str:
    return f"?{urlencode({**({'find': text} if text else {}), 'page': page})}"


def _person(request: TenantRequest, key: str) -> Person:
    found = Person.objects.filter(key=key)
    person = (found.select_for_update() if request.method == "POST" else found).first()
    if person is None:
        raise Http404(f"Nobody in {request.organisation} has the key “{key}”.")
    return person


@require_http_methods(["GET", "HEAD", "POST"])
@requires_editor
def change(request: TenantRequest, organisation: str, person: str) -> HttpResponse:
    """Name, e-mail and capacity. What findings say with the old name or capacity is said anew."""
    found = _person(request, person)
    before = {name: getattr(found, name) for name in FACTS}
    form = PersonForm(posted(request), initial=before)
    seen = seen_of(before)
    if form.is_bound and request.POST.get("seen") != seen:
        form.add_error(None, CHANGED_MEANWHILE)
    if form.is_bound and form.is_valid():
        _change(request, found, before, form.cleaned_data)
        return redirect("person", organisation, found.key)
    context = {"section": "people", "person": found, "form": form, "seen": seen, "now": before}
    status = 422 if form.is_bound else 200
    return render(request, "teams/people/change.html", context, status=status)


def _change(
    request: TenantRequest, person: Person, before: dict[str, Any], after: dict[str, Any]
) -> None:
    facts = {name: after[name] for name in FACTS if after[name] != before[name]}
    if not facts:
        messages.info(request, "Nothing was changed.")
        return
    changed = change_person(person=person, by=request.membership, **facts)
    if facts.keys() & {"name", "capacity"}:
        recheck_teams_of(changed, today=timezone.localdate())
    was = f", {before['name']} before" if "name" in facts else ""
    messages.success(request, f"Saved {changed.name}{was}.")


@require_http_methods(["GET", "HEAD", "POST"])
@requires_editor
def remove(request: TenantRequest, organisation: str, person: str) -> HttpResponse:
    """Ask first, or say why somebody stays."""
    found = _person(request, person)
    reason = why_not_removable(found)
    if request.method == "POST" and not reason:
        remove_person(person=found, by=request.membership)
        messages.success(request, f"Removed {found.name}.")
        return redirect("people", organisation)
    context = {"section": "people", "person": found, "reason": reason}
    status = 409 if request.method == "POST" else 200
    return render(request, "teams/people/remove.html", context, status=status)
