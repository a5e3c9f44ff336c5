"""How much is pasted at once, and what is said where it is more."""

from __future__ import annotations

MOST_BYTES = 2_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 60


class UnreadableClipboard(ValueError):
    """What is on the clipboard cannot be pasted; the message says why and what to do."""


def check_size(rows: int, columns: int) -> None:
    """Raises UnreadableClipboard where that is more than is pasted at once."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise UnreadableClipboard(
            f"At most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns are pasted at once."
            " Copy a smaller block, or import the file."
        )
