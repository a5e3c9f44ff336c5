"""Somebody else saved while a form was filled in: both are put together, and nothing of either is lost silently."""

from __future__ import annotations

from dataclasses import dataclass

from organisations.models import Organisation
from roles.changes import Change, changes_between
from roles.editing.service import history_of
from roles.editing.standing import Standing
from roles.editing.values import digest_of
from roles.entries import Values, merged
from roles.models import DefinitionChange


@dataclass(frozen=True)
class Meanwhile:
    """``by``: the last change, unless it was the installation's. ``values``: what was typed, over what was saved."""

    by: DefinitionChange | None
    changes: list[Change]
    values: Values


def catch_up(organisation: Organisation, stands: Standing, seen: str, typed: Values) -> Meanwhile:
    """``seen``: the digest of what the author began with. What both changed is as typed; the page tells what it was."""
    assert stands.values is not None
    history = history_of(organisation, stands.kind.key, stands.key)
    base = _known(stands, history, seen)
    if base is None:
        return Meanwhile(history[0] if history else None, [], typed)
    values = {
        name: merged(base[name], typed[name], theirs)[0] for name, theirs in stands.values.items()
    }
    changes = changes_between(stands.kind, base, stands.values, organisation.pk)
    return Meanwhile(history[0] if history else None, changes, values)


def _known(stands: Standing, history: list[DefinitionChange], seen: str) -> Values | None:
    states = [stands.shipped, *(state for one in history for state in (one.before, one.after))]
    return next((state for state in states if state and digest_of(state) == seen), None)
