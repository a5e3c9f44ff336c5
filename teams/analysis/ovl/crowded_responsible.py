"""Too many do the work of one row.

## What it finds

A row whose work more than 3 do (a threshold). Seats of one person are one, and all seats of the development team are one.

## Why it matters

Work that belongs to many belongs to nobody in particular. The row usually hides several pieces of work.

## Example

| Row | Product Manager | Product Owner | Designer | Marketing |
|---|---|---|---|---|
| Positioning | A R | R | R | R |

## What to do

Split the row into what each of them does, or let some of them support or advise.

## Source

RAM: many who are responsible for one activity are a sign that it should be split (Smith & Erwin, "Role & Responsibility
Charting").
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Severity
from teams.analysis.ovl.pairs import counted_once
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule, Threshold
from teams.analysis.wording import listed, names_of

MOST = Threshold(
    "crowded-responsible", 3, "who do the work of one row", "RAM: more is a sign to split the row."
)
RULE = Rule(
    "OVL202",
    "crowded-responsible",
    Severity.WARNING,
    "Too many do the work of one row",
    sources=("RAM",),
    thresholds=(MOST,),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    most = reading.limits[MOST.key]
    for row in reading.rows:
        if len(row.does) <= most:
            continue
        doing = counted_once(row.does)
        if len(doing) > most:
            yield RULE.finding(
                reading,
                f"{len(doing)} do the work of {row.name}: {listed(names_of(doing))}",
                f"More than {most:g} on one row hide several pieces of work; split the row, or let some of them advise.",
                subject=[f"row:{row.key}"],
                rows=[row],
                seats=doing,
            )
