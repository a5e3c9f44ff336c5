"""The list of findings: reason, fixes drawn before they are made, the rule's page, and nothing that a name could break."""

from __future__ import annotations

from roles.definitions.reading import shipped_catalogue
from teams.analysis import engine
from teams.analysis.finding import Fix
from teams.grid.fix_drawing import MOST_DRAWN, fix_lines
from teams.grid.panel import Panel, grouped
from teams.matrix.edits import ChangeRow, ChangeSeat, RemoveRow, SetCell
from teams.shown import show
from tests.teams.grid.drawn import BASE, a_matrix

HOSTILE = '"><script>alert(1)</script>'


def panel(name: str = "Ana Díaz", *, with_fixes: bool = True) -> str:
    reading = engine.read(a_matrix(name=name), shipped_catalogue())
    groups = grouped(
        reading,
        show(engine.find(reading), (), {}, today=reading.matrix.date),
        with_fixes=with_fixes,
    )
    return Panel(base=BASE, revision=7, token="t").html(groups)


def test_a_finding_has_its_reason_its_fixes_its_rule_and_where_it_is() -> None:
    html = panel()
    assert "<h4>Ana Díaz and Bo Lund both answer for Roadmap</h4>" in html
    assert 'name="label" value="Let Bo Lund advise"' in html
    assert '<span class="l l-answers out" role="img" aria-label="A: goes">A</span>' in html
    assert '<span class="l l-advises in" role="img" aria-label="C: comes">C</span>' in html
    assert '<a class="code" href="/rules/OVL201/">OVL201</a>' in html
    assert '<a class="show" href="#row-roadmap">Show</a>' in html
    assert '<input type="hidden" name="revision" value="7">' in html


def test_who_may_not_change_sees_no_fix() -> None:
    assert "<form" not in panel(with_fixes=False)


def test_no_findings_say_what_that_means() -> None:
    html = Panel(base=BASE, revision=7, token="t").html([])
    assert "No findings" in html
    assert "Last checked at revision 7." in html


def test_names_are_text() -> None:
    html = panel(HOSTILE)
    assert "<script" not in html
    assert "&quot;&gt;&lt;script&gt;" in html


def lines(*edits: object) -> list[str]:
    reading = engine.read(a_matrix(), shipped_catalogue())
    return [str(line) for line in fix_lines(reading, Fix("Do it", edits))]  # type: ignore[arg-type]


def test_each_kind_of_edit_is_a_line_in_words() -> None:
    matrix = a_matrix()
    assert lines(RemoveRow(matrix.rows[2], 2)) == ["Write &lt;rules&gt; leaves the matrix"]
    assert lines(ChangeRow("roadmap", {"shared": False}, {"shared": True})) == [
        "Roadmap is marked as shared"
    ]
    assert lines(ChangeSeat("sm", {"person": None}, {"person": "bo"})) == [
        "The seat Scrum Master goes to Bo Lund"
    ]
    assert lines(ChangeSeat("po", {"person": "bo"}, {"person": None})) == [
        "The seat Product Owner becomes vacant"
    ]


def test_a_long_fix_says_how_many_more_there_are() -> None:
    edit = SetCell("roadmap", "po", ("A",), ("C",))
    drawn = lines(*[edit] * (MOST_DRAWN + 2))
    assert len(drawn) == MOST_DRAWN + 1
    assert drawn[-1] == "and 2 more"
