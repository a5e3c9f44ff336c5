"""How much of a file is read."""

MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
"""Bytes of a workbook's parts once unpacked; 5,000 rows × 60 seats are about 20 million."""
MOST_ROWS = 50_000
MOST_COLUMNS = 1_000
MOST_CELLS = 4_000_000
"""Rows × columns of all sheets, the empty cells included."""
MOST_TEXT = 300_000_000
"""Characters of all cells together: a text that many cells share counts once for each."""
MOST_MARKDOWN = 5_000_000
MOST_MARKED_CELLS = 500_000
LONGEST_LINE = 2_000
"""Characters of a line of prose in which an explanation of letters is looked for."""
