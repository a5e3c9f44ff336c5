"""Going back to the shipped definition, restoring an earlier state, retiring, offering again, deleting: effect first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from organisations.access import requires_administrator
from organisations.request import TenantRequest
from roles.editing.checking import pointing_to
from roles.editing.standing import Mark, Standing
from roles.editing.values import Wanted, with_blanks
from roles.effective import catalogue_for
from roles.models import Deed, DefinitionChange
from teams.definitions.usage import used_by
from teams.views.definitions.frame import SORTS, Sort, address, frame, missing, standing
from teams.views.definitions.proposal import is_confirmed, propose, save, saved_in_words


@dataclass(frozen=True)
class Question:
    """What the page asks. ``why_cannot``: why it cannot be done; empty where it can."""

    title: str
    button: str
    deed: Deed
    wanted: Wanted
    why_cannot: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@requires_administrator
def definition_back(request: TenantRequest, organisation: str, kind: str, key: str) -> HttpResponse:
    def ask(sort: Sort, stands: Standing) -> Question:
        name = (stands.shipped or stands.values or {})["name"]
        cannot = {
            Mark.OWN: "It did not come with Remit, so there is nothing to go back to.",
            Mark.SHIPPED: "It is the shipped one already.",
        }.get(stands.mark, "")
        return Question(
            f"Go back to the shipped {name}?",
            f"Go back to the shipped {sort.one}",
            Deed.WENT_BACK,
            Wanted(sort.kind, key, None),
            cannot,
        )

    return _asked(request, kind, key, ask)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_administrator
def definition_retire(
    request: TenantRequest, organisation: str, kind: str, key: str
) -> HttpResponse:
    """Retires what is offered, and offers again what is retired."""

    def ask(sort: Sort, stands: Standing) -> Question:
        values = stands.values or {}
        name, retired = values["name"], values["retired"]
        wanted = Wanted(sort.kind, key, {**values, "retired": not retired})
        if retired:
            return Question(f"Offer {name} again?", f"Offer {name} again", Deed.OFFERED, wanted)
        return Question(f"Retire {name}?", f"Retire {name}", Deed.RETIRED, wanted)

    return _asked(request, kind, key, ask)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_administrator
def definition_delete(
    request: TenantRequest, organisation: str, kind: str, key: str
) -> HttpResponse:
    def ask(sort: Sort, stands: Standing) -> Question:
        name = (stands.values or {})["name"]
        return Question(
            f"Delete {name}?",
            f"Delete {name}",
            Deed.DELETED,
            Wanted(sort.kind, key, None),
            _why_it_stays(request, sort, stands),
        )

    return _asked(request, kind, key, ask)


def _why_it_stays(request: TenantRequest, sort: Sort, stands: Standing) -> str:
    if stands.mark is not Mark.OWN:
        return "It came with Remit and cannot be deleted. Retire it, and it is no longer offered."
    catalogue = catalogue_for(request.organisation)
    used = used_by(request.organisation, catalogue, sort.kind.key, stands.key)
    if used.is_used:
        teams = ", ".join(one.team.name for one in used.teams[:5])
        more = f" and {len(used.teams) - 5} more" if len(used.teams) > 5 else ""
        where = f" ({teams}{more})" if teams else ""
        return f"It is used: {used.words}{where}. Retire it instead, and it is no longer offered."
    pointing = pointing_to(catalogue, sort.kind.key, stands.key)
    return f"It is needed by {', '.join(pointing)}." if pointing else ""


@require_http_methods(["GET", "HEAD", "POST"])
@requires_administrator
def definition_restore(
    request: TenantRequest, organisation: str, kind: str, key: str, change: int
) -> HttpResponse:
    """The state that one entry of the history left."""

    def ask(sort: Sort, stands: Standing) -> Question:
        entry = DefinitionChange.objects.filter(
            organisation=request.organisation, kind=sort.kind.key, key=key, pk=change
        ).first()
        if entry is None or entry.after is None:
            raise Http404(f"There is no such state of “{key}”.")
        after = with_blanks(sort.kind, entry.after)
        return Question(
            f"Restore {after['name']} as of {entry.at:%-d %B %Y, %H:%M}?",
            "Restore this state",
            Deed.RESTORED,
            Wanted(sort.kind, key, after),
            "It stands like that already." if after == stands.values else "",
        )

    return _asked(request, kind, key, ask, also_gone=True)


def _asked(
    request: TenantRequest, kind: str, key: str, ask: Any, *, also_gone: bool = False
) -> HttpResponse:
    """``also_gone``: of a definition, too, that there is no more."""
    sort = SORTS[kind]
    stands = standing(request, sort, key)
    if stands is None and also_gone:
        stands = Standing(sort.kind, key, None, None)
    if stands is None:
        return missing(request, sort, key)
    question: Question = ask(sort, stands)
    context = frame(request, kind, stands=stands, question=question)
    if question.why_cannot:
        status = 409 if request.method == "POST" else 200
        return render(request, "teams/definitions/question.html", context, status=status)
    proposal = propose(request, [question.wanted])
    status = 200
    if request.method == "POST":
        refused = ""
        if is_confirmed(request, proposal):
            changes, refused = save(request, proposal, question.deed)
            if not refused:
                return _done(request, sort, key, question, saved_in_words(proposal, changes))
        status = 422 if proposal.faults else 409
        context["refused"] = refused or (
            "" if proposal.faults else "Not saved yet: look at what it would do now."
        )
    context["proposal"] = proposal
    return render(request, "teams/definitions/question.html", context, status=status)


def _done(
    request: TenantRequest, sort: Sort, key: str, question: Question, saved: str
) -> HttpResponse:
    if question.deed is Deed.DELETED:
        messages.success(request, "It is deleted. Its history stays.")
        return redirect(address(request, "definition-list", sort))
    messages.success(request, saved)
    return redirect(address(request, "definition", sort, key))
