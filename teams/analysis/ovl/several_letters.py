"""One seat holds letters on one row that say different things.

## What it finds

A seat that holds several meanings on one row, other than that it answers and does the work.

## Why it matters

Who does the work need not be informed of it, and who advises hears of it anyway. The lighter letter hides what the seat's
part really is.

## Example

| Row | Product Designer |
|---|---|
| User research | C I |

## What to do

Keep the heavier letter.

## Source

RAM: one letter for each role and activity; accountable and responsible may fall together (Smith & Erwin, "Role &
Responsibility Charting").
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Meaning
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.fixing import set_meanings
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import joined

RULE = Rule(
    "OVL209",
    "several-letters",
    Severity.HINT,
    "One seat holds several letters on a row",
    sources=("RAM",),
)

_OWNER = [Meaning.ANSWERS, Meaning.DOES]


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    for row in reading.rows:
        for key, held in row.meanings.items():
            if len(held) < 2 or held == _OWNER:
                continue
            seat = reading.seat[key]
            letters = joined(reading.matrix.at(row.key, key))
            yield RULE.finding(
                reading,
                f"{seat.label} holds {letters} on {row.name}",
                "The lighter letter says what the heavier one includes; keep the heavier one.",
                subject=[f"row:{row.key}", f"seat:{key}"],
                rows=[row],
                seats=[seat],
            )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    row, seat = reading.row[finding.rows[0]], reading.seat[finding.seats[0]]
    held = row.meanings[seat.key]
    kept = [one for one in held if one in _OWNER] or held[:1]
    letters = reading.matrix.scheme.letters_for(kept)
    yield Fix(f"Keep {joined(letters)}", (set_meanings(reading, row, seat, kept),))
