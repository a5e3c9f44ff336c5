"""Changes of definitions for tests."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from organisations.models import Organisation
from roles.editing.standing import standing_of
from roles.editing.values import KIND_BY_KEY, Wanted


def changed(organisation: Organisation, kind: str, key: str, **values: Any) -> Wanted:
    """The definition as it stands, with other values; ``expects`` and ``skills`` add to what is there, None removes."""
    said = deepcopy(standing_of(organisation, KIND_BY_KEY[kind], key).values)
    assert said is not None
    for name, value in values.items():
        if isinstance(value, dict):
            held = {**said[name], **value}
            said[name] = {one: what for one, what in held.items() if what is not None}
        else:
            said[name] = value
    return Wanted(KIND_BY_KEY[kind], key, said)
