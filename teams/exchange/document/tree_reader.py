"""A file's text → its values with their lines, whether it is YAML or JSON; knows nothing of what they mean."""

from __future__ import annotations

from teams.exchange.document.json_tree import read_json
from teams.exchange.document.problems import UnusableDocument
from teams.exchange.document.tree import MOST_BYTES, Tree, Unreadable
from teams.exchange.document.yaml_tree import read_yaml


def read_tree(text: str | bytes, *, file: str) -> Tree:
    """The values, before anything is made of them. Raises UnusableDocument where it is neither JSON nor YAML."""
    try:
        decoded = _decoded(text)
        return read_json(decoded) if file.lower().endswith(".json") else read_yaml(decoded)
    except Unreadable as error:
        raise UnusableDocument(file, [error.problem]) from error


def _decoded(text: str | bytes) -> str:
    if len(text) > MOST_BYTES:
        raise Unreadable(1, f"The file has more than {MOST_BYTES // 1_000_000} MB.")
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            line, f"This is not UTF-8: byte 0x{text[error.start]:02x}. Save the file as UTF-8."
        ) from error
