"""Which rows of the tenants are within reach, for the length of a block.

A scope is one transaction (a savepoint inside another): it filters the queries through
django-scopes, and tells row-level security the same through settings of the transaction. At
the end of the block both are what they were before.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from django.db import connection, transaction
from django_scopes import scope

from organisations.models import Organisation, User
from organisations.models.invitation import hash_of

P = ParamSpec("P")
T = TypeVar("T")

# The sub-select reads every earlier value before the first is set: OFFSET 0 keeps it apart.
_SET = """
SELECT before.name, before.value, set_config(before.name, before.wanted, true)
FROM (
    SELECT name, wanted, coalesce(current_setting(name, true), '') AS value
    FROM unnest(%s::text[], %s::text[]) AS wish (name, wanted)
    OFFSET 0
) AS before
"""


def _set_settings(settings: dict[str, str]) -> dict[str, str]:
    """One round trip; gives the values that the settings had before."""
    with connection.cursor() as cursor:
        cursor.execute(_SET, [list(settings), list(settings.values())])
        return {name: value for name, value, _ in cursor.fetchall()}


class AddSettings(Protocol):
    def __call__(self, **values: str) -> None: ...


@contextmanager
def growing_transaction() -> Iterator[AddSettings]:
    """A transaction whose settings are added when they become known: one round trip each time."""
    before: dict[str, str] = {}

    def add(**values: str) -> None:
        wanted = {f"remit.{name}": value for name, value in values.items()}
        for name, value in _set_settings(wanted).items():
            before.setdefault(name, value)

    # The end of the outermost transaction, or of a savepoint rolled back, forgets by itself.
    outlived = connection.in_atomic_block
    with transaction.atomic():
        yield add
        if outlived and before and not connection.needs_rollback:
            _set_settings(before)


@contextmanager
def transaction_settings(**values: str) -> Iterator[None]:
    """A transaction in which each `remit.<name>` has this value. "" is as good as not set."""
    with growing_transaction() as add:
        add(**values)
        yield


@contextmanager
def organisation_scope(
    organisation: Organisation | int, *, user: User | None = None
) -> Iterator[None]:
    """The rows of one organisation; those of another are out of reach, even by raw SQL."""
    pk = organisation.pk if isinstance(organisation, Organisation) else organisation
    values = {"organisation": str(pk)}
    if user is not None:
        values["user"] = str(user.pk)
    with transaction_settings(**values), scope(organisation=organisation):
        yield


@contextmanager
def user_scope(user: User) -> Iterator[None]:
    """The memberships and organisations of one user, and the right to make an organisation."""
    with transaction_settings(user=str(user.pk)):
        yield


@contextmanager
def installation_scope() -> Iterator[None]:
    """The operator's: list organisations, write definitions that all of them share."""
    with transaction_settings(installation="on"):
        yield


@contextmanager
def invitation_scope(token: str) -> Iterator[None]:
    """The one invitation that a link opens, for whoever holds the link."""
    with transaction_settings(invitation=hash_of(token)):
        yield


@contextmanager
def share_scope(token: str) -> Iterator[None]:
    """The one share link that an address opens, for whoever holds it."""
    with transaction_settings(share=hash_of(token)):
        yield


def each_organisation() -> list[Organisation]:
    """For commands: every organisation, oldest first, each to be entered with its scope."""
    with installation_scope():
        return list(Organisation.objects.order_by("pk"))


def in_organisation(
    function: Callable[Concatenate[Organisation, P], T],
) -> Callable[Concatenate[int, P], T]:
    """For jobs: called with an organisation's id, the function runs in its scope."""

    @wraps(function)
    def scoped(organisation_id: int, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with organisation_scope(organisation_id):
            organisation = Organisation.objects.get(pk=organisation_id)
            return function(organisation, *args, **kwargs)

    return scoped
