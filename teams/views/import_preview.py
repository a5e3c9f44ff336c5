"""What an import would change, in sentences."""

from __future__ import annotations

from teams.analysis.reading import Reading
from teams.analysis.wording import count
from teams.exchange.sheets.proposal import Proposal
from teams.matrix.edits import (
    AddRow,
    AddSeat,
    ChangeRow,
    ChangeSeat,
    MoveRow,
    MoveSeat,
    RemoveRow,
    RemoveSeat,
    SetCell,
)
from teams.matrix.model import row_facts, seat_name

MOST_LINES = 200


def sentences(reading: Reading, proposal: Proposal) -> list[str]:
    """One line an edit, at most 200 of them, and then how many more there are."""
    lines = [_sentence(reading, proposal, edit) for edit in proposal.edits[:MOST_LINES]]
    rest = len(proposal.edits) - MOST_LINES
    return [*lines, f"and {count(rest, 'more change')}"] if rest > 0 else lines


def _sentence(reading: Reading, proposal: Proposal, edit: object) -> str:
    write = reading.matrix.scheme.write
    match edit:
        case SetCell(row, seat, before, after):
            change = f"{write(before) or 'nothing'} → {write(after) or 'nothing'}"
            return f"{_row(reading, proposal, row)}, {_seat(reading, proposal, seat)}: {change}"
        case AddRow(row, _, cells):
            letters = f" with the letters of {count(len(cells), 'seat')}" if cells else ""
            return f"New row: {row_facts(row, reading.catalogue).name}{letters}"
        case RemoveRow(row):
            return f"Row removed: {_row(reading, proposal, row.key)}"
        case ChangeRow(row, _, after):
            return f"{_row(reading, proposal, row)}: {', '.join(after)} changed"
        case AddSeat(seat):
            return f"New seat: {seat_name(seat, reading.catalogue)}"
        case RemoveSeat(seat):
            return f"Seat removed: {_seat(reading, proposal, seat.key)}"
        case ChangeSeat(seat, _, after):
            return f"Seat {_seat(reading, proposal, seat)}: {', '.join(after)} changed"
        case MoveRow(row):
            return f"{_row(reading, proposal, row)} moves"
        case MoveSeat(seat):
            return f"Seat {_seat(reading, proposal, seat)} moves"
        case _:
            return "The team’s facts change"


def _row(reading: Reading, proposal: Proposal, key: str) -> str:
    row = proposal.matrix.row_by_key.get(key) or reading.matrix.row_by_key[key]
    return row_facts(row, reading.catalogue).name


def _seat(reading: Reading, proposal: Proposal, key: str) -> str:
    if key in reading.seat:
        return reading.seat[key].label
    return seat_name(proposal.matrix.seat_by_key[key], reading.catalogue)
