"""Whether a matrix is about product work at all, and how much of it comes from the catalogue."""

from __future__ import annotations

from roles.definitions.model import Side
from teams.analysis.reading import Reading
from teams.analysis.rule import Threshold

CATALOGUE_ROWS = Threshold(
    "catalogue-rows",
    8,
    "rows that come from the catalogue before its list is held against the matrix",
    "Remit's own: below it a matrix is not made from the catalogue.",
)
CATALOGUE_SHARE = Threshold(
    "catalogue-share",
    1 / 3,
    "share of the rows that come from the catalogue before its list is held against the matrix",
    "Remit's own: below it a matrix is not made from the catalogue.",
)


def is_about_products(reading: Reading) -> bool:
    """A seat of either side, or a row from the catalogue."""
    return bool(reading.from_catalogue) or any(seat.side is not Side.NONE for seat in reading.seats)


def follows_the_catalogue(reading: Reading) -> bool:
    """Whether enough rows come from the catalogue to say which of it are missing."""
    known = len(reading.from_catalogue)
    return known >= reading.limits[CATALOGUE_ROWS.key] and known >= reading.limits[
        CATALOGUE_SHARE.key
    ] * len(reading.rows)
