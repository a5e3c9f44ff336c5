"""How far the cells of an .ods reach, in which one element may stand for millions of equal cells."""

from __future__ import annotations

import re

from teams.exchange.sheets import limits
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.refusals import BROKEN, PROTECTED, TOO_BIG, too_far

_TAG = re.compile(
    rb"<(?P<close>/?)table:(?P<name>table-row|table-cell|covered-table-cell|table)(?=[\s/>])(?P<about>[^<>]*+)>"
)
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["']\s*(\d{1,12})""")
_BLANKS = re.compile(rb"""text:c\s*=\s*["']\s*(\d{1,12})""")
"""One element may stand for any number of blanks."""
_VALUE = re.compile(rb"value-type\s*=")


def check_open_document(content: bytes, manifest: bytes) -> None:
    """Raises UnreadableFile where the sheets reach too far, or are encrypted."""
    if b"encryption-data" in manifest:
        raise UnreadableFile(PROTECTED)
    if b"\0" in content:
        raise UnreadableFile(BROKEN)
    if sum(int(one) for one in _BLANKS.findall(content)) > limits.MOST_TEXT // 100:
        raise UnreadableFile(TOO_BIG)
    room = texts = begins = 0
    reach = _Reach()
    for tag in _TAG.finditer(content):
        reach.says(tag.start() - begins)
        begins = tag.end()
        if tag["name"] == b"table":
            room += reach.rows * reach.columns
            reach = _Reach()
        elif tag["name"] == b"table-row":
            if tag["close"] or tag["about"].endswith(b"/"):
                texts += reach.end_row()
            if not tag["close"]:
                reach.begin_row(_times(tag["about"]))
        elif not tag["close"]:
            is_filled = not tag["about"].endswith(b"/") or _VALUE.search(tag["about"]) is not None
            reach.cell(_times(tag["about"]), is_filled=is_filled)
        if room + reach.rows * reach.columns > limits.MOST_CELLS or texts > limits.MOST_TEXT:
            raise UnreadableFile(TOO_BIG)


class _Reach:
    """The last row and column with a filled cell; empty ones at the end do not count."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self.passed = 0
        self.repeated = 1
        self.across = self.last = 0
        self.times = self.text = 0

    def begin_row(self, repeated: int) -> None:
        self.repeated, self.across, self.last = repeated, 0, 0
        self.times = self.text = 0

    def says(self, length: int) -> None:
        """What stands between a cell and the next tag is as often in memory as the cell is repeated."""
        self.text += length * self.times
        self.times = 0

    def cell(self, repeated: int, *, is_filled: bool) -> None:
        self.across += repeated
        if is_filled:
            self.last = self.across
            self.times = repeated

    def end_row(self) -> int:
        """How much text the row holds, with all its repetitions."""
        self.passed += self.repeated
        if self.last:
            self.rows, self.columns = self.passed, max(self.columns, self.last)
            if self.rows > limits.MOST_ROWS or self.columns > limits.MOST_COLUMNS:
                raise UnreadableFile(too_far(self.rows, self.columns))
        text = self.text * self.repeated
        self.repeated, self.across, self.last = 0, 0, 0
        return text


def _times(about: bytes) -> int:
    match = _REPEATED.search(about)
    return int(match[1]) if match else 1
