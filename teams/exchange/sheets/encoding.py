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
NAMES = {
    "cp1252": "Western European (Windows)",
    "mac_roman": "Western European (Mac)",
    "cp850": "Western European (DOS)",
    "cp1250": "Central European (Windows)",
    "iso8859_2": "Central European (ISO)",
    "cp1251": "Cyrillic (Windows)",
    "koi8_r": "Cyrillic (KOI8-R)",
    "cp866": "Cyrillic (DOS)",
    "cp1253": "Greek (Windows)",
    "cp1254": "Turkish (Windows)",
    "cp1255": "Hebrew (Windows)",
    "cp1256": "Arabic (Windows)",
    "cp1257": "Baltic (Windows)",
    "shift_jis": "Japanese (Shift JIS)",
    "euc_jp": "Japanese (EUC)",
    "gb18030": "Chinese (GB 18030)",
    "big5": "Chinese (Big5)",
    "euc_kr": "Korean (EUC)",
}
"""What a text without a mark, that is no UTF-8, may be written in."""
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
_FOREIGN_WORD = re.compile(r"\w*[^\W\d_\x00-\x7f]\w*|[^\s,;|\"]*[^\x00-\x7f][^\s,;|\"]*")
_UNWRITTEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
"""Signs that no text has: so it is another encoding."""
MOST_SHOWN = 60
NO_TEXT = "This is not a text file: it holds bytes that no text has."


def decode(data: bytes, said: str | None = None) -> tuple[str, str]:
    """The text and the name of its encoding; ``said``: which of NAMES a person says it is. Raises UnreadableFile."""
    if said is not None:
        if said not in NAMES:
            raise UnreadableFile(f"There is no encoding “{said}”; there are {', '.join(NAMES)}.")
        return _decode(data, said), said
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


def plausible_encodings(data: bytes, taken: str) -> dict[str, str]:
    """What else the text may be written in → its first foreign words read so; none where its encoding is certain.

    ``taken``: what it was read as, which comes first. Encodings that read all of the sample alike are one.
    """
    if taken not in NAMES:
        return {}
    sample = _foreign_lines(data)
    found: dict[str, str] = {}
    seen: set[str] = set()
    for encoding in (taken, *NAMES):
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text not in seen and not _UNWRITTEN.search(text):
            seen.add(text)
            words = dict.fromkeys(_FOREIGN_WORD.findall(text))
            found[encoding] = " · ".join(words)[:MOST_SHOWN]
    return found


def _foreign_lines(data: bytes) -> bytes:
    """The lines with more than ASCII, as many as tell the encoding; never half a line, which may be half a letter."""
    lines = [line for line in data.split(b"\n") if not line.isascii()]
    sample = b"\n".join(lines)[:_SAMPLE]
    return sample[: sample.rfind(b"\n")] if len(sample) == _SAMPLE and b"\n" in sample else sample


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
    best = charset_normalizer.from_bytes(_foreign_lines(data), cp_isolation=_OTHERS).best()
    return best.encoding if best else _EUROPEAN


def _unmarked_utf_16(data: bytes) -> str | None:
    """Every second byte of mostly Latin text is zero."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 5:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"
