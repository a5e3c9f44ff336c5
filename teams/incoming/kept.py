"""A file that somebody sent, kept until they import or discard it, with what they said about it."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from teams.exchange.incoming.contents import Contents, contents_from_json, contents_to_json
from teams.exchange.sheets.corrections import Corrections
from teams.exchange.sheets.questions import Answers
from teams.models import Draft

STEP = "import"
FASTEST = 1
"""zlib's level: letters pack to a fiftieth even so."""


@dataclass(frozen=True)
class Kept:
    """``contents``: what stands in the file, so that it is opened once. ``data``: its bytes, where its encoding is in doubt.

    ``team``: its key; empty for a new one, which will be called ``name``. ``added``: heads whose names are new people.
    """

    file: str
    contents: Contents
    team: str = ""
    name: str = ""
    corrections: Corrections = field(default_factory=Corrections)
    added: Collection[int] = ()
    data: bytes = b""


def keep(draft: Draft, kept: Kept) -> None:
    draft.step = STEP
    draft.content = {
        "file": kept.file,
        "contents": packed_contents(kept.contents),
        "data": _packed(kept.data),
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
        unpacked_contents(said["contents"]),
        said["team"],
        said["name"],
        Corrections.from_json(said["corrections"]),
        frozenset(said["added"]),
        _unpacked(said["data"]),
    )


def begun_anew(kept: Kept, corrections: Corrections) -> Kept:
    """Where another table, or other heads, are to be read, what was said of columns, seats and rows is of no use."""
    forgotten = replace(corrections, columns={}, answers=Answers())
    return replace(kept, corrections=forgotten, added=())


def packed_contents(contents: Contents) -> str:
    return _packed(contents_to_json(contents))


def unpacked_contents(packed: str) -> Contents:
    return contents_from_json(_unpacked(packed))


def _packed(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data, FASTEST)).decode()


def _unpacked(packed: str) -> bytes:
    return zlib.decompress(base64.b64decode(packed))
