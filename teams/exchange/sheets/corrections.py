"""What a person says about how a file is to be read, as a plain value; reading again with it gives the other reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from teams.exchange.sheets.questions import Answers, RowAnswer, SeatAnswer


class Layout(StrEnum):
    """Where a table has activities, roles and letters."""

    DOWN = "down"
    ACROSS = "across"
    BY_LETTER = "by-letter"
    LONG = "long"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Layout.DOWN: "activities down, roles or people across",
    Layout.ACROSS: "roles or people down, activities across",
    Layout.BY_LETTER: "one column for each letter, names in the cells",
    Layout.LONG: "one line for each activity and role, the letter beside them",
}


class Use(StrEnum):
    """What a column holds (in a table with roles down: what a row holds)."""

    ROLE = "role"
    ACTIVITY = "activity"
    AREA = "area"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Corrections:
    """What is not said is found out.

    ``sheet``: the name of the sheet or table. ``range``: “B3:H40” of it. ``header``: the row, or line, with the heads,
    counted as the file shows it. ``scheme``: the key of a scheme. ``columns``: “C” → its use. ``texts``: a cell's text,
    or a part of it, → the letters it stands for, “” for none; it holds for all equal texts. ``encoding``: what a text file
    is written in, one of encoding.NAMES. ``above``: whether the row above the heads says more of the same seats.
    """

    sheet: str | None = None
    range: str = ""
    header: int | None = None
    layout: Layout | None = None
    scheme: str | None = None
    columns: Mapping[str, Use] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    answers: Answers = field(default_factory=Answers)
    encoding: str | None = None
    above: bool | None = None

    def with_texts(self, texts: Mapping[str, str]) -> Corrections:
        return replace(self, texts={**self.texts, **texts})

    def as_json(self) -> dict[str, Any]:
        """Only what JSON knows; ``from_json`` gives the same value back."""
        return {
            "sheet": self.sheet,
            "range": self.range,
            "header": self.header,
            "layout": self.layout and self.layout.value,
            "scheme": self.scheme,
            "columns": {column: use.value for column, use in self.columns.items()},
            "texts": dict(self.texts),
            "encoding": self.encoding,
            "above": self.above,
            "seats": {
                str(number): {
                    "skip": one.skip,
                    "seat": one.seat,
                    "role": one.role,
                    "person": one.person,
                }
                for number, one in self.answers.seats.items()
            },
            "rows": {
                str(number): {"skip": one.skip, "responsibility": one.responsibility}
                for number, one in self.answers.rows.items()
            },
        }

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Corrections:
        """Raises ValueError, KeyError or TypeError where it is not what ``as_json`` gave."""
        layout = said.get("layout")
        return cls(
            said.get("sheet"),
            said.get("range") or "",
            said.get("header"),
            Layout(layout) if layout else None,
            said.get("scheme"),
            {column: Use(use) for column, use in (said.get("columns") or {}).items()},
            dict(said.get("texts") or {}),
            Answers(
                {int(one): SeatAnswer(**says) for one, says in (said.get("seats") or {}).items()},
                {int(one): RowAnswer(**says) for one, says in (said.get("rows") or {}).items()},
            ),
            said.get("encoding"),
            said.get("above"),
        )
