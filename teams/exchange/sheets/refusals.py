"""Why a workbook is not opened, in words for the person who sent it."""

from __future__ import annotations

from teams.exchange.sheets import limits

TOO_BIG = "The file unpacks to far more than a matrix can be. It was not opened."
BROKEN = (
    "The file is damaged and cannot be opened. Save it again in your spreadsheet, and try that."
)
PROTECTED = "The file is protected by a password. Save a copy without one, and try that."
MACROS = "The workbook holds macros, which are never run here. Save it as .xlsx without them, and try that."
ENTITIES = "The file defines XML entities of its own, which no spreadsheet does. It was not opened."


def too_far(rows: int, columns: int) -> str:
    return (
        f"A sheet of the file reaches to row {rows:,} and column {columns:,}; at most {limits.MOST_ROWS:,} rows"
        f" and {limits.MOST_COLUMNS:,} columns are read. Delete what stands far from the table."
    )
