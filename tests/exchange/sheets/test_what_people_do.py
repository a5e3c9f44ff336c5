"""Layouts, words and marks as people use them, each in a small sheet of our own."""

from __future__ import annotations

import pytest

from teams.exchange.sheets.corrections import Corrections, Layout, Use
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.reading import SheetReading
from teams.exchange.sheets.sureness import Sureness

NOTHING = Corrections()


def read(text: str, corrections: Corrections = NOTHING, name: str = "x.csv") -> SheetReading:
    return read_sheet(text.strip("\n").encode(), name, corrections)


def table(reading: SheetReading) -> dict[str, dict[str, str]]:
    """Activity → head → letters."""
    return {
        one.name: {
            reading.headers[number].text: "".join(cell.letters)
            for number, cell in one.cells.items()
            if cell.letters
        }
        for one in reading.activities
    }


def taken(reading: SheetReading, what: str) -> tuple[str, Sureness]:
    return next((one.value, one.sureness) for one in reading.taken if one.what == what)


PLAIN = {
    "Vision": {"Product Manager": "AR", "Product Owner": "C"},
    "Backlog": {"Product Manager": "C", "Product Owner": "A", "Dev Team": "R"},
}


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("""
Task,Product Manager,Product Owner,Dev Team
Vision,A/R,C,
Backlog,C,A,R
""", Layout.DOWN),
        ("""
Role,Vision,Backlog
Product Manager,A/R,C
Product Owner,C,A
Dev Team,,R
""", Layout.ACROSS),
        ("""
Task,R,A,C,I
Vision,Product Manager,Product Manager,Product Owner,
Backlog,Dev Team,Product Owner,Product Manager,
""", Layout.BY_LETTER),
        ("""
Activity;Responsible (R);Accountable (A);Consulted (C)
Vision;Product Manager;Product Manager;Product Owner
Backlog;Dev Team;Product Owner;Product Manager
""", Layout.BY_LETTER),
        ("""
Activity,Role,Letter
Vision,Product Manager,A
Vision,Product Manager,R
Vision,Product Owner,C
Backlog,Product Manager,C
Backlog,Product Owner,A
Backlog,Dev Team,R
""", Layout.LONG),
        ("""
,Product Manager,,,Product Owner,,,Dev Team,,
Task,R,A,C,R,A,C,R,A,C
Vision,x,x,,,,x,,,
Backlog,,,x,,x,,x,,
""", Layout.BY_LETTER),
        ("""
Task;Who
Vision;A: Product Manager, R: Product Manager, C: Product Owner
Backlog;"R: Dev Team; A: Product Owner; Consulted: Product Manager"
""", Layout.BY_LETTER),
    ],
    ids=["down", "across", "by letter", "in words", "long", "letters under names", "tagged"],
)  # fmt: skip
def test_each_layout_says_the_same_and_which_it_is(text: str, layout: Layout) -> None:
    reading = read(text)
    assert table(reading) == PLAIN
    assert reading.layout is layout
    assert taken(reading, "layout")[0] == layout.words
    assert (reading.unread, reading.questions) == ((), ())


def test_two_header_rows_of_which_the_lower_has_the_details() -> None:
    reading = read("""
Task,Product Manager,Developers,
,,Backend,Frontend
Vision,A,C,I
Backlog,R,R,A
""")
    heads = [one.text for one in reading.headers]
    assert heads == ["Product Manager", "Backend", "Frontend"]
    assert len(reading.activities) == 2


def test_groups_above_the_roles_are_no_roles() -> None:
    reading = read("""
,Business,,Engineering,
Task,PM,PO,Dev,QA
Vision,A,C,I,I
Backlog,C,A,R,C
""")
    assert [one.text for one in reading.headers] == ["PM", "PO", "Dev", "QA"]


@pytest.mark.parametrize("head", ["", "Legend"])
def test_a_legend_beside_the_table_is_no_role(head: str) -> None:
    reading = read(f"""
Task,PM,PO,,{head},
Vision,A,C,,R,Responsible
Backlog,R,A,,A,Accountable
Release,A,R,,C,Consulted
,,,,I,Informed
""")
    assert [one.text for one in reading.headers] == ["PM", "PO"]
    assert len(reading.activities) == 3


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("Responsable", "R"), ("Approbateur", "A"), ("Consulté", "C"), ("Informé", "I"), ("Soutien", "S"),
        ("Verantwortlich", "R"), ("Rechenschaftspflichtig", "A"), ("unterstützt", "S"), ("Konsultiert", "C"),
        ("wird informiert", "I"), ("Aprobador", "A"), ("Consultado", "C"), ("Informado", "I"), ("apoya", "S"),
        ("Responsabile", "R"), ("Approva", "A"), ("Consultato", "C"), ("Informato", "I"), ("Supporto", "S"),
        ("Responsável", "R"), ("Aprovador", "A"), ("Apoio", "S"), ("Verantwoordelijk", "R"),
        ("Eindverantwoordelijk", "A"), ("Geraadpleegd", "C"), ("Geïnformeerd", "I"), ("Ondersteunt", "S"),
        ("Supports", "S"), ("RESPONSIBLE", "R"), ("Accountable / Responsible", "AR"), ("R1", "R"), ("(C)", "C"),
        ("a,r*", "AR"), ("R\u00a0", "R"), ("A²", "A"), ("r & c", "RC"),
    ],
)  # fmt: skip
def test_words_and_letters_of_seven_languages(word: str, letter: str) -> None:
    reading = read(f'Task,PM,PO,Dev\nVision,"{word}",A,S\nBacklog,C,R,S\n')
    assert "".join(reading.activities[0].cells[0].letters) == letter
    assert reading.questions == ()


