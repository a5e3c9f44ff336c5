"""Too many are asked for advice.

## What it finds

A row on which more than 4 advise (a threshold); or, once for the team, a matrix of 10 rows or more in which more than
35 % (a threshold) of all letters advise. All seats of the development team are one; a seat counts once on a row, however
many advising letters it holds.

## Why it matters

Everybody who advises has to be asked before something is done. Many advisers make decisions slow and nobody's own.

## Example

A row on which the Scrum Master, the designer, marketing, the sponsor and the developers all advise.

## What to do

Let those be informed whose advice never changed anything, or who are spoken for by somebody else.

## Source

RAM: "many Cs: do all need to be consulted?" (Smith & Erwin, "Role & Responsibility Charting").
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Severity
from teams.analysis.ovl.pairs import counted_once
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule, Threshold
from teams.analysis.wording import listed, names_of, percent

MOST = Threshold(
    "too-many-consulted", 4, "who advise on one row", "RAM: do all need to be consulted?"
)
SHARE = Threshold(
    "too-much-advice",
    0.35,
    "share of all letters that advise",
    "Remit's own: a third is much already.",
)
RULE = Rule(
    "OVL207",
    "too-many-consulted",
    Severity.WARNING,
    "Too many are asked for advice",
    sources=("RAM",),
    thresholds=(MOST, SHARE),
)

FEWEST_ROWS = 10


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    most = reading.limits[MOST.key]
    for row in reading.rows:
        if len(row.advises) <= most:
            continue
        advising = counted_once(row.advises)
        if len(advising) > most:
            yield RULE.finding(
                reading,
                f"{len(advising)} advise on {row.name}: {listed(names_of(advising))}",
                f"More than {most:g} advisers make a decision slow; let some of them be informed instead.",
                subject=[f"row:{row.key}"],
                rows=[row],
                seats=advising,
            )
    if len(reading.rows) >= FEWEST_ROWS:
        yield from _in_the_whole_matrix(reading)


def _in_the_whole_matrix(reading: Reading) -> Iterator[Finding]:
    advice = letters = 0
    for row in reading.rows:
        advice += len(row.advises)
        letters += sum(map(len, row.meanings.values()))
    if not letters or advice / letters <= reading.limits[SHARE.key]:
        return
    yield RULE.finding(
        reading,
        f"{percent(round(100 * advice / letters))} of all letters advise, {advice} of {letters}",
        f"More than {percent(100 * reading.limits[SHARE.key])} slow every decision down; let those be informed whose advice "
        "is not needed before.",
        subject=(),
        evidence={"advise": advice, "letters": letters},
    )
