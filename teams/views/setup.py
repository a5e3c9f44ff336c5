"""The guided set-up: facts, people, responsibilities, and the matrix that comes of them. A draft until “Create team”."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import can_administer, requires_editor
from organisations.request import TenantRequest
from organisations.services.organisation import change_organisation_facts
from roles.definitions.model import Catalogue
from roles.effective import catalogue_for
from teams.analysis import engine
from teams.creation import create_team
from teams.forms.setup import FactsForm, OrganisationFactsForm
from teams.grid.marks import mark
from teams.grid.panel import grouped
from teams.loading import organisation_facts
from teams.models import Draft, Person
from teams.people import add_people
from teams.setup import plan
from teams.setup.lines import LEFT_OUT, ReadLine
from teams.setup.preview import areas_of
from teams.views.matrix import address_of
from teams.views.posting import posted

STEPS = {
    "facts": "Facts",
    "people": "People and seats",
    "rows": "Responsibilities",
    "matrix": "Matrix",
}
IMPORT = "import"


@require_http_methods(["GET", "POST"])
@requires_editor
def new(request: TenantRequest, organisation: str) -> HttpResponse:
    """The first step of a new draft, and one's own drafts to go on with."""
    drafts = Draft.objects.filter(user=request.user).exclude(step=IMPORT)
    return _facts(
        request, Draft(organisation=request.organisation, user=request.user), drafts=list(drafts)
    )


@require_http_methods(["GET", "POST"])
@requires_editor
def step(request: TenantRequest, organisation: str, draft: int, step: str) -> HttpResponse:
    found = _own_draft(request, draft)
    if step not in STEPS:
        raise Http404(f"The set-up has no step “{step}”.")
    return _VIEWS[step](request, found)


@require_POST
@requires_editor
def discard(request: TenantRequest, organisation: str, draft: int) -> HttpResponse:
    _own_draft(request, draft).delete()
    messages.success(request, "The draft is gone; no team was made.")
    return redirect("team-new", organisation)


def _own_draft(request: TenantRequest, pk: int) -> Draft:
    """Nobody sees a draft but who began it."""
    found = Draft.objects.filter(pk=pk, user=request.user).exclude(step=IMPORT).first()
    if found is None:
        raise Http404("There is no such draft of yours; perhaps its team was created already.")
    return found


def _facts(request: TenantRequest, draft: Draft, drafts: list[Draft] | None = None) -> HttpResponse:
    form = FactsForm(posted(request), initial=draft.content)
    about = _organisation_form(request)
    if request.method == "POST" and form.is_valid() and (about is None or about.is_valid()):
        if about is not None and any(about.cleaned_data.values()):
            said = about.cleaned_data
            change_organisation_facts(
                by=request.membership, stage=said["stage"] or None, size=said["size"]
            )
        _keep(draft, "people", **form.cleaned_data)
        return redirect("team-setup", request.organisation.key, draft.pk, "people")
    context = {"form": form, "organisation_form": about, "drafts": drafts or []}
    return _page(request, draft, "facts", context)


def _organisation_form(request: TenantRequest) -> OrganisationFactsForm | None:
    """Only while the facts are not known, and of somebody who may say them."""
    organisation = request.organisation
    if organisation.stage or not can_administer(request.membership):
        return None
    return OrganisationFactsForm(posted(request), initial={"size": organisation.size})


def _people(request: TenantRequest, draft: Draft) -> HttpResponse:
    catalogue = catalogue_for(request.organisation)
    if request.method == "POST":
        answers = _answers(request, draft)
        _keep(draft, draft.step, lines=request.POST.get("lines", ""), answers=answers)
    lines = plan.lines_of(draft.content, catalogue)
    open_ = [line for line in lines if line.is_open]
    context = {
        "lines": draft.content.get("lines", ""),
        "read": [_shown(line, catalogue) for line in lines],
        "open": open_,
    }
    if request.htmx:
        return render(request, "teams/setup/read.html", context)
    if request.method == "POST" and "next" in request.POST:
        if lines and not open_:
            return redirect("team-setup", request.organisation.key, draft.pk, "rows")
        context["problem"] = (
            "Choose a role for each line that asks for one, or leave it out."
            if lines
            else "Name at least one seat."
        )
    return _page(request, draft, "people", context)


def _answers(request: TenantRequest, draft: Draft) -> dict[str, str]:
    """What was chosen for single lines, by the line's text: it stays when other lines are added above."""
    answers = dict(draft.content.get("answers", {}))
    for key, text in request.POST.items():
        if key.startswith("text-") and isinstance(text, str):
            chosen = request.POST.get(f"role-{key.removeprefix('text-')}", "")
            if chosen:
                answers[text] = chosen
            else:
                answers.pop(text, None)
    return answers


