"""A strategic or long-term row is answered for by the Product Owner, though there is a Product Manager.

## What it finds

A row whose level is strategic or whose horizon is long-term, for which a seat of the Product Owner's side answers, while
somebody else fills a seat of the Product Manager's side. It makes no difference whether the answering seat is vacant.

Silent where the owner fills a seat of the Product Manager's side too: strategy is then in the right hands, by whichever
of the two seats. Rows for which several people answer are said by OVL201.

## Why it matters

The Product Owner looks at sprints and releases and decides from day to day. Strategy that is held there is decided at the
sprint's pace and from the sprint's view, and the Product Manager, who has the market and the long term in view, is left
to advise on their own work.

## Example

| Row | Product Manager | Product Owner |
|---|---|---|
| Roadmap | C | A R |

Bo Lund, the Product Owner, decides the roadmap; Ana Díaz, the Product Manager, is merely asked.

## What to do

Let the Product Manager answer, and do the work where the Product Owner did it as its owner; the Product Owner advises.

## Source

A38: the Product Manager's vision is broad and strategic, the Product Owner's is execution in the short term. A39:
long-term plans here, sprints and releases there. A41: strategic decisions here, tactical ones there.
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Level, Side
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.fit.sides import candidates, held_by_other_side
from teams.analysis.fixing import hand_over
from teams.analysis.reading import Reading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import in_order, in_post, joined, names_of

RULE = Rule(
    "FIT301",
    "strategy-held-tactically",
    Severity.WARNING,
    "The Product Owner answers for strategy",
    sources=("A38", "A39", "A41"),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if not reading.product_managers:
        return
    silent = found.rows("OVL201")
    for row in reading.rows:
        if not row.is_strategic or row.key in silent:
            continue
        wrong = held_by_other_side(reading, row, Side.PRODUCT_OWNER)
        if not wrong:
            continue
        right = candidates(reading, row, Side.PRODUCT_MANAGER)[0]
        kind = "strategic" if row.level is Level.STRATEGIC else "long-term"
        yield RULE.finding(
            reading,
            f"{joined(names_of(wrong))} answers for {row.name}, a {kind} row, though {in_post(right)}",
            f"Strategy and the long term are the Product Manager's, sprints the Product Owner's (A38, A39, A41); "
            f"let {right.label} answer and {joined(names_of(wrong))} advise.",
            subject=[f"row:{row.key}", *dict.fromkeys(seat.holder for seat in wrong)],
            rows=[row],
            seats=in_order([*wrong, right]),
        )


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    row = reading.row[finding.rows[0]]
    for seat in candidates(reading, row, Side.PRODUCT_MANAGER)[:2]:
        yield hand_over(reading, row, seat)
