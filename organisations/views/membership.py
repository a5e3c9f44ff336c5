from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from organisations.access import check_can_administer, requires_viewer
from organisations.forms import LevelForm
from organisations.models import Level, Membership
from organisations.request import TenantRequest
from organisations.services.membership import change_level, remove_member


@requires_viewer
@require_POST
def member_level(request: TenantRequest, organisation: str, pk: int) -> HttpResponse:
    check_can_administer(request.membership)
    member = get_object_or_404(Membership.objects.select_related("user"), pk=pk)
    form = LevelForm(request.POST, giver=request.membership, prefix=f"m{pk}")
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["level"])))
        return _back(request)
    level = Level(form.cleaned_data["level"])
    try:
        change_level(by=request.membership, member=member, level=level)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"{member.user} is {level.label.lower()} now.")
    return _back(request)


@requires_viewer
@require_http_methods(["GET", "HEAD", "POST"])
def member_remove(request: TenantRequest, organisation: str, pk: int) -> HttpResponse:
    """Asks first: what goes with a member is named on a page of its own."""
    leaving = pk == request.membership.pk
    if not leaving:
        check_can_administer(request.membership)
    member = get_object_or_404(Membership.objects.select_related("user"), pk=pk)
    if request.method != "POST":
        context = {"member": member, "leaving": leaving, "section": "settings"}
        return render(request, "organisations/member_remove.html", context)
    try:
        remove_member(by=request.membership, member=member)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return _back(request)
    if leaving:
        messages.success(request, f"You have left {request.organisation}.")
        return redirect("organisation-list")
    messages.success(request, f"{member.user} is no member any more.")
    return _back(request)


def _back(request: TenantRequest) -> HttpResponse:
    return redirect("organisation-members", request.organisation.key)
