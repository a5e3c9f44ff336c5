"""What stands in a cell beside its letters, and is not kept: remarks in brackets, footnote marks, numbers."""

from __future__ import annotations

import re

from teams.exchange.sheets.codes import Code

_MARKS = re.compile(r"[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_NUMBER = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]{1,3}(\d{1,2})(?![0-9A-Za-z])")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_EMPHASIS = re.compile(r"(\*{1,3})(?=\S)([^*]+)(?<=\S)\1")


def beside(text: str, code: Code) -> tuple[str, ...]:
    """Each thing that the reader of letters leaves out of the text: “A* (until March)” → “*”, “until March”."""
    if not code.letters or len(text) < 2:
        return ()
    bare = _EMPHASIS.sub(r"\2", _BRACKETED.sub(" ", text))
    found = [*_MARKS.findall(bare), *_NUMBER.findall(bare)]
    if code.remark:
        found.append(code.remark)
    return tuple(dict.fromkeys(found))
