"""A log without a database: entries of several users, and undo and redo as the door does them."""

from __future__ import annotations

from dataclasses import dataclass, field

from teams.matrix.apply import apply_edits
from teams.matrix.edits import Edit, invert
from teams.matrix.model import Matrix
from teams.undoing.stacks import Stacks, Step, stacks_of


@dataclass(frozen=True)
class Entry:
    number: int
    by: str
    edits: tuple[Edit, ...]
    undoes: int | None = None


@dataclass
class Log:
    matrix: Matrix
    entries: list[Entry] = field(default_factory=list)

    def edit(self, by: str, edits: list[Edit], undoes: int | None = None) -> None:
        applied = apply_edits(self.matrix, edits)
        self.matrix = applied.matrix
        self.entries.append(Entry(len(self.entries), by, applied.edits, undoes))

    def stacks(self, by: str, since: int = 0) -> Stacks:
        """As read from the entries from ``since`` on."""
        looked_at = self.entries[since:]
        return stacks_of(
            Step(
                one.number,
                one.number,
                one.undoes,
                one.by == by,
                one.undoes is not None and self.entries[one.undoes].by == by,
                not one.edits,
            )
            for one in looked_at
            if one.by == by or (one.undoes is not None and self.entries[one.undoes].by == by)
        )

    def undo(self, by: str) -> bool:
        return self._take_back(by, self.stacks(by).next_undo)

    def redo(self, by: str) -> bool:
        return self._take_back(by, self.stacks(by).next_redo)

    def _take_back(self, by: str, step: Step | None) -> bool:
        if step is None:
            return False
        self.edit(by, invert(self.entries[step.number].edits), undoes=step.number)
        return True
