"""What is wrong with a file, said so that its author can put it right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_SHOWN = 60

Path = tuple[str | int, ...]
"""Where a value stands in a document: ("rows", 3, "letters", "pm")."""


@dataclass(frozen=True, slots=True)
class Problem:
    """``line`` counts from 1; None: the file as a whole."""

    line: int | None
    message: str


class UnusableDocument(ValueError):
    """A file that is no document; ``problems`` are all that was found, in the order of their lines."""

    def __init__(self, file: str, problems: Sequence[Problem]) -> None:
        self.file = file
        self.problems = tuple(sorted(problems, key=lambda one: one.line or 0))
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """One “file:line: message” for each problem, fit for a terminal."""
        return [
            printable(
                f"{self.file}:{one.line}: {one.message}"
                if one.line
                else f"{self.file}: {one.message}"
            )
            for one in self.problems
        ]


def printable(text: str) -> str:
    """Without signs that move the cursor or change colours: they are shown as they are escaped."""
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


def shown(value: object) -> str:
    """A value as it is quoted in a message: in one line, and not too long."""
    text = printable(" ".join(str(value).split()))
    return f"“{text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + '…'}”"
