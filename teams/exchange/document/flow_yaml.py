"""Plain values → YAML as a person would write it. Own code, because the same values must always give the same bytes."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

_BARE = re.compile(r"[^\W\d_](?:[\w .()&'/+–-]*[\w.)])?")
"""Begins with a letter, so it is no number, date or sign of YAML's."""
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Other readers take these for truth values."""
_ESCAPED = re.compile(
    r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML does not allow as it is; line and paragraph separators are line breaks to it."""


def scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    if _BARE.fullmatch(text) and text.isprintable() and text.casefold() not in _WORDS_OF_YAML:
        return text
    return _ESCAPED.sub(_escape, json.dumps(text, ensure_ascii=False))


def flow(value: Any) -> str:
    """In one line: {key: pm, role: product-manager}."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
