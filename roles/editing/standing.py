"""How definitions stand for one organisation: as shipped, changed here, or its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Q

from organisations.models import Organisation
from roles.changes import Change, changes_between
from roles.definitions.model import Catalogue
from roles.definitions.reading import shipped_catalogue
from roles.editing.values import Wanted, catalogue_with, with_blanks
from roles.effective import NEVER_LOADED, definitions_revision
from roles.entries import Kind, Values, stored_values


class Mark(StrEnum):
    SHIPPED = "shipped"
    CHANGED = "changed here"
    OWN = "own"


@dataclass(frozen=True)
class Standing:
    """``shipped``: what the installation says under this key; ``own``: what the organisation says instead.

    ``base``: what the installation said when the organisation last saved its own.
    """

    kind: Kind
    key: str
    shipped: Values | None
    own: Values | None
    base: Values | None = None

    @property
    def values(self) -> Values | None:
        """What holds here; None where there is no such definition."""
        return self.shipped if self.own is None else self.own

    @property
    def mark(self) -> Mark:
        if self.own is None:
            return Mark.SHIPPED
        return Mark.OWN if self.shipped is None else Mark.CHANGED

    def differences(self, organisation: Organisation) -> list[Change]:
        """How the organisation's own differs from the shipped one."""
        if self.own is None or self.shipped is None:
            return []
        return changes_between(self.kind, self.shipped, self.own, organisation.pk)

    def moved_on(self, organisation: Organisation) -> list[Change]:
        """What changed in the shipped one since the organisation last saved its own."""
        if self.base is None or self.shipped is None:
            return []
        return changes_between(self.kind, self.base, self.shipped, organisation.pk)


def standing_of(organisation: Organisation, kind: Kind, key: str) -> Standing:
    """A handful of queries."""
    found = kind.model.objects.filter(_within(organisation), key=key).select_related(*kind.links)
    shipped = own = base = None
    for entry in found:
        if entry.organisation_id is None:
            shipped = _values(kind, entry)
        else:
            own = _values(kind, entry)
            base = entry.shipped and with_blanks(kind, entry.shipped)
    if shipped is None and definitions_revision() == NEVER_LOADED:
        shipped = _from_files(kind).get(key)
    return Standing(kind, key, shipped, own, base)


def marks_of(organisation: Organisation, kind: Kind) -> dict[str, tuple[str, Mark, bool]]:
    """Key → (name, mark, retired) of all definitions of a kind in their order. One query."""
    found = kind.model.objects.filter(_within(organisation)).order_by("position", "name", "pk")
    rows = list(found.values_list("key", "name", "organisation", "retired"))
    if not rows:
        return {
            key: (values["name"], Mark.SHIPPED, False) for key, values in _from_files(kind).items()
        }
    shipped = {key for key, _, whose, _ in rows if whose is None}
    own = {key for key, _, whose, _ in rows if whose is not None}
    marks: dict[str, tuple[str, Mark, bool]] = {}
    for key, name, whose, retired in rows:
        if whose is not None:
            marks[key] = (name, Mark.CHANGED if key in shipped else Mark.OWN, retired)
        elif key not in own:
            marks[key] = (name, Mark.SHIPPED, retired)
    return marks


def _within(organisation: Organisation) -> Q:
    return Q(organisation__isnull=True) | Q(organisation_id=organisation.pk)


def _values(kind: Kind, entry: Any) -> Values:
    return {**stored_values(kind, entry), "retired": entry.retired}


def _from_files(kind: Kind) -> Mapping[str, Values]:
    """Before the first load the shipped files hold as they are."""
    found = kind.shipped(shipped_catalogue())
    return {key: with_blanks(kind, values) for key, values in found.items()}


def catalogue_after(
    organisation: Organisation, catalogue: Catalogue, wanted: Iterable[Wanted]
) -> Catalogue:
    """The organisation's catalogue as it would be; what is given up leaves the shipped one in its place."""
    return catalogue_with(
        catalogue,
        [
            one
            if one.values is not None
            else Wanted(one.kind, one.key, standing_of(organisation, one.kind, one.key).shipped)
            for one in wanted
        ],
    )
