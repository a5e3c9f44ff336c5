"""What one side gives does not reach the other.

## What it finds

A hand-off whose receiving row is owned by somebody who does not own the giving row and holds no letter on it, through any
seat: they are not even informed. The catalogue knows four hand-offs between Product Manager and Product Owner:

- the product vision gives the short-term objectives their direction (A48)
- strategic features are broken down into work for the developers (A49)
- the analysis of market and competition feeds the user stories (A51)
- operational feedback adjusts the strategy (A52)

Only in a team in which Product Manager and Product Owner are different people. Silent where either row is not in the
matrix or has no filled owner. Where several people own the receiving row, each of them must hear.

## Why it matters

Each side works on what it believes that the other wants. Sprints drift away from the strategy, and the strategy does not
learn from what users do.

## Example

| Row | Ana Díaz, Product Manager | Bo Lund, Product Owner |
|---|---|---|
| Product vision | A R | |
| Short-term objectives | I | A R |

Bo Lund sets the short-term objectives and is never told of the vision.

## What to do

Let the owner of the receiving row be informed on the giving row, at the least.

## Source

A48, A49, A51, A52: how the two roles work together.
"""

from __future__ import annotations

from collections.abc import Iterator

from roles.definitions.model import Meaning
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.fixing import give
from teams.analysis.reading import Reading, RowReading, SeatReading
from teams.analysis.rule import Found, Rule
from teams.analysis.wording import in_order, joined, names_of

RULE = Rule(
    "LNK501",
    "broken-handoff",
    Severity.WARNING,
    "A hand-off that does not arrive",
    sources=("A48", "A49", "A51", "A52"),
)


@RULE.finds
def find(reading: Reading, found: Found) -> Iterator[Finding]:
    if not reading.is_separated:
        return
    by_definition = {row.definition.key: row for row in reading.rows if row.definition}
    for hand_off in reading.catalogue.hand_offs:
        giving = by_definition.get(hand_off.giving)
        receiving = by_definition.get(hand_off.receiving)
        if giving is None or receiving is None:
            continue
        givers = [seat for seat in giving.answers if seat.filled]
        deaf = who_does_not_hear(reading, giving, receiving)
        if not givers or not deaf:
            continue
        names = joined(names_of(deaf))
        yield RULE.finding(
            reading,
            f"{names} owns {receiving.name} and holds no letter on {giving.name}, which {joined(names_of(givers))} owns",
            f"{hand_off.passes.rstrip('.')} ({', '.join(hand_off.sources)}); let {names} be informed on {giving.name} at the least.",
            subject=[
                f"row:{giving.key}",
                f"row:{receiving.key}",
                *dict.fromkeys(seat.holder for seat in deaf),
            ],
            rows=sorted((giving, receiving), key=lambda row: row.index),
            seats=in_order([*givers, *deaf]),
            evidence={"giving": giving.key, "receiving": receiving.key},
        )


def who_does_not_hear(
    reading: Reading, giving: RowReading, receiving: RowReading
) -> list[SeatReading]:
    """The seats that own the receiving row and whose holders have no letter on the giving one."""
    hearing = {reading.seat[key].holder for key in giving.meanings}
    return [seat for seat in receiving.answers if seat.filled and seat.holder not in hearing]


@RULE.offers
def fixes(reading: Reading, finding: Finding) -> Iterator[Fix]:
    giving = reading.row[finding.evidence["giving"]]
    receiving = reading.row[finding.evidence["receiving"]]
    deaf = who_does_not_hear(reading, giving, receiving)
    letter_for = reading.matrix.scheme.letter_for
    for meaning, verb in ((Meaning.INFORMED, "Inform"), (Meaning.ADVISES, "Ask")):
        if letter_for(meaning):
            edits = tuple(give(reading, giving, seat, meaning) for seat in deaf)
            yield Fix(f"{verb} {joined(names_of(deaf))} on {giving.name}", edits)
