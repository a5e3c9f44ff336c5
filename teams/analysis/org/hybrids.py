"""What ORG401 and ORG405 share: the reasons to separate a hybrid, and how it is described."""

from __future__ import annotations

from roles.definitions.model import Side
from teams.analysis.reading import Reading, SeatReading
from teams.analysis.rule import Threshold
from teams.matrix.model import Complexity, Stage

SIZE = Threshold(
    "hybrid-size",
    50,
    "people, up to which an organisation is small enough for a hybrid",
    "A44 speaks of small businesses; the EU calls a business small below 50 people (2003/361/EC)",
)


def reasons_to_separate(reading: Reading) -> list[str]:
    """What is known of the organisation and the product that speaks against a hybrid. Source: A45."""
    organisation, limit = reading.organisation, reading.limits[SIZE.key]
    reasons = []
    if organisation.stage not in (None, Stage.STARTUP):
        reasons.append(f"the organisation is past the startup stage ({organisation.stage})")
    if organisation.size is not None and organisation.size > limit:
        reasons.append(f"the organisation has {organisation.size} people (limit {limit:g})")
    if reading.team.complexity is Complexity.HIGH:
        reasons.append("the product is complex")
    return reasons


def sided_seats(reading: Reading, holder: str) -> list[SeatReading]:
    """The hybrid's filled seats of either side."""
    return [seat for seat in reading.seats_of(holder) if seat.filled and seat.side is not Side.NONE]


def in_one(reading: Reading, holder: str) -> str:
    """“Ana Díaz is Product Manager and Product Owner in one”."""
    seats = sided_seats(reading, holder)
    if not seats[0].person:
        return f"{seats[0].label} is Product Manager and Product Owner in one"
    if len({seat.side for seat in seats}) == 2:
        names = " and ".join(dict.fromkeys(seat.role_name for seat in seats))
        return f"{seats[0].label} is {names} in one"
    other = "Product Owner" if seats[0].side is Side.PRODUCT_MANAGER else "Product Manager"
    return f"{seats[0].label} is {seats[0].role_name}, and {other} in all but name"


def collapsed(reading: Reading, holder: str) -> str:
    """In words, the rows that look divided between the two seats and lie on the one person; empty where there are none."""
    by_side = {
        side: {seat.key for seat in sided_seats(reading, holder) if seat.side is side}
        for side in (Side.PRODUCT_MANAGER, Side.PRODUCT_OWNER)
    }
    rows = [
        row
        for row in reading.rows
        if all(not seats.isdisjoint(row.meanings) for seats in by_side.values())
    ]
    if not rows:
        return ""
    looks = "1 row looks" if len(rows) == 1 else f"{len(rows)} rows look"
    return f" {looks} divided between the two seats, and {'lies' if len(rows) == 1 else 'lie'} on one person."
