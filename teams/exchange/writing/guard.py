"""Text that no spreadsheet may take for a formula, and text that a spreadsheet can hold."""

from __future__ import annotations

import re

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_UNWRITABLE = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})


def guarded(text: str) -> str:
    """With an apostrophe before what a spreadsheet would run; ``unguarded`` takes exactly that one off."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text


def writable(text: str) -> str:
    """The text without the two code points that no XML file can hold, so that every format says the same."""
    return text if text.isascii() else text.translate(_UNWRITABLE)
