"""A file that arrives: opened once, in a process of its own, and kept as what stands in it."""

from __future__ import annotations

from dataclasses import replace

from teams.exchange.apart.asking import open_apart
from teams.exchange.sheets.corrections import Corrections
from teams.incoming.kept import Kept

_NOTHING_SAID = Corrections()


def received(
    file: str,
    data: bytes,
    *,
    team: str = "",
    name: str = "",
    corrections: Corrections = _NOTHING_SAID,
) -> Kept:
    """Raises UnreadableFile. The bytes are kept only where the encoding may have to be said."""
    contents = open_apart(data, file, corrections.encoding)
    in_doubt = data if contents.opened.encodings else b""
    return Kept(file, contents, team, name, corrections, data=in_doubt)


def opened_as_said(before: Kept, now: Kept) -> Kept:
    """Opened again where another encoding is said. Raises UnreadableFile."""
    if now.corrections.encoding == before.corrections.encoding or not now.data:
        return now
    contents = open_apart(now.data, now.file, now.corrections.encoding)
    return replace(now, contents=contents)
