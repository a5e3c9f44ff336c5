"""What others changed since the revision that a page shows, as the pieces of the page that differ."""

from __future__ import annotations

from dataclasses import dataclass

from teams.analysis import engine
from teams.grid.differing import differing
from teams.grid.marks import Marks, mark
from teams.history.labels import label
from teams.history.names import Names
from teams.matrix.apply import InvalidEdit, Mismatched, apply_edits
from teams.matrix.edits import ChangeScheme, Edit, SetCell, invert
from teams.matrix.model import Matrix
from teams.matrix.record import edit_from_record
from teams.models import LogEntry
from teams.storing import accepted_among
from teams.views.changes import counted, whole
from teams.views.matrix import Desk, panel_of

MOST_REVISIONS = 50
"""A page that is older gets the whole table."""


@dataclass(frozen=True)
class News:
    """``cells``: the row and seat of each that was set; ``said``: in a few words who did what.

    ``anew``: the letters are others, and the page is to be fetched as a whole.
    """

    pieces: str
    cells: list[tuple[str, str]]
    said: str
    anew: bool = False


def news_since(revision: int, desk: Desk, *, may_know: bool) -> News:
    """``may_know``: why findings were accepted. Two queries: the log from there on, and what was accepted.

    A row comes also where all is again as it was: who was slower there in between was shown what was newer than the page.
    """
    entries = _entries(revision, desk)
    lists = [[edit_from_record(record) for record in entry.edits] for entry in entries]
    cells = _cells(lists)
    if any(isinstance(edit, ChangeScheme) for edits in lists for edit in edits):
        return News("", [], _said(entries, lists, desk), anew=True)
    before = _before(lists, desk.loaded.matrix) if len(entries) <= MOST_REVISIONS else None
    if before is None or not _is_same_shape(before, desk.loaded.matrix):
        pieces = [whole(desk.team, desk.drawing)]
    else:
        touched = {row for row, _ in cells}
        pieces = differing(before, _marks_of(before, desk), desk.drawing, touched)
    pieces += counted(desk.team, _panel(desk, may_know=may_know), len(desk.shown.open))
    return News("".join(pieces), cells, _said(entries, lists, desk))


def _panel(desk: Desk, *, may_know: bool) -> str:
    """Without anybody's token: the same pieces go to all who may see the same."""
    return panel_of(
        desk.team,
        desk.reading,
        desk.shown,
        editable=desk.editable,
        may_know=may_know,
        token="",  # the page sends its own  # nosec B106
    )


def _entries(revision: int, desk: Desk) -> list[LogEntry]:
    later = LogEntry.objects.filter(team=desk.team, revision__gt=revision)
    return list(later.select_related("by").order_by("-revision")[: MOST_REVISIONS + 1])


def _before(lists: list[list[Edit]], matrix: Matrix) -> Matrix | None:
    """The matrix with these lists taken back, the newest first; none where they do not fit it."""
    try:
        for edits in lists:
            matrix = apply_edits(matrix, invert(edits)).matrix
    except (Mismatched, InvalidEdit):
        return None
    return matrix


def _marks_of(before: Matrix, desk: Desk) -> Marks:
    """As the page showed them: without what is accepted, also of what is cleared by now."""
    reading = desk.loaded.reading_of(before)
    found = engine.find(reading)
    accepted = accepted_among((one.fingerprint for one in found), today=reading.matrix.date)
    return mark(reading, [one for one in found if one.fingerprint not in accepted])


def _is_same_shape(before: Matrix, after: Matrix) -> bool:
    if before.seats != after.seats or not before.scheme.is_like(after.scheme):
        return False
    return [(row.key, row.area) for row in before.rows] == [
        (row.key, row.area) for row in after.rows
    ]


def _cells(lists: list[list[Edit]]) -> list[tuple[str, str]]:
    return [(edit.row, edit.seat) for edits in lists for edit in edits if isinstance(edit, SetCell)]


def _said(entries: list[LogEntry], lists: list[list[Edit]], desk: Desk) -> str:
    """“Bo Lund: R for Emil, User expectations.”, or how many changes by whom."""
    who = list(dict.fromkeys(str(entry.by) if entry.by else "Remit" for entry in entries))
    names = " and ".join(who[:3]) if who else "Somebody"
    if len(entries) == 1:
        return f"{names}: {label(lists[0], Names(desk.reading, lists[0]))}."
    return f"{names}: {len(entries)} changes."
