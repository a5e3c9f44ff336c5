"""Edits of a matrix → the YAML document that says so, changed only where the edits are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from roles.definitions.model import Catalogue
from teams.exchange.document.fixing_yaml import Unwritable, YamlText
from teams.exchange.document.plain_document import Plain, plain_document
from teams.exchange.document.problems import UnusableDocument
from teams.exchange.document.reader import Document, read_document
from teams.matrix.apply import apply_edits
from teams.matrix.edits import AddRow, ChangeRow, ChangeSeat, ChangeTeam, Edit, SetCell
from teams.matrix.model import Matrix


def fixed_document(
    text: str, document: Document, edits: Sequence[Edit], *, file: str, shipped: Catalogue
) -> tuple[str, Document]:
    """The text with the edits in it, and what it holds now: just the document with the edits applied.

    ``document`` is what the text holds. Raises Unwritable, also where the text would then say something else than that.
    """
    matrix = apply_edits(document.matrix, edits).matrix
    writing = _Writing(text, document.matrix, plain_document(matrix, document.catalogue))
    for edit in edits:
        writing.write(edit)
    new = writing.yaml.text
    try:
        read = read_document(new, file=file, catalogue=shipped, today=matrix.date)
    except UnusableDocument as error:
        raise Unwritable("the text around it leaves no room for it") from error
    if read.matrix != matrix or read.catalogue != document.catalogue:
        raise Unwritable("the text around it also says something else")
    return new, read


class _Writing:
    """``after``: the document as the edits leave it, as plain values."""

    def __init__(self, text: str, before: Matrix, after: Plain) -> None:
        self.yaml = YamlText(text)
        self.after = after
        self.scheme = before.scheme
        self.rows = [row.key for row in before.rows]
        self.seats = [seat.key for seat in before.seats]
        self.final = {_key(row): row for row in after["rows"]}
        self.with_slashes = any(
            "/" in text
            for index in range(len(self.rows))
            for text in self.yaml.texts(("rows", index, "letters"))
        )

    def write(self, edit: Edit) -> None:
        match edit:
            case SetCell():
                self._cell(edit)
            case AddRow():
                index = min(edit.index, len(self.rows))
                self.yaml.insert(("rows",), index, self.final[edit.row.key])
                self.rows.insert(index, edit.row.key)
            case ChangeRow():
                path = ("rows", self.rows.index(edit.row))
                self._fields(path, edit.after, self.final[edit.row])
            case ChangeSeat():
                index = self.seats.index(edit.seat)
                self._fields(("seats", index), edit.after, self.after["seats"][index])
            case ChangeTeam():
                self._fields(("team",), edit.after, self.after["team"])
            case _:
                raise Unwritable("this kind of change is made by hand")

    def _cell(self, edit: SetCell) -> None:
        row = ("rows", self.rows.index(edit.row))
        letters = (*row, "letters")
        if not edit.after:
            self.yaml.drop(letters, edit.seat)
            return
        text = "/".join(edit.after) if self.with_slashes else self._joined(edit)
        if self.yaml.holds_mapping(row, "letters"):
            self.yaml.put(letters, edit.seat, text)
        else:
            self.yaml.put(row, "letters", {edit.seat: text})

    def _joined(self, edit: SetCell) -> str:
        text = self.scheme.write(edit.after)
        return text if self.scheme.parse(text) == edit.after else "/".join(edit.after)

    def _fields(self, path: tuple[str | int, ...], names: Mapping[str, Any], plain: Plain) -> None:
        for name in names:
            if name in plain:
                self.yaml.put(path, name, plain[name])
            elif self.yaml.has(path, name):
                self.yaml.put(path, name, None)


def _key(row: Plain) -> str:
    return str(row.get("key") or row["responsibility"])
