"""The laws of undo and redo: what was undone comes back, and others' edits stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from teams.matrix.edits import Edit, SetCell
from teams.matrix.model import Matrix, Row, Seat, Team
from teams.undoing.stacks import Step, stacks_of
from tests.matrix.strategies import TODAY, letters_of, matrices_with_edits
from tests.teams.undoing.logs import Log

KEYS = ("one", "two", "three")
START = Matrix(
    Team("checkout", "Checkout"),
    TODAY,
    seats=tuple(Seat(key, "product-designer") for key in KEYS),
    rows=tuple(Row(key, name=key) for key in KEYS),
)
SEATS_OF = {"ana": KEYS[:2], "bo": KEYS[2:]}
"""Each edits seats of their own, so that nothing of theirs meets."""


@given(matrices_with_edits(), st.integers(0, 8))
def test_so_many_undone_and_redone_give_the_same_matrix(
    drawn: tuple[Matrix, list[Edit]], number: int
) -> None:
    start, edits = drawn
    log = Log(start)
    for edit in edits:
        log.edit("ana", [edit])
    number = min(number, len(edits))
    done = log.matrix
    assert all(log.undo("ana") for _ in range(number))
    assert all(log.redo("ana") for _ in range(number))
    assert log.matrix == done
    assert not log.redo("ana")
    assert all(log.undo("ana") for _ in edits)
    assert log.matrix == start
    assert not log.undo("ana")


@st.composite
def acts(draw: st.DrawFn) -> list[tuple[str, str, SetCell]]:
    """Who does what: an edit of a cell of their own (what it was is looked up when it is done), undo, or redo."""
    drawn = []
    for _ in range(draw(st.integers(0, 20))):
        by = draw(st.sampled_from(sorted(SEATS_OF)))
        what = draw(st.sampled_from(["edit", "edit", "undo", "redo"]))
        row, seat = draw(st.sampled_from(KEYS)), draw(st.sampled_from(SEATS_OF[by]))
        letters = draw(letters_of(START.scheme) | st.just(()))
        drawn.append((by, what, SetCell(row, seat, (), letters)))
    return drawn


def played(acts: list[tuple[str, str, SetCell]], wanted: tuple[str, ...]) -> Log:
    log = Log(START)
    for by, what, cell in acts:
        if by not in wanted:
            continue
        if what == "edit":
            before = log.matrix.at(cell.row, cell.seat)
            log.edit(by, [SetCell(cell.row, cell.seat, before, cell.after)])
        elif what == "undo":
            log.undo(by)
        else:
            log.redo(by)
    return log


@given(acts())
def test_with_somebody_else_in_between_each_undoes_only_their_own(
    acts: list[tuple[str, str, SetCell]],
) -> None:
    both, ana = played(acts, ("ana", "bo")), played(acts, ("ana",))
    for seat in SEATS_OF["ana"]:
        assert both.matrix.letters_of_seat(seat) == ana.matrix.letters_of_seat(seat)
    left = both.matrix.letters_of_seat(KEYS[2])
    while both.undo("ana"):
        pass
    assert not any(both.matrix.letters_of_seat(seat) for seat in SEATS_OF["ana"])
    assert both.matrix.letters_of_seat(KEYS[2]) == left


@given(acts())
def test_the_stacks_are_those_of_any_editor(acts: list[tuple[str, str, SetCell]]) -> None:
    """Compared with two plain lists: an edit is pushed and empties redo, undo and redo move the top over."""
    undo: list[SetCell] = []
    redo: list[SetCell] = []
    for by, what, cell in acts:
        if by != "ana":
            continue
        if what == "edit":
            undo.append(cell)
            redo.clear()
        elif what == "undo" and undo:
            redo.append(undo.pop())
        elif what == "redo" and redo:
            undo.append(redo.pop())
    log = played(acts, ("ana", "bo"))
    stacks = log.stacks("ana")

    def after(step: Step) -> object:
        [edit] = log.entries[step.number].edits
        return edit.after if isinstance(edit, SetCell) else None

    def before(step: Step) -> object:
        [edit] = log.entries[step.number].edits
        return edit.before if isinstance(edit, SetCell) else None

    assert [after(step) for step in stacks.undo] == [cell.after for cell in undo]
    assert [before(step) for step in stacks.redo] == [cell.after for cell in redo]


@given(acts(), st.integers(0, 20))
def test_where_only_the_last_entries_are_looked_at_nothing_older_is_offered_the_wrong_way_round(
    acts: list[tuple[str, str, SetCell]], since: int
) -> None:
    log = played(acts, ("ana", "bo"))
    whole, part = log.stacks("ana"), log.stacks("ana", since)
    assert part.undo == whole.undo[len(whole.undo) - len(part.undo) :]
    assert part.redo == whole.redo[len(whole.redo) - len(part.redo) :]


def test_what_somebody_else_took_back_is_neither_undone_nor_redone() -> None:
    mine, also_mine = Step(1, 2), Step(2, 3)
    theirs = Step(3, 4, undoes=2, is_own=False, undoes_own=True)
    stacks = stacks_of([mine, also_mine, theirs])
    assert (stacks.undo, stacks.redo) == ((mine,), ())


def test_taking_somebody_elses_entry_back_is_an_edit_like_any_other() -> None:
    mine = Step(1, 2)
    undone = Step(2, 3, undoes=1, undoes_own=True)
    of_theirs = Step(4, 5, undoes=3)
    stacks = stacks_of([mine, undone, of_theirs])
    assert (stacks.undo, stacks.redo) == ((of_theirs,), ())


def test_what_undid_nothing_cannot_be_redone() -> None:
    stacks = stacks_of(
        [Step(1, 2), Step(2, 3), Step(3, 4, undoes=2, undoes_own=True, is_empty=True)]
    )
    assert (stacks.undo, stacks.redo) == ((Step(1, 2),), ())
