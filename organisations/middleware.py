"""One transaction a request, and inside it the scope of the organisation in the address."""

import re
from collections.abc import Callable
from contextlib import ExitStack

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import SimpleLazyObject
from django_htmx.http import HttpResponseClientRedirect
from django_scopes import scope

from organisations.audit import asking
from organisations.models import Membership, User
from organisations.names import KEY, RESERVED_KEYS
from organisations.scope import AddSettings, growing_transaction

GetResponse = Callable[[HttpRequest], HttpResponseBase]

_ORGANISATION_PATH = re.compile(r"/o/([^/]+)/")
_ADMIN_PATH = "/admin/"
_WITHOUT_DATABASE = ("/healthz", "/readyz", "/metrics", "/favicon.ico")


class TenantMiddleware:
    """Stands after the authentication middleware.

    A response that streams is sent after the transaction: what it reads must be read before.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith((settings.STATIC_URL, *_WITHOUT_DATABASE)):
            return self.get_response(request)
        with growing_transaction() as add, ExitStack() as stack:
            stack.callback(asking.reset, asking.set(request))
            _tell_user_when_asked(request, add)
            response = _enter(request, add, stack) or self.get_response(request)
            if response.status_code >= 500 or hasattr(request, "view_raised"):
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        # Also where the exception becomes a 403 or 404: what the view wrote before is undone.
        request.view_raised = True  # type: ignore[attr-defined]


def _tell_user_when_asked(request: HttpRequest, add: AddSettings) -> None:
    """The database learns who asks when the code does: a page for everybody reads no session."""

    def resolve() -> User | AnonymousUser:
        user = get_user(request)
        if user.is_authenticated:
            operating = user.is_superuser and request.path.startswith(_ADMIN_PATH)
            add(user=str(user.pk), **({"installation": "on"} if operating else {}))
        return user

    request.user = SimpleLazyObject(resolve)  # type: ignore[assignment]


def _enter(request: HttpRequest, add: AddSettings, stack: ExitStack) -> HttpResponseBase | None:
    """Make the request one of the organisation in its address; a stranger finds nothing there."""
    found = _ORGANISATION_PATH.match(request.path)
    if found is None or found[1] in RESERVED_KEYS:
        return None
    if not request.user.is_authenticated:
        return _to_sign_in(request)
    if not KEY.fullmatch(found[1]):
        raise Http404
    membership = (
        Membership.objects.with_scopes_disabled()
        .select_related("organisation")
        .filter(user_id=request.user.pk, organisation__key=found[1])
        .order_by()
        .first()
    )
    if membership is None:
        raise Http404
    add(organisation=str(membership.organisation_id))
    stack.enter_context(scope(organisation=membership.organisation))
    request.organisation = membership.organisation  # type: ignore[attr-defined]
    request.membership = membership  # type: ignore[attr-defined]
    return None


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """A fragment's request sends the whole page there, and back to the page, not the fragment."""
    htmx = getattr(request, "htmx", None)
    if not htmx:
        return redirect_to_login(request.get_full_path())
    sign_in = redirect_to_login(htmx.current_url_abs_path or "/")
    return HttpResponseClientRedirect(sign_in.url)
