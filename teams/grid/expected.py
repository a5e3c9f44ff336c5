"""Whose a row should be by its definition, and whether it is theirs, in one sentence or two."""

from __future__ import annotations

from collections.abc import Sequence

from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.wording import joined


def expected_said(reading: Reading, row: RowReading) -> str:
    if row.definition is None:
        return "A row of this team’s own."
    catalogue = reading.catalogue
    owners = catalogue.owners(row.definition.key)
    if not owners:
        return "The definition names no owner."
    roles = joined([f"the {catalogue.roles[owner].name}" for owner in owners])
    return f"Expected of {roles}. {_is_so(reading, row, owners)}"


def _is_so(reading: Reading, row: RowReading, owners: Sequence[str]) -> str:
    if not row.answers:
        return "Nobody answers for it."
    related = reading.catalogue.related
    theirs = [one for one in row.answers if any(related(one.seat.role, each) for each in owners)]
    others = [one for one in row.answers if one not in theirs]
    if not theirs:
        verb = "answer" if len(others) > 1 else "answers"
        return f"Here {_who(others)} {verb} for it instead."
    verb = "answer" if len(theirs) > 1 else "answers"
    if others:
        return f"{_who(theirs)} {verb} for it, and so does {_who(others)}."
    return f"So it is: {_who(theirs)} {verb} for it."


def _who(seats: Sequence[SeatReading]) -> str:
    return joined(
        [f"{one.label} ({one.role_name})" if one.person else f"the {one.label}" for one in seats]
    )
