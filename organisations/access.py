"""Who may do what: predicates over a membership, in pairs.

`can_x(membership)` asks; `check_can_x(membership)` raises PermissionDenied with the reason in
words, which the 403 page shows; `reason_against(membership, Level.X)` is the same sentence for
the tooltip of a control that cannot be used. In templates: `{% test_rule 'can_edit' membership %}`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import rules
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from organisations.models import Level, Membership
from organisations.request import TenantRequest

P = ParamSpec("P")
TenantView = Callable[Concatenate[TenantRequest, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

_NAMED_AT_MOST = 3

_WHAT_IS_ALLOWED = {
    Level.VIEWER: "You may look at {organisation} but not change it.",
    Level.EDITOR: "You may change the teams of {organisation}, but not its settings, "
    "members and role definitions.",
    Level.ADMINISTRATOR: "You may change everything of {organisation} but who its owners are.",
}


@rules.predicate
def can_view(membership: Membership) -> bool:
    return membership.reaches(Level.VIEWER)


@rules.predicate
def can_edit(membership: Membership) -> bool:
    return membership.reaches(Level.EDITOR)


@rules.predicate
def can_administer(membership: Membership) -> bool:
    return membership.reaches(Level.ADMINISTRATOR)


@rules.predicate
def can_own(membership: Membership) -> bool:
    return membership.reaches(Level.OWNER)


for _predicate in (can_view, can_edit, can_administer, can_own):
    rules.add_rule(_predicate.name, _predicate)


def reason_against(membership: Membership, needed: Level) -> str:
    """Why this member may not do what needs that level, and who can help; "" if they may.

    Costs a query, and only if they may not.
    """
    if membership.reaches(needed):
        return ""
    allowed = _WHAT_IS_ALLOWED[Level(membership.level)]
    return f"{allowed.format(organisation=membership.organisation)} {who_can_help(membership)}"


def who_can_help(membership: Membership) -> str:
    """Who can give this member more, by name, as a sentence. A query."""
    owners_only = membership.level == Level.ADMINISTRATOR
    levels = [Level.OWNER] if owners_only else [Level.OWNER, Level.ADMINISTRATOR]
    helpers = (
        Membership.objects.filter(level__in=levels)
        .exclude(pk=membership.pk)
        .select_related("user")
        .order_by("-level", "user__name", "pk")  # owners, then administrators
    )
    names = [helper.user.get_full_name() for helper in helpers]
    who = "An owner" if owners_only else "An owner or administrator"
    rest = len(names) - _NAMED_AT_MOST
    more = f" and {rest} more" if rest > 0 else ""
    return f"{who} can give you more: {', '.join(names[:_NAMED_AT_MOST])}{more}."


def _check(membership: Membership, needed: Level) -> None:
    if reason := reason_against(membership, needed):
        raise PermissionDenied(reason)


def check_can_view(membership: Membership) -> None:
    _check(membership, Level.VIEWER)


def check_can_edit(membership: Membership) -> None:
    _check(membership, Level.EDITOR)


def check_can_administer(membership: Membership) -> None:
    _check(membership, Level.ADMINISTRATOR)


def check_can_own(membership: Membership) -> None:
    _check(membership, Level.OWNER)


def _requires(check: Callable[[Membership], None]) -> Callable[[TenantView[P]], View[P]]:
    def decorate(view: TenantView[P]) -> View[P]:
        @wraps(view)
        def checked(request: TenantRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            check(request.membership)
            return view(request, *args, **kwargs)

        return checked  # type: ignore[return-value]

    return decorate


requires_viewer = _requires(check_can_view)
requires_editor = _requires(check_can_edit)
requires_administrator = _requires(check_can_administer)
requires_owner = _requires(check_can_own)
