"""The one function through which an organisation's definitions change: checked, written, and told in their history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max, Q

from organisations.access import check_can_administer
from organisations.context import context_changed
from organisations.models import Membership, Organisation
from roles.editing.standing import Standing, standing_of
from roles.editing.values import Wanted, digest_of
from roles.effective import NEVER_LOADED, definitions_revision
from roles.entries import KINDS, Values
from roles.models import Deed, DefinitionChange
from roles.writing import write_entry

_ORDER = {kind.key: number for number, kind in enumerate(KINDS)}


class NotLoaded(ValueError):
    """The installation's definitions are not in the database yet."""


class Overtaken(ValueError):
    """A definition is not any more what the author of a change has seen."""


@transaction.atomic
def hold_definitions(by: Membership) -> Organisation:
    """The organisation, held: who holds it is the only one that changes its definitions until the transaction ends."""
    check_can_administer(by)
    if definitions_revision() == NEVER_LOADED:
        raise NotLoaded(
            "The definitions of this installation are not loaded yet: an operator runs manage.py load_catalogue first."
        )
    found: Organisation = Organisation.objects.select_for_update().get(pk=by.organisation_id)
    return found


@transaction.atomic
def write_definitions(
    *,
    by: Membership,
    wanted: Sequence[Wanted],
    deed: Deed,
    seen: str | None = None,
    letters: int | None = None,
) -> list[DefinitionChange]:
    """Write each definition as wanted; those that say so already stay as they are.

    What says the same as the shipped one is not kept: the shipped one holds again. ``seen``: the digest of what the
    author of a single change saw. ``letters``: so many follow, for the history. Raises PermissionDenied, NotLoaded, Overtaken.
    """
    organisation = hold_definitions(by)
    if seen is not None:
        for one in wanted:
            if digest_of(standing_of(organisation, one.kind, one.key).values) != seen:
                raise Overtaken(f"“{one.key}” was changed meanwhile.")
    written = [
        change
        for one in _in_order(wanted)
        if (change := _write(organisation, by, one, deed, letters)) is not None
    ]
    if written:
        context_changed(organisation=organisation)
    return written


def _in_order(wanted: Sequence[Wanted]) -> list[Wanted]:
    """What others point to comes first, and goes last; a role comes after the one that it specialises."""
    keep = sorted((one for one in wanted if one.values), key=lambda one: _ORDER[one.kind.key])
    gone = [one for one in wanted if not one.values]
    gone.sort(key=lambda one: -_ORDER[one.kind.key])
    roles = {one.key: one for one in keep if one.kind.key == "role"}

    def depth(one: Wanted) -> int:
        seen: list[str] = []
        at: str | None = one.key
        while at in roles and at not in seen:
            seen.append(at)
            at = (roles[at].values or {}).get("specialises")
        return len(seen)

    keep.sort(key=lambda one: (_ORDER[one.kind.key], depth(one)))
    return [*keep, *gone]


def _write(
    organisation: Organisation, by: Membership, wanted: Wanted, deed: Deed, letters: int | None
) -> DefinitionChange | None:
    standing = standing_of(organisation, wanted.kind, wanted.key)
    target = standing.shipped if wanted.values is None else wanted.values
    if target == standing.shipped:
        if standing.own is None:
            return None
        _remove(organisation, standing)
    elif target is None or target == standing.own:
        return None
    else:
        _keep(organisation, standing, target)
    if target == standing.values:
        return None
    change: DefinitionChange = DefinitionChange.objects.create(
        organisation=organisation,
        kind=wanted.kind.key,
        key=wanted.key,
        by_id=by.user_id,
        deed=deed,
        before=standing.values,
        after=target,
        letters=letters,
    )
    return change


def _keep(organisation: Organisation, standing: Standing, values: Values) -> None:
    kind, model = standing.kind, standing.kind.model
    entry = model.objects.filter(organisation=organisation, key=standing.key).first()
    if entry is None:
        entry = model(organisation=organisation, key=standing.key, position=_place(standing))
    entry.shipped = standing.shipped
    entry.retired = values["retired"]
    write_entry(kind, entry, values)


def _place(standing: Standing) -> int:
    """Where the shipped one stands; a new one comes last."""
    found = standing.kind.model.objects
    if standing.shipped is not None:
        return int(found.get(organisation=None, key=standing.key).position)
    return (found.aggregate(last=Max("position"))["last"] or 0) + 1


def _remove(organisation: Organisation, standing: Standing) -> None:
    """Whatever points to the own one points to the shipped one from now on, where there is one."""
    kind = standing.kind
    own = kind.model.objects.get(organisation=organisation, key=standing.key)
    shipped = kind.model.objects.filter(organisation=None, key=standing.key).first()
    parts = {(model, "role") for model, _, _ in kind.maps.values()}
    if shipped is not None:
        for related in kind.model._meta.related_objects:
            model: Any = related.related_model
            if (model, related.field.name) not in parts:
                model.objects.filter(
                    Q(organisation=organisation), **{related.field.name: own}
                ).update(**{related.field.name: shipped})
    own.delete()


def history_of(organisation: Organisation, kind: str, key: str) -> list[DefinitionChange]:
    """Newest first, each with who did it."""
    found = DefinitionChange.objects.filter(organisation=organisation, kind=kind, key=key)
    return list(found.select_related("by"))
