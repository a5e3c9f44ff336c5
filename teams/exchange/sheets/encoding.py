"""Bytes as text: by the byte-order mark, else UTF-8, UTF-16, or what the bytes look like."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from teams.exchange.sheets.grid import UnreadableFile

_SAMPLE = 20_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EUROPEAN = "cp1252"
_OTHERS = [
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "koi8_r",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
]
_FOREIGN = re.compile(r"[^\x00-\x7f\u2010-\u2122]{3}")
"""West European words have seldom more than two accented letters in a row; Cyrillic read as such has nothing else."""
NO_TEXT = "This is not a text file: it holds bytes that no text has."


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises UnreadableFile."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding), encoding
    try:
        text, encoding = data.decode(), "utf-8"
    except UnicodeDecodeError:
        encoding = _unmarked_utf_16(data) or ("" if b"\0" in data else _looks_like(data))
        if not encoding:
            raise UnreadableFile(NO_TEXT) from None
        text = _decode(data, encoding)
    if "\0" in text:
        encoding = _unmarked_utf_16(data) or "utf-8"
        text = _decode(data, encoding)
    if "\0" in text:
        raise UnreadableFile(NO_TEXT)
    return text, encoding


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableFile(
            "The encoding of the text is not known. Save the file as UTF-8, and try that."
        ) from error


def _looks_like(data: bytes) -> str:
    """West European unless that gives long runs of accented letters, or bytes that it does not have."""
    try:
        text = data.decode(_EUROPEAN)
    except UnicodeDecodeError:
        text = ""
    if text and not _FOREIGN.search(text):
        return _EUROPEAN
    lines = [line for line in data.split(b"\n") if not line.isascii()]
    sample = b"\n".join(lines)[:_SAMPLE]
    sample = sample[: sample.rfind(b"\n")] if len(sample) == _SAMPLE and b"\n" in sample else sample
    best = charset_normalizer.from_bytes(sample, cp_isolation=_OTHERS).best()
    return best.encoding if best else _EUROPEAN


def _unmarked_utf_16(data: bytes) -> str | None:
    """Every second byte of mostly Latin text is zero."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 5:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"