def _shown(line: ReadLine, catalogue: Catalogue) -> dict[str, Any]:
    proposed = [catalogue.roles[key] for key in line.proposed]
    return {
        "line": line,
        "names": " and ".join(catalogue.roles[key].name for key in line.roles),
        "proposed": proposed,
        "others": [role for role in catalogue.roles.values() if role not in proposed],
        "chosen": line.roles[0] if len(line.roles) == 1 else LEFT_OUT if line.left_out else "",
    }


def _rows(request: TenantRequest, draft: Draft) -> HttpResponse:
    catalogue = catalogue_for(request.organisation)
    facts = organisation_facts(request.organisation)
    if request.method == "POST":
        ticked = [
            key
            for key in request.POST.getlist("responsibilities")
            if key in catalogue.responsibilities
        ]
        own = _own_rows(request, catalogue)
        _keep(draft, "matrix" if ticked or own else "rows", responsibilities=ticked, own_rows=own)
        if ticked or own:
            return redirect("team-setup", request.organisation.key, draft.pk, "matrix")
    chosen = set(plan.chosen_rows(draft.content, facts, catalogue))
    suggested = set(plan.suggested_rows(draft.content, facts, catalogue))
    areas = [
        (area, [(one, one.key in chosen, one.key in suggested) for one in rows])
        for area in catalogue.areas.values()
        if (rows := [one for one in catalogue.responsibilities.values() if one.area == area.key])
    ]
    context = {
        "areas": areas,
        "chosen": len(chosen),
        "own_rows": draft.content.get("own_rows", []),
        "problem": "Tick at least one responsibility." if request.method == "POST" else "",
    }
    return _page(request, draft, "rows", context)


def _own_rows(request: TenantRequest, catalogue: Catalogue) -> list[dict[str, str]]:
    names, areas = request.POST.getlist("own_name"), request.POST.getlist("own_area")
    pairs = zip(names, areas, strict=False)
    return [
        {"name": " ".join(name.split())[:200], "area": area}
        for name, area in pairs
        if name.strip() and area in catalogue.areas
    ]


def _matrix(request: TenantRequest, draft: Draft) -> HttpResponse:
    if request.method == "POST":
        return _create(request, draft)
    catalogue = catalogue_for(request.organisation)
    matrix = plan.matrix_of(
        draft.content,
        organisation_facts(request.organisation),
        catalogue,
        known=_known(request),
        today=timezone.localdate(),
    )
    reading = engine.read(matrix, catalogue)
    findings = engine.find(reading)
    context = {
        "reading": reading,
        "areas": areas_of(reading, mark(reading, findings)),
        "groups": grouped(reading, findings, with_fixes=False),
        "count": len(findings),
        "ready": bool(matrix.rows and matrix.seats and matrix.team.name),
    }
    return _page(request, draft, "matrix", context)


def _known(request: TenantRequest) -> dict[str, str]:
    people = Person.objects.filter(organisation=request.organisation).values_list("name", "key")
    return {" ".join(name.split()).casefold(): key for name, key in people}


@transaction.atomic
def _create(request: TenantRequest, draft: Draft) -> HttpResponse:
    """People, team and letters come into being together, once: a second click finds no draft any more."""
    locked = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if locked is None:
        raise Http404("The team of this draft was created already.")
    known = _known(request)
    facts, today = organisation_facts(request.organisation), timezone.localdate()
    catalogue = catalogue_for(request.organisation)
    planned = plan.matrix_of(locked.content, facts, catalogue, known=known, today=today)
    new = [person.name for person in planned.people if person.key not in known.values()]
    if new:
        add_people(organisation=request.organisation, by=request.membership, names=new)
        planned = plan.matrix_of(
            locked.content, facts, catalogue, known=_known(request), today=today
        )
    outcome = create_team(
        organisation=request.organisation,
        by=request.membership,
        facts=planned.team,
        seats=planned.seats,
        rows=planned.rows,
        cells=planned.cells,
        today=today,
    )
    locked.delete()
    messages.success(
        request,
        f"{outcome.team.name} is set up: {len(planned.seats)} seats, {len(planned.rows)} rows.",
    )
    return redirect(address_of(outcome.team))


def _keep(draft: Draft, step: str, **content: Any) -> None:
    draft.content = {**draft.content, **content}
    draft.step = step
    draft.save()


def _page(
    request: TenantRequest, draft: Draft, current: str, context: dict[str, Any]
) -> HttpResponse:
    order = list(STEPS)
    steps = [
        {
            "name": name,
            "state": "current"
            if key == current
            else "done"
            if order.index(key) < order.index(current)
            else "",
            "href": reverse("team-setup", args=[request.organisation.key, draft.pk, key])
            if draft.pk
            else "",
        }
        for key, name in STEPS.items()
    ]
    template = f"teams/setup/{current}.html"
    return render(
        request, template, {"section": "teams", "draft": draft, "steps": steps, **context}
    )


_VIEWS: dict[str, Callable[[TenantRequest, Draft], HttpResponse]] = {
    "facts": _facts,
    "people": _people,
    "rows": _rows,
    "matrix": _matrix,
}
