"""What a list of edits is called in a few words that can follow a verb: “Undo R for Emil, User expectations”."""

from __future__ import annotations

from collections.abc import Sequence

from teams.history.names import Names
from teams.matrix import edits as e

NOTHING = "nothing"
_FACTS = {"reviewed": "the review date", "data": "whether it makes a data product"}


def label(edits: Sequence[e.Edit], names: Names) -> str:
    """“R for Emil, User expectations”, “6 cells”, “removing Roadmap”, “moving 3 rows”, “5 changes”."""
    if len(edits) == 1:
        return _one(edits[0], names)
    main = [edit for edit in edits if isinstance(edit, e.RemoveRow | e.RemoveSeat)]
    if len(main) == 1 and all(isinstance(edit, e.ChangeRow) for edit in edits if edit != main[0]):
        return _one(main[0], names)  # the others only stop speaking of what is removed
    match edits:
        case [e.ChangeRow(row), e.MoveRow(moved)] if row == moved:  # into another area
            return _one(edits[1], names)
    return _many(edits)


def _one(edit: e.Edit, names: Names) -> str:
    match edit:
        case e.SetCell():
            return _cell(edit, names)
        case e.AddRow(row):
            return f"adding {names.row(row.key)}"
        case e.RemoveRow(row):
            return f"removing {names.row(row.key)}"
        case e.ChangeRow(row):
            return f"changing {names.row(row)}"
        case e.MoveRow(row):
            return f"moving {names.row(row)}"
        case e.AddSeat(seat):
            return f"adding the seat of {names.holder(seat)}"
        case e.RemoveSeat(seat):
            return f"removing the seat of {names.holder(seat)}"
        case e.ChangeSeat():
            return _seat(edit, names)
        case e.MoveSeat(seat):
            return f"moving the seat of {names.seat(seat)}"
        case e.ChangeScheme(before, after):
            return f"changing the letters from {before.name} to {after.name}"
        case e.ChangeTeam(_, after):
            said = [_FACTS.get(name, f"the {name}") for name in after]
            return f"changing {' and '.join(said) or NOTHING} of the team"


def _cell(edit: e.SetCell, names: Names) -> str:
    place = f"{names.seat(edit.seat)}, {names.row(edit.row)}"
    write = names.reading.matrix.scheme.write
    came = tuple(letter for letter in edit.after if letter not in edit.before)
    if came:
        return f"{write(came)} for {place}"
    went = tuple(letter for letter in edit.before if letter not in edit.after)
    return f"removing {write(went)} from {place}"


def _seat(edit: e.ChangeSeat, names: Names) -> str:
    before, after = edit.before.get("person"), edit.after.get("person")
    title = names.title(edit.seat)
    if before == after:
        return f"changing the seat of {names.seat(edit.seat)}"
    if after:
        return f"{names.person(after)} as {title}"
    return f"taking {names.person(before or '')} off the seat {title}"


_TOGETHER: tuple[tuple[type[e.Edit], str], ...] = (
    (e.SetCell, "{} cells"),
    (e.AddRow, "adding {} rows"),
    (e.RemoveRow, "removing {} rows"),
    (e.ChangeRow, "changing {} rows"),
    (e.MoveRow, "moving {} rows"),
    (e.AddSeat, "adding {} seats"),
    (e.RemoveSeat, "removing {} seats"),
    (e.ChangeSeat, "changing {} seats"),
    (e.MoveSeat, "moving {} seats"),
)


def _many(edits: Sequence[e.Edit]) -> str:
    """By the kind that all share."""
    for kind, words in _TOGETHER:
        if edits and all(isinstance(edit, kind) for edit in edits):
            return words.format(len(edits))
    return f"{len(edits)} changes" if edits else NOTHING
