"""An entry and the rows that belong to it, written from plain values: by a load of the release and by an organisation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q

from roles.entries import Kind, Values


def write_entry(kind: Kind, entry: Any, values: Values) -> None:
    """What it points to is the installation's, where that has the key, else its own organisation's."""
    for name in kind.fields:
        setattr(entry, name, values[name])
    for name, model in kind.links.items():
        key = values[name]
        ids = ids_by_key(model, [key] if key else [], entry.organisation_id)
        setattr(entry, f"{name}_id", ids.get(key))
    entry.save()
    for name, (model, to, value) in kind.maps.items():
        _write_map(entry, model, to, value, values[name])


def ids_by_key(model: Any, keys: Iterable[str], organisation: int | None) -> dict[str, int]:
    whose = Q(organisation__isnull=True)
    if organisation is not None:
        whose |= Q(organisation_id=organisation)
    found = model.objects.filter(whose, key__in=list(keys))
    # The last of a key counts: own definitions go, and the installation's stay to be pointed to.
    return dict(found.order_by(F("organisation").asc(nulls_last=True)).values_list("key", "pk"))


def _write_map(entry: Any, model: Any, to: str, value: str, wanted: dict[str, Any]) -> None:
    have = {
        getattr(one, to).key: one for one in model.objects.filter(role=entry).select_related(to)
    }
    model.objects.filter(pk__in=[one.pk for key, one in have.items() if key not in wanted]).delete()
    target = model._meta.get_field(to).remote_field.model
    ids = ids_by_key(target, wanted, entry.organisation_id)
    for key, said in wanted.items():
        if key in have and getattr(have[key], value) != said:
            setattr(have[key], value, said)
            have[key].save(update_fields=[value])
    model.objects.bulk_create(
        model(
            role=entry,
            organisation_id=entry.organisation_id,
            **{f"{to}_id": ids[key], value: said},
        )
        for key, said in wanted.items()
        if key not in have and key in ids
    )
