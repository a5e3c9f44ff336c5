"""Loading the shipped definitions into the database without overwriting what an administrator changed."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from organisations.scope import installation_scope
from roles import models as m
from roles.definitions.model import Catalogue
from roles.entries import KINDS, Kind, Values, merged, stored_values
from roles.pointing import organisations_pointing_to
from roles.usage import usage_of
from roles.writing import write_entry


@dataclass
class Report:
    """What a load did, each entry as “role:scrum-master”."""

    added: list[str] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
    """Untouched fields that now say what the release says."""
    differing: list[tuple[str, str]] = field(default_factory=list)
    """(entry, field) where an administrator's change stays."""
    stayed_deleted: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    @property
    def changed_anything(self) -> bool:
        return bool(self.added or self.followed or self.retired or self.removed)


@transaction.atomic
def load_catalogue(catalogue: Catalogue) -> Report:
    """Bring the stored definitions up to a release; doing it again changes nothing.

    An untouched field follows the release; a changed one stays and is reported; a deleted entry stays deleted; one that
    the release drops is retired where it is used, else removed.
    """
    report = Report()
    with installation_scope():
        state, _ = m.CatalogueState.objects.select_for_update().get_or_create(pk=1)
        known = set(state.known)
        for kind in KINDS:
            _load_kind(kind, catalogue, known, report)
        for kind in reversed(KINDS):
            _drop_kind(kind, catalogue, report)
        state.known = sorted(known)
        state.loaded = timezone.now()
        state.save()
        if report.changed_anything or not state.revision:
            count_change()
    return report


def count_change() -> None:
    """Say that definitions changed: what was made from them is stale from now on."""
    m.CatalogueState.objects.filter(pk=1).update(revision=time.time_ns() // 1000)


def _load_kind(kind: Kind, catalogue: Catalogue, known: set[str], report: Report) -> None:
    stored = {one.key: one for one in kind.model.objects.filter(organisation__isnull=True)}
    for position, (key, values) in enumerate(kind.shipped(catalogue).items()):
        name = f"{kind.key}:{key}"
        entry = stored.get(key)
        if entry is None and name in known:
            report.stayed_deleted.append(name)
        elif entry is None:
            _write(kind, kind.model(key=key, position=position), values, values)
            known.add(name)
            report.added.append(name)
        else:
            known.add(name)
            _follow(kind, entry, values, report)


def _follow(kind: Kind, entry: Any, theirs: Values, report: Report) -> None:
    mine = stored_values(kind, entry)
    base = entry.shipped or {}
    wanted: Values = {}
    for name, value in theirs.items():
        wanted[name], kept = merged(base.get(name, mine[name]), mine[name], value)
        if kept:
            report.differing.append((f"{kind.key}:{entry.key}", name))
    if wanted != mine or base != theirs:
        _write(kind, entry, wanted, theirs)
        if wanted != mine:
            report.followed.append(f"{kind.key}:{entry.key}")


def _write(kind: Kind, entry: Any, values: Values, shipped: Values) -> None:
    entry.shipped = shipped
    write_entry(kind, entry, values)


def _drop_kind(kind: Kind, catalogue: Catalogue, report: Report) -> None:
    shipped = kind.shipped(catalogue)
    gone = kind.model.objects.filter(organisation__isnull=True, shipped__isnull=False).exclude(
        key__in=shipped
    )
    for entry in gone:
        name = f"{kind.key}:{entry.key}"
        if not usage_of(kind.key, entry.key).places and _deleted(entry):
            report.removed.append(name)
        elif not entry.retired:
            entry.retired = True
            entry.save(update_fields=["retired"])
            report.retired.append(name)


def _deleted(entry: Any) -> bool:
    """Whether it could go: another definition may still point to it, be it one that an organisation made."""
    if organisations_pointing_to(entry):
        return False
    try:
        with transaction.atomic():
            entry.delete()
    except ProtectedError:
        return False
    return True
