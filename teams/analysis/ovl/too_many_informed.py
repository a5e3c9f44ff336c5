"""Too many are informed about one row.

## What it finds

A row about which more than 6 are informed (a threshold). All seats of the development team are one.

## Why it matters

Each of them has to be told. Where everybody is told everything, nobody reads it.

## Example

A row about which seven seats are informed.

## What to do

Keep those who act on the news; give the others a page or a review to look at.

## Source

RAM: "many Is: do all need to be routinely informed, or only in exceptional circumstances?" (Smith & Erwin, "Role &
Responsibility Charting").
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Severity
from teams.analysis.ovl.pairs import counted_once
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule, Threshold
from teams.analysis.wording import listed, names_of

MOST = Threshold(
    "too-many-informed", 6, "who are informed about one row", "RAM: do all need to be informed?"
)
RULE = Rule(
    "OVL208",
    "too-many-informed",
    Severity.HINT,
    "Too many are informed about one row",
    sources=("RAM",),
    thresholds=(MOST,),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    most = reading.limits[MOST.key]
    for row in reading.rows:
        if len(row.informed) <= most:
            continue
        informed = counted_once(row.informed)
        if len(informed) > most:
            yield RULE.finding(
                reading,
                f"{len(informed)} are informed about {row.name}: {listed(names_of(informed))}",
                f"More than {most:g} have to be told each time; keep those who act on it.",
                subject=[f"row:{row.key}"],
                rows=[row],
                seats=informed,
            )
