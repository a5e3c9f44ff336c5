"""A finding marks the cells, rows, heads and areas that it is about, each with the worst that is said there."""

from __future__ import annotations

from collections import Counter

from roles.definitions.reading import shipped_catalogue
from teams.analysis import engine
from teams.analysis.finding import Finding, Severity
from teams.grid.marks import mark
from tests.teams.grid.drawn import a_matrix

READING = engine.read(a_matrix(), shipped_catalogue())


def said(severity: Severity, **about: tuple[str, ...]) -> Finding:
    return Finding("GAP101", "x", severity, f"{severity} said", "", (), **about)  # type: ignore[arg-type]


def test_the_worst_wins_and_the_first_is_what_is_said() -> None:
    marks = mark(
        READING,
        [
            said(Severity.ERROR, rows=("roadmap",), seats=("pm",)),
            said(Severity.HINT, rows=("roadmap",), seats=("pm", "po")),
        ],
    )
    assert marks.cells == {("roadmap", "pm"): Severity.ERROR, ("roadmap", "po"): Severity.HINT}
    assert marks.rows == {"roadmap": Severity.ERROR}
    assert marks.said == {"roadmap": "error said"}
    assert marks.seats == {}
    assert marks.areas == {"strategy": Counter({Severity.ERROR: 1, Severity.HINT: 1})}


def test_a_finding_without_rows_marks_the_heads_of_its_seats() -> None:
    marks = mark(READING, [said(Severity.HINT, seats=("sm",))])
    assert (marks.seats, marks.cells, marks.areas) == ({"sm": Severity.HINT}, {}, {})


def test_what_is_marked_otherwise_is_told() -> None:
    one = mark(READING, [said(Severity.ERROR, rows=("roadmap",), seats=("pm",))])
    other = mark(READING, [said(Severity.HINT, seats=("sm",))])
    assert one.rows_unlike(other) == {"roadmap"}
    assert one.seats_unlike(other) == {"sm"}
    assert one.areas_unlike(other) == {"strategy"}
    assert not one.rows_unlike(one)
