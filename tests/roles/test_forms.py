"""Forms give back what they were given."""

from __future__ import annotations

from typing import Any

import pytest

from roles.definitions.reading import shipped_catalogue
from roles.editing.values import KIND_BY_KEY, with_blanks
from roles.forms.kinds import form_for

ALL = [
    (kind.key, key) for kind in KIND_BY_KEY.values() for key in kind.shipped(shipped_catalogue())
]


@pytest.mark.parametrize(("kind_key", "key"), ALL)
def test_a_form_sent_as_it_stands_changes_nothing(kind_key: str, key: str) -> None:
    kind, catalogue = KIND_BY_KEY[kind_key], shipped_catalogue()
    said = with_blanks(kind, kind.shipped(catalogue)[key])
    shown = form_for(kind, None, catalogue=catalogue, said=said)
    data: dict[str, Any] = {}
    for name in shown.fields:
        field = shown[name]
        value = field.value()
        if value not in (False, None):
            data[name] = value
    form = form_for(kind, data, catalogue=catalogue, said=said)
    assert form.is_valid(), form.errors
    assert form.values() == said
