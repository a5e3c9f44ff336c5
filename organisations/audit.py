"""The audit log: who signed in, was let in, was given more, and took something out. Written here, read by owners."""

from __future__ import annotations

from contextvars import ContextVar

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from organisations.models import AuditEntry, Deed, Membership, Organisation, User

asking: ContextVar[HttpRequest | None] = ContextVar("asking", default=None)
"""The request that is being answered, from whose address a deed was done; None in commands and jobs."""

_LONGEST = AuditEntry._meta.get_field("about").max_length or 0


def record(
    deed: Deed,
    about: str = "",
    *,
    by: Membership | User | None,
    organisation: Organisation | int | None = None,
) -> AuditEntry:
    """Write one deed down, in the organisation's scope and transaction: what is undone is not recorded.

    ``organisation`` may be left out where ``by`` is a membership. ``by`` None: the installation itself.
    """
    user = by.user_id if isinstance(by, Membership) else getattr(by, "pk", None)
    if organisation is None and isinstance(by, Membership):
        organisation = by.organisation_id
    entry: AuditEntry = AuditEntry.objects.create(
        organisation_id=getattr(organisation, "pk", organisation),
        by_id=user,
        deed=deed,
        about=_shortened(about),
        address=_address(),
    )
    return entry


def _shortened(about: str) -> str:
    return about if len(about) <= _LONGEST else f"{about[: _LONGEST - 1]}…"


def _address() -> str | None:
    request = asking.get()
    return get_adapter().get_client_ip(request) if request is not None else None
