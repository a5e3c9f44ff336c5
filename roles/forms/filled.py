"""Definitions that come from a file are held to the same as those that are typed into the forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from roles.definitions.keys import MAX_KEY
from roles.definitions.model import Catalogue
from roles.editing.values import Wanted
from roles.entries import Values
from roles.forms.kinds import form_for

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RESERVED = frozenset({"new", "compare"})
"""Pages stand where these keys would have theirs."""


def faults_in(wanted: Wanted, catalogue: Catalogue) -> Iterator[str]:
    """``catalogue``: with all that is wanted in it, so that entries may point to each other."""
    what, values = f"{wanted.kind.key} {wanted.key[:80]}", wanted.values
    if values is None:
        return
    if wanted.kind.key != "hand-off" and _is_bad(wanted.key):
        yield f"{what}: a key is lower-case words joined by hyphens, at most {MAX_KEY} characters."
    if values.get("stakeholder") and _is_bad(values["stakeholder"]):
        yield f"{what}: “{values['stakeholder'][:80]}” is no group of stakeholders."
    for name, errors in _errors(wanted, values, catalogue):
        yield f"{what}: {name}: {' '.join(errors)}"


def _is_bad(key: str) -> bool:
    return not _KEY.fullmatch(key) or len(key) > MAX_KEY or key in RESERVED


def _errors(
    wanted: Wanted, values: Values, catalogue: Catalogue
) -> Iterator[tuple[str, list[str]]]:
    shown = form_for(wanted.kind, None, catalogue=catalogue, said=values)
    sent: dict[str, Any] = {
        name: value for name in shown.fields if (value := shown[name].value()) not in (False, None)
    }
    form = form_for(wanted.kind, sent, catalogue=catalogue, said=values)
    for name, errors in form.errors.items():
        yield name, [str(error) for error in errors]
