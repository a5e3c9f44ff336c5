"""One's own name, and the end of one session; everything else of an account is allauth's."""

from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from organisations.forms import NameForm
from organisations.request import UserRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account_name(request: UserRequest) -> HttpResponse:
    shown = {"name": request.user.name}
    form = NameForm(request.POST if request.method == "POST" else None, initial=shown)
    if request.method == "POST" and form.is_valid():
        request.user.name = form.cleaned_data["name"]
        request.user.save(update_fields=["name"])
        messages.success(request, "Your name is saved.")
        return redirect("account_name")
    return render(request, "account/name.html", {"form": form})


@login_required
@require_POST
def session_end(request: UserRequest, pk: int) -> HttpResponse:
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    end_sessions(request, [session])
    if not request.user.is_authenticated:
        return redirect("account_login")
    messages.success(request, "That session is over.")
    return redirect("usersessions_list")
