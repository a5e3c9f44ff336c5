from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import requires_administrator
from organisations.models import Invitation, Level
from organisations.request import TenantRequest
from organisations.services.invitation import (
    accept_invitation,
    check_open,
    find_invitation,
    gone,
    withdraw_invitation,
)


@requires_administrator
@require_POST
def invitation_withdraw(request: TenantRequest, organisation: str, pk: int) -> HttpResponse:
    invitation = get_object_or_404(Invitation.objects.all(), pk=pk, accepted=None)
    withdraw_invitation(by=request.membership, invitation=invitation)
    messages.success(
        request, f"The invitation of {invitation.email} is withdrawn; its link is dead."
    )
    return redirect("organisation-members", request.organisation.key)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    invitation = find_invitation(token)
    try:
        if invitation is None:
            raise gone()
        check_open(invitation)
        if request.method == "POST" and request.user.is_authenticated:
            membership = accept_invitation(token=token, user=request.user)
            messages.success(request, f"You belong to {invitation.organisation} now.")
            return redirect(membership.organisation)
    except ValidationError as refusal:
        return _page(request, invitation, problem=" ".join(refusal.messages))
    return _page(request, invitation)


def _page(
    request: HttpRequest, invitation: Invitation | None, *, problem: str = ""
) -> HttpResponse:
    level = Level(invitation.level) if invitation else None
    context = {"invitation": invitation, "level": level, "problem": problem}
    status = 410 if problem else 200
    return render(request, "organisations/invitation.html", context, status=status)
