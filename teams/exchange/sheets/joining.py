"""Several tables of one text as one matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from teams.exchange.sheets.reading import Activity, Header, Passage, SheetReading


def joined(
    readings: Sequence[SheetReading], notes: Sequence[str], left_out: Sequence[Passage]
) -> SheetReading:
    """Columns with the same head are one seat; a table that says the same as an earlier one is left out."""
    if len(readings) == 1:
        only = readings[0]
        return replace(only, left_out=(*only.left_out, *left_out), notes=(*notes, *only.notes))
    headers: list[Header] = []
    activities: list[Activity] = []
    left = list(left_out)
    used: list[SheetReading] = []
    for reading in readings:
        if not reading.activities and not reading.is_own:
            left += reading.left_out
            continue
        same = next((one for one in used if _content(one) == _content(reading)), None)
        if same is not None:
            left.append(
                Passage(reading.header, reading.tables[0], f"The same table as at {same.header}.")
            )
            continue
        used.append(reading)
        numbers = _numbers(reading, headers)
        activities += [
            replace(
                one,
                section=one.section
                or (reading.tables[0] if len(readings) > 1 and reading.tables else ""),
                cells={numbers[number]: cell for number, cell in one.cells.items()},
            )
            for one in reading.activities
        ]
    return SheetReading(
        tuple(chain.from_iterable(one.tables for one in used)),
        used[0].header,
        used[0].scheme,
        tuple(headers),
        tuple(activities),
        used[0].is_own,
        tuple(chain.from_iterable(one.sections for one in used)),
        tuple(chain.from_iterable(one.unread for one in used)),
        (*chain.from_iterable(one.left_out for one in used), *left),
        (*notes, *chain.from_iterable(one.notes for one in used)),
    )


def _content(reading: SheetReading) -> object:
    return (
        [header.text for header in reading.headers],
        [
            (one.name, {number: cell.text for number, cell in one.cells.items()})
            for one in reading.activities
        ],
    )


def _numbers(reading: SheetReading, headers: list[Header]) -> dict[int, int]:
    """The place of each of the table's columns among all; new heads are added."""
    known: dict[tuple[str, int], int] = {}
    times: Counter[str] = Counter()
    for place, header in enumerate(headers):
        known[header.text, times[header.text]] = place
        times[header.text] += 1
    found: dict[int, int] = {}
    times.clear()
    for number, header in enumerate(reading.headers):
        occurrence = (header.text, times[header.text])
        times[header.text] += 1
        if occurrence not in known:
            known[occurrence] = len(headers)
            headers.append(header)
        found[number] = known[occurrence]
    return found
