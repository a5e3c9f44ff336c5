"""What one user could undo and redo, from their own entries of a team's log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the log; ``undoes``: the number of the entry that it takes back."""

    number: int
    revision: int
    undoes: int | None = None
    is_own: bool = True
    undoes_own: bool = False
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Stacks:
    """Each with what is next at its end."""

    undo: tuple[Step, ...] = ()
    redo: tuple[Step, ...] = ()

    @property
    def next_undo(self) -> Step | None:
        return self.undo[-1] if self.undo else None

    @property
    def next_redo(self) -> Step | None:
        return self.redo[-1] if self.redo else None


def stacks_of(steps: Iterable[Step]) -> Stacks:
    """``steps``: own entries, and others' that take own ones back, oldest first.

    Doing something new forgets what could be redone. What somebody else took back is neither to be undone nor redone.
    """
    undo: dict[int, Step] = {}
    redo: dict[int, Step] = {}
    known: set[int | None] = set()
    for step in steps:
        if step.undoes in undo:
            del undo[step.undoes]
            _push(redo, step)
        elif step.undoes in redo:
            del redo[step.undoes]
            _push(undo, step)
        elif step.undoes_own and step.undoes not in known:
            # It takes back an own entry older than those looked at: it goes the way of the one before it.
            if not (redo or undo):
                continue
            _push(redo or undo, step)
        elif step.is_own:
            _push(undo, step)
            redo.clear()
        known.add(step.number)
    return Stacks(tuple(undo.values()), tuple(redo.values()))


def _push(stack: dict[int, Step], step: Step) -> None:
    if step.is_own and not step.is_empty:
        stack[step.number] = step
