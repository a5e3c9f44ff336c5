"""A fix drawn before it is made: each change as a line, the old letter crossed, the new one dashed."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

from organisations.parts.signs import icon_html, letter_html
from teams.analysis.finding import Fix
from teams.analysis.reading import Reading
from teams.matrix.edits import (
    AddRow,
    AddSeat,
    ChangeRow,
    ChangeSeat,
    Edit,
    RemoveRow,
    RemoveSeat,
    SetCell,
)
from teams.matrix.schemes import Letters

MOST_DRAWN = 6


def fix_lines(reading: Reading, fix: Fix) -> list[SafeString]:
    """What a fix changes, in lines; a long one is cut and says how many more there are."""
    lines = [SafeString(_line(reading, edit)) for edit in fix.edits[:MOST_DRAWN]]
    rest = len(fix.edits) - MOST_DRAWN
    return [*lines, SafeString(f"and {rest} more")] if rest > 0 else lines


def _line(reading: Reading, edit: Edit) -> str:
    match edit:
        case SetCell(row, seat, before, after):
            who = reading.seat[seat].label if seat in reading.seat else seat
            letters = letters_turning(reading, before, after)
            return (
                f"{escape(_row_name(reading, row))}, {escape(who)} "
                f'<span class="turn" data-cell="{escape(row)} {escape(seat)}">{letters}</span>'
            )
        case RemoveRow(row):
            return f"{escape(_row_name(reading, row.key))} leaves the matrix"
        case AddRow(row):
            definition = reading.catalogue.responsibilities.get(row.responsibility or "")
            return f"{escape(definition.name if definition else row.name)} comes into the matrix"
        case RemoveSeat(seat):
            return f"The seat {escape(reading.seat[seat.key].role_name)} leaves the team"
        case AddSeat(seat):
            role = reading.catalogue.roles.get(seat.role)
            return f"The seat {escape(role.name if role else seat.role)} comes into the team"
        case ChangeRow(row, _, after):
            words = "is marked as shared" if after.get("shared") else "is changed"
            return f"{escape(_row_name(reading, row))} {words}"
        case ChangeSeat(seat, _, after):
            return f"The seat {escape(reading.seat[seat].role_name)} {_goes(reading, after)}"
        case _:
            return "The team’s facts change"


def _row_name(reading: Reading, row: str) -> str:
    return reading.row[row].name if row in reading.row else row


def _goes(reading: Reading, after: object) -> str:
    if not isinstance(after, dict) or "person" not in after:
        return "is changed"
    person = reading.matrix.person_by_key.get(after["person"] or "")
    return f"goes to {escape(person.name)}" if person else "becomes vacant"


def letters_turning(reading: Reading, before: Letters, after: Letters) -> SafeString:
    """The letters of one cell on their way: those that go crossed, then an arrow, those that come dashed."""
    meanings = reading.matrix.scheme.meanings
    return turning(
        tuple((one, meanings[one].value) for one in before),
        tuple((one, meanings[one].value) for one in after),
    )


@lru_cache(maxsize=512)
def turning(before: tuple[tuple[str, str], ...], after: tuple[tuple[str, str], ...]) -> SafeString:
    """Likewise, of letters that come with their meanings."""
    going = [one for one in before if one not in after]
    coming = [one for one in after if one not in before]
    pieces = [letter_html(*one, "goes", "out") for one in going]
    pieces += [letter_html(*one, "stays") for one in before if one in after]
    if going and coming:
        pieces.append(icon_html("arrow-right"))
    pieces += [letter_html(*one, "comes", "in") for one in coming]
    return SafeString("".join(pieces))