@pytest.mark.parametrize(
    "legend",
    [
        "V = Verantwortlich; E = Entscheidet; M = Mitwirkung",
        "V: Verantwortlich | E: Entscheidet | M: Mitwirkung",
        "- **V (Verantwortlich):** führt aus\n- **E (Entscheidet):** steht dafür ein\n- **M (Mitwirkung):** hilft",
        "`V` verantwortlich · `E` entscheidet · `M` Mitwirkung",
        "| V | Verantwortlich |\n|---|---|\n| E | Entscheidet |\n| M | Mitwirkung |",
    ],
)
def test_a_legend_explains_letters_of_its_own(legend: str) -> None:
    text = f"{legend}\n\n| Aufgabe | PM | PO | Dev |\n|---|---|---|---|\n| Vision | E | V | M |\n| Backlog | V | E | M |\n"
    reading = read(text, name="plan.md")
    assert table(reading)["Vision"] == {"PM": "A", "PO": "R", "Dev": "S"}
    assert reading.questions == ()
    assert taken(reading, "“e”") == ("A", Sureness.LIKELY)


def test_a_letter_that_nothing_explains_is_asked_once_and_holds_for_all() -> None:
    text = 'Task,PM,PO\nVision,A,"R, Q"\nBacklog,R,Q\nLaunch,A,q\n'
    reading = read(text)
    (question,) = reading.questions
    assert (question.text, question.times, question.proposed) == ("Q", 3, None)
    assert "3 cells" in question.asks
    assert len(reading.unread) == 3
    for said, found in (("C", "RC"), ("", "R"), ("AC", "ARC")):
        answered = read(text, Corrections(texts={"q": said}))
        assert "".join(answered.activities[0].cells[1].letters) == found
        assert (answered.unread, answered.questions) == ((), ())


def test_another_schemes_letter_is_proposed_and_not_taken() -> None:
    reading = read("Task,PM,PO\nVision,A,R\nBacklog,P,A\n")
    assert [(one.text, one.proposed) for one in reading.questions] == [("P", "R")]
    assert table(reading)["Backlog"] == {"PO": "A"}


@pytest.mark.parametrize("mark", ["x", "X", "✓", "✅", "●", "yes"])
def test_marks_are_asked_for(mark: str) -> None:
    text = f"Task,Product Owner,Developer\nVision,{mark},\nBacklog,{mark},{mark}\nTests,,{mark}\n"
    reading = read(text)
    assert [one.text for one in reading.questions] == [mark]
    assert taken(reading, "layout")[1] is Sureness.GUESSED
    answered = read(text, Corrections(texts={mark: "R"}))
    assert table(answered)["Backlog"] == {"Product Owner": "R", "Developer": "R"}


def test_words_that_nobody_knows_are_asked_for_where_they_recur() -> None:
    text = "Task,PM,PO\n" + "Thing,Steers,Joins\nOther,Joins,Steers\n" * 3
    reading = read(text)
    assert {one.text for one in reading.questions} == {"Steers", "Joins"}
    assert table(read(text, Corrections(texts={"Joins": "C", "steers": "R"})))["Thing"] == {
        "PM": "R",
        "PO": "C",
    }


def test_roles_below_and_marks_under_letters_make_one_activity() -> None:
    text = "## Launch\n\n| Role | R | A | C | I |\n|---|---|---|---|---|\n| Lead developer | X | | | |\n| Sponsor | | X | | |\n| Users | | | | X |\n"
    reading = read(text, name="x.md")
    assert table(reading) == {"Launch": {"Lead developer": "R", "Sponsor": "A", "Users": "I"}}
    assert any("one activity" in note for note in reading.notes)


SHEET = """
Some title,,,,
Task,Area,PM,PO,Notes
Vision,Strategy,A,R,R
Backlog,Delivery,C,A,A
Other task,Delivery,R,A,C
"""


