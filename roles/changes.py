"""How two states of a definition differ, each field before and after, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from json import dumps
from typing import Any

from django.db.models import F, Q

from roles.entries import Kind, Values, stored_values

NOTHING = "nothing"
NOTHING_INHERITED = "nothing, whatever is inherited"
_MAPS = {"expects": "Letters expected on", "skills": "Skill asked for:"}


@dataclass(frozen=True, slots=True)
class Change:
    what: str
    before: str
    after: str


def all_values(kind: Kind, entry: Any) -> Values:
    """What a release may change, and what only an administrator does."""
    return {
        **stored_values(kind, entry),
        "position": entry.position,
        "retired": entry.retired,
    }


def digest(before: Values, after: Values) -> str:
    """Stands for one change: differs as soon as somebody else's change comes between."""
    return sha256(dumps([before, after], sort_keys=True).encode()).hexdigest()


def changes_between(
    kind: Kind, before: Values, after: Values, organisation: int | None = None
) -> list[Change]:
    """``organisation``: by whose names linked definitions are called; else by the installation's."""
    found: list[Change] = []
    for name, new in after.items():
        old = before[name]
        if old == new:
            continue
        if name in kind.maps:
            found += _in_map(kind, name, old, new, organisation)
        elif isinstance(new, list):
            found += _in_list(_label(kind, name), old, new)
        elif name in kind.links:
            names = _names(kind.links[name], (old, new), organisation)
            said = (names.get(old, NOTHING), names.get(new, NOTHING))
            found.append(Change(_label(kind, name), *said))
        else:
            said = (_plain(kind, name, old), _plain(kind, name, new))
            found.append(Change(_label(kind, name), *said))
    return found


def _label(kind: Kind, name: str) -> str:
    verbose = str(kind.model._meta.get_field(name).verbose_name)
    return verbose[:1].upper() + verbose[1:]


def _plain(kind: Kind, name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    chosen = dict(kind.model._meta.get_field(name).flatchoices).get(value, value)
    return str(chosen) if chosen != "" else NOTHING


def _in_list(label: str, old: list[Any], new: list[Any]) -> Iterator[Change]:
    """Each line that goes or comes; the whole where only the order differs."""
    gone = [one for one in old if one not in new]
    come = [one for one in new if one not in old]
    if not gone and not come:
        yield Change(f"{label}, in another order", _line(old, "; "), _line(new, "; "))
    for one in gone:
        yield Change(label, _line(one), NOTHING)
    for one in come:
        yield Change(label, NOTHING, _line(one))


def _line(value: Any, between: str = " | ") -> str:
    return between.join(map(_line, value)) if isinstance(value, list) else str(value)


def _in_map(
    kind: Kind,
    name: str,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    organisation: int | None,
) -> Iterator[Change]:
    model, to, _ = kind.maps[name]
    names = _names(model._meta.get_field(to).related_model, {*old, *new}, organisation)
    for key in [*old, *(key for key in new if key not in old)]:
        if old.get(key) != new.get(key):
            said = (_held(old.get(key)), _held(new.get(key)))
            yield Change(f"{_MAPS[name]} {names.get(key, key)}", *said)


def _held(value: Any) -> str:
    """An empty list is said on purpose, against what is inherited."""
    if not value:
        return NOTHING if value is None else NOTHING_INHERITED
    return ", ".join(value) if isinstance(value, list) else str(value)


def _names(model: Any, keys: Any, organisation: int | None) -> dict[str | None, str]:
    whose = Q(organisation__isnull=True)
    if organisation is not None:
        whose |= Q(organisation_id=organisation)
    found = model.objects.filter(whose, key__in=[key for key in keys if key])
    # An own definition comes after the installation's of the same key, and gives the name.
    ordered = found.order_by(F("organisation").asc(nulls_first=True))
    return dict(ordered.values_list("key", "name"))
