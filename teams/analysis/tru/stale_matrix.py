"""Nobody has looked whether the matrix is still right.

## What it finds

A matrix that was last reviewed more than 180 days (a threshold) ago. Making the team is a review, and so is the button
"Reviewed today" in its settings; an edit is none.

Silent where no review is known, as in a file that names none.

## Why it matters

People change seats, and work changes hands, long before anybody changes the chart. A chart that is wrong is worse than
none: some still believe it.

## Example

Checkout was reviewed on 3 March; it is October.

## What to do

Go through the matrix with the team, put right what has changed, and press "Reviewed today".

## Source

Atlassian Team Playbook, "Roles and Responsibilities": revisit every three to six months.
"""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule, Threshold

AGE = Threshold(
    "days-between-reviews",
    180,
    "days after which a matrix must be reviewed again",
    "Atlassian’s Team Playbook: every three to six months",
)
RULE = Rule(
    "TRU801",
    "stale-matrix",
    Severity.HINT,
    "Nobody has looked whether it is still right",
    sources=("Atlassian Team Playbook",),
    thresholds=(AGE,),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    reviewed = reading.team.reviewed
    if reviewed is None:
        return
    days = (reading.matrix.date - reviewed).days
    if days <= reading.limits[AGE.key]:
        return
    yield RULE.finding(
        reading,
        f"{reading.team.name} was last reviewed {days} days ago, on {reviewed.day} {reviewed:%B %Y}",
        "Go through the matrix with the team and press “Reviewed today” in its settings.",
        subject=[],
        evidence={"days": days},
    )