def test_corrections_of_columns_header_range_scheme() -> None:
    reading = read(SHEET)
    assert [one.text for one in reading.headers] == ["PM", "PO", "Notes"]
    said = Corrections(columns={"E": Use.IGNORE, "A": Use.AREA, "B": Use.ACTIVITY})
    again = read(SHEET, said)
    assert [one.text for one in again.headers] == ["PM", "PO"]
    assert [one.name for one in again.activities] == ["Strategy", "Delivery", "Delivery"]
    assert [one.section for one in again.activities] == ["Vision", "Backlog", "Other task"]
    within = read(SHEET, Corrections(range="A2:D4"))
    assert (len(within.headers), len(within.activities)) == (2, 2)
    assert read(SHEET, Corrections(header=2, scheme="rasci")).scheme.key == "rasci"
    assert taken(read(SHEET, Corrections(scheme="rasci")), "scheme")[1] is Sureness.CERTAIN
    across = read(SHEET, Corrections(layout=Layout.ACROSS))
    assert across.layout is Layout.ACROSS
    assert {one.name for one in across.activities} >= {"PM", "PO"}


@pytest.mark.parametrize(
    ("corrections", "words"),
    [
        (Corrections(sheet="Nope"), "no sheet “Nope”"),
        (Corrections(range="nonsense"), "no range"),
        (Corrections(header=99), "no row 99"),
        (Corrections(columns={"??": Use.ROLE}), "no column"),
        (Corrections(scheme="nope"), "no scheme “nope”"),
        (Corrections(texts={"Q": "ZZ"}), "cannot be read"),
        (Corrections(layout=Layout.BY_LETTER), "no matrix"),
        (Corrections(range="Z90:Z99"), "no matrix"),
    ],
)
def test_corrections_that_do_not_fit_are_refused_in_words(
    corrections: Corrections, words: str
) -> None:
    with pytest.raises(UnreadableFile, match=words):
        read(SHEET, corrections)


def test_corrections_go_through_json() -> None:
    said = Corrections("S", "A1:B2", 3, Layout.LONG, "raci", {"C": Use.ROLE}, {"Q": "C", "x": ""})
    assert Corrections.from_json(said.as_json()) == said


def test_a_saved_page_with_several_tables() -> None:
    page = """<html><title>Wiki</title><style>td{}</style><h2>Menu</h2><table><tr><td>Home<td>About</table>
    <h2>Who does what</h2><p>R = Responsible</p>
    <table><thead><tr><th rowspan=2>Task<th colspan=2>Product<th>Team</tr><tr><th>PM<th>PO<th>Dev</tr></thead>
    <tr><td>Vision<sup>[1]</sup><td><b>A</b><td>C<td>&nbsp;</tr><tr><td>Back&shy;log<td>C<td>A<br><td>R</table>"""
    reading = read(page, name="wiki.html")
    assert reading.tables == ("Who does what",)
    assert [one.text for one in reading.headers] == ["PM", "PO", "Dev"]
    assert table(reading)["Vision"] == {"PM": "A", "PO": "C"}
    assert [(one.name, one.is_read) for one in reading.choices] == [
        ("Menu", False),
        ("Who does what", True),
    ]
    assert str(reading.activities[0].place).startswith("Who does what, line ")


def test_a_second_table_beside_the_first_is_listed_and_not_mixed_in() -> None:
    text = "Task,PM,PO,,Task,QA,Dev\nVision,A,R,,Test,A,R\nBacklog,C,A,,Build,C,A\n"
    reading = read(text)
    assert table(reading) == {"Vision": {"PM": "A", "PO": "R"}, "Backlog": {"PM": "C", "PO": "A"}}
    assert [one.text for one in reading.left_out if "beside" in one.why] == ["Task", "QA", "Dev"]
    assert list(table(read(text, Corrections(range="E1:G3")))) == ["Test", "Build"]


@pytest.mark.parametrize("column", ["S,M,L", "H,M,L", "Open,Done,Open"])
@pytest.mark.parametrize("before", [True, False])
def test_sizes_priorities_and_states_are_no_roles(column: str, before: bool) -> None:
    rows = [["PM", "PO"], ["A", "R"], ["C", "A"], ["R", "A"]]
    more = ["Size", *column.split(",")]
    names = ["Task", "Vision", "Backlog", "Launch"]
    text = "\n".join(
        ",".join([name, one, *row] if before else [name, *row, one])
        for name, one, row in zip(names, more, rows, strict=True)
    )
    reading = read(text)
    assert [one.text for one in reading.headers] == ["PM", "PO"]
    assert (reading.questions, reading.unread) == ((), ())
    assert "Size" in [one.text for one in reading.left_out]


def test_a_small_sheet_with_marks_among_the_letters_keeps_its_heads() -> None:
    text = "Task;PM;Zed;Wizard\nDefine the vision;A;R;x\nSweep the floor;;A/R;x\nCook;R;A;C\n"
    assert [one.text for one in read_sheet(text.encode(), "plan.csv").headers][:2] == ["PM", "Zed"]
