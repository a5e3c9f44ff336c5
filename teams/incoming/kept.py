"""A file that somebody sent, kept until they import or discard it, with what they said about it."""

from __future__ import annotations

import base64
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from teams.exchange.sheets.corrections import Corrections
from teams.exchange.sheets.questions import Answers
from teams.models import Draft

STEP = "import"


@dataclass(frozen=True)
class Kept:
    """``team``: its key; empty for a new one, which will be called ``name``. ``added``: heads whose names are new people."""

    file: str
    data: bytes
    team: str = ""
    name: str = ""
    corrections: Corrections = field(default_factory=Corrections)
    added: Collection[int] = ()


def keep(draft: Draft, kept: Kept) -> None:
    draft.step = STEP
    draft.content = {
        "file": kept.file,
        "data": base64.b64encode(kept.data).decode(),
        "team": kept.team,
        "name": kept.name,
        "corrections": kept.corrections.as_json(),
        "added": sorted(kept.added),
    }
    draft.save()


def kept_in(draft: Draft) -> Kept:
    said: Mapping[str, Any] = draft.content
    return Kept(
        said["file"],
        base64.b64decode(said["data"]),
        said["team"],
        said["name"],
        Corrections.from_json(said["corrections"]),
        frozenset(said["added"]),
    )


def begun_anew(kept: Kept, corrections: Corrections) -> Kept:
    """Where another table, or other heads, are to be read, what was said of columns, seats and rows is of no use."""
    forgotten = replace(corrections, columns={}, answers=Answers())
    return replace(kept, corrections=forgotten, added=())
