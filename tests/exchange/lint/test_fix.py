"""--fix makes the safe fixes in a YAML document, and changes nothing else in it."""

from __future__ import annotations

import json
import os
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given, settings

from roles.definitions.reading import shipped_catalogue
from teams.exchange.document.writer import write_document
from teams.exchange.lint.choice import Choice
from teams.exchange.lint.cli import main
from teams.exchange.lint.repairing import repair
from teams.matrix.model import Matrix
from tests.strategies import matrices

FILE = "team.yaml"
FRAME = """\
# Checkout, reviewed each spring
remit: 1
team: {name: Checkout}
seats:
  - {key: lead, role: executive-sponsor}   # the boss
  - {key: be,   role: business-expert}
rows:
  - {name: Coffee, letters: {lead: AR, be: C}}   # as ever
"""
END = "\n# Nothing is accepted.\naccepted: []\n"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def fixed(text: str, *options: str) -> str:
    Path(FILE).write_bytes(text.encode())
    main(["lint", "--fix", FILE, *options])
    return Path(FILE).read_bytes().decode()


def changes(before: str, after: str) -> list[str]:
    lines = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("---", "+++")]


@pytest.mark.parametrize(
    ("rows", "changed"),
    [
        (
            "  - {name: Tea,    letters: {lead: R,  be: C } }   # green\n",
            [
                "-  - {name: Tea,    letters: {lead: R,  be: C } }   # green",
                "+  - {name: Tea,    letters: {lead: AR,  be: C } }   # green",
            ],
        ),
        (
            "  - name: Tea # green\n    letters:\n      lead: 'R' # boils\n      be: C\n\n",
            ["-      lead: 'R' # boils", "+      lead: 'AR' # boils"],
        ),
        ("  - name: Tea   # nobody yet\n\n", ["+    letters: {lead: AR}"]),
        (
            "  - name: Tea\n    letters:   # none\n",
            ["-    letters:   # none", "+    letters: {lead: AR}   # none"],
        ),
        ("  - name: Tea\n    letters: {}\n", ["-    letters: {}", "+    letters: {lead: AR}"]),
        (
            "  - name: Tea\n    letters:\n      be: C   # only he\n",
            ["+      lead: AR"],
        ),
        (
            "  - {name: Tea, letters: {be: C,}}\n",
            [
                "-  - {name: Tea, letters: {be: C,}}",
                "+  - {name: Tea, letters: {be: C, lead: AR,}}",
            ],
        ),
        (
            "  - {name: Tea, letters: {\n      # cold\n      lead: R, # or hot\n    }}\n",
            ["-      lead: R, # or hot", "+      lead: AR, # or hot"],
        ),
        (
            "  - {name: Tea, letters: {lead: A/R, be: A}}\n",
            [
                "-  - {name: Tea, letters: {lead: A/R, be: A}}",
                "+  - {name: Tea, letters: {lead: A/R, be: C}}",
            ],
        ),
        (
            "  - {name: Tea, letters: {lead: 'A/R'}}\n  - {name: Milk, letters: {lead: R}}\n",
            [
                "-  - {name: Milk, letters: {lead: R}}",
                "+  - {name: Milk, letters: {lead: A/R}}",
            ],
        ),
        (
            "  - name: Tea\n    letters:\n      lead:\n      be: R\n",
            ["-      be: R", "+      be: AR"],
        ),
    ],
)
def test_only_the_cell_changes(rows: str, changed: list[str]) -> None:
    before = FRAME + rows + END
    assert changes(before, fixed(before)) == changed


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_byte_order_mark_stay(newline: str, mark: str) -> None:
    before = mark + (FRAME + "  - name: Tee – später 🍵\n").replace("\n", newline)
    assert fixed(before) == before + f"    letters: {{lead: AR}}{newline}"


def test_a_file_without_a_last_newline_is_written_on() -> None:
    assert fixed(FRAME + "  - name: Tea").endswith("  - name: Tea\n    letters: {lead: AR}")


DATA = """\
remit: 1
team: {name: Search}
people: [{key: ana, name: Ana}, {key: bo, name: Bo}]
seats:
- {key: pm, role: product-manager, person: ana}
- {key: po, role: product-owner, person: bo}
"""


STRATEGY = (
    "product-vision",
    "product-strategy",
    "roadmap",
    "strategic-features",
    "product-success",
    "value-balance",
    "pricing-and-business-model",
    "long-term-growth",
)


@pytest.mark.parametrize(
    ("one", "added"),
    [
        (
            "- {responsibility: %s, letters: {pm: AR}}\n",
            "- {responsibility: strategy-adjustment, letters: {pm: AR, po: C}}\n",
        ),
        (
            "    - responsibility: %s\n      letters: {pm: AR}  # hers\n",
            "    - responsibility: strategy-adjustment\n      letters: {pm: AR, po: C}\n",
        ),
    ],
)
def test_missing_rows_are_written_as_the_others_are(one: str, added: str) -> None:
    his = one.replace("responsibility: %s", "name: Tea").replace("pm:", "po:")
    before = f"{DATA}rows:\n{his}" + "".join(one % key for key in STRATEGY)
    end = "\n# Nothing is accepted.\naccepted: []\n"
    after = fixed(before + end, "--select", "GAP109")
    assert after.startswith(before)
    assert after.endswith(end)
    assert added in after
    assert fixed(after, "--select", "GAP109") == after


def test_a_field_of_a_row_is_added() -> None:
    row = "- {responsibility: feature-prioritisation, letters: {pm: AR, po: R}}   # both\n"
    after = fixed(f"{DATA}rows:\n{row}", "--select", "OVL")
    assert after == f"{DATA}rows:\n" + row.replace("R}}", "R}, shared: true}")


def test_what_was_done_and_what_was_left_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    before = FRAME.replace("rows:", "  - {key: idle, role: scrum-master}\nrows:")
    after = fixed(before + "  - {name: Tea, letters: {lead: R}}\n")
    assert "{key: idle, role: scrum-master}" in after
    out = capsys.readouterr().out.splitlines()
    assert out[:2] == [
        "team.yaml:10: row tea, seat lead: GAP101 fixed: Give A to Executive Sponsor.",
        "team.yaml:7: seat idle: GAP110 left: “Remove the seat”, because it removes a seat; that is yours to decide.",
    ]
    assert out[2].startswith("team.yaml:7: seat idle: GAP110 hint: ")
    assert out[-1] == "1 hint in 1 file (2 rows, 3 seats). 1 fix made."


def test_a_second_time_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    first = fixed(FRAME + "  - {name: Tea, letters: {lead: A, be: A}}\n  - name: Milk\n" + END)
    made = Path(FILE).stat().st_mtime_ns
    capsys.readouterr()
    assert fixed_again() == (first, made)
    assert "fixed" not in capsys.readouterr().out


def fixed_again() -> tuple[str, int]:
    main(["lint", "--fix", FILE])
    return Path(FILE).read_text(encoding="utf-8"), Path(FILE).stat().st_mtime_ns


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (
            "  - {name: Tea, letters: &same {lead: R}}\n  - {name: Milk, letters: *same}\n",
            "the file cannot be changed there: ",
        ),
        (
            "  - {name: Tea, letters: {lead: &one R}}\n  - {name: Milk, letters: {lead: *one}}\n",
            "the file cannot be changed there: ",
        ),
    ],
)
def test_what_cannot_be_written_by_itself_is_left(
    rows: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An anchor says the same in two places; a fix of one of them is not a fix of both."""
    assert fixed(FRAME + rows) == FRAME + rows
    out = capsys.readouterr().out
    assert f"GAP101 left: “Give A to Executive Sponsor”, because {why}" in out


def test_only_the_chosen_rules_are_fixed() -> None:
    before = FRAME + "  - {name: Tea, letters: {lead: R}}\n  - name: Milk\n"
    assert changes(before, fixed(before, "--ignore", "GAP103")) == [
        "-  - {name: Tea, letters: {lead: R}}",
        "+  - {name: Tea, letters: {lead: AR}}",
    ]


def test_an_accepted_finding_is_not_fixed() -> None:
    before = FRAME + "  - name: Milk\naccepted: [{code: GAP103, rows: [milk]}]\n"
    assert fixed(before) == before


def test_in_json_the_fixes_are_told_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    fixed(FRAME + "  - name: Milk\n", "--format", "json")
    out, err = capsys.readouterr()
    assert json.loads(out)["summary"]["error"] == 0
    assert err == "team.yaml:9: row milk: GAP103 fixed: Give A and R to Executive Sponsor.\n"


@pytest.mark.parametrize("name", ["team.json", "team.csv", "team.md", "team.xlsx"])
def test_other_kinds_of_file_are_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(name).write_text("{}", encoding="utf-8")
    assert main(["lint", "--fix", name]) == 2
    err = capsys.readouterr().err
    assert err == f"{name}: --fix changes documents in YAML only; this file is left as it is.\n"
    assert Path(name).read_text(encoding="utf-8") == "{}"


def test_an_unusable_document_is_left_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    broken = FRAME.replace("business-expert", "business-expart")
    assert fixed(broken) == broken
    assert capsys.readouterr().err.count("business-expart") == 1


def test_a_file_keeps_its_mode_and_a_link_stays_a_link() -> None:
    Path("real.yaml").write_text(FRAME + "  - name: Milk\n", encoding="utf-8")
    Path("real.yaml").chmod(0o640)
    Path(FILE).symlink_to("real.yaml")
    assert main(["lint", "--fix", FILE]) == 0
    assert Path(FILE).is_symlink()
    assert "letters: {lead: AR}" in Path("real.yaml").read_text(encoding="utf-8")
    assert Path("real.yaml").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in Path().iterdir()) == ["real.yaml", FILE]


def test_a_failed_write_leaves_the_file_and_nothing_beside_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = FRAME + "  - name: Milk\n"

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    assert fixed(before) == before
    assert [path.name for path in Path().iterdir()] == [FILE]
    assert "The fixes cannot be written: No space left on device." in capsys.readouterr().err


def test_a_fix_that_would_make_another_fault_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    """Only he could answer for it, and then he would approve what he does himself."""
    text = """\
remit: 1
team: {name: Payments}
seats: [{key: lead, role: executive-sponsor}]
rows:
  - {key: pay, name: Pay bills, letters: {lead: AR}}
  - {name: Approve bills, checks: pay, letters: {lead: R}}
"""
    assert fixed(text, "--select", "GAP101") == text
    assert "because it would make FIT307: " in capsys.readouterr().out


@settings(max_examples=30, deadline=None)
@given(matrices(shipped_catalogue()))
def test_whatever_the_matrix_comments_stay_and_a_second_time_changes_nothing(
    matrix: Matrix,
) -> None:
    """Names that hurt, every scheme, notes and links: what is fixed can be read, and nothing else moved."""
    catalogue = shipped_catalogue()
    lines = write_document(matrix, catalogue).splitlines()
    marked = [f"{line}   # {number}" for number, line in enumerate(lines)]
    Path(FILE).write_text("\n".join(marked) + "\n", encoding="utf-8")
    repair(FILE, Choice(), catalogue, matrix.date)
    once = Path(FILE).read_bytes()
    comments = [
        line.rsplit("   # ", 1)[-1] for line in once.decode().split("\n") if "   # " in line
    ]
    assert comments == [str(number) for number in range(len(lines))]
    assert not any(not one.why for one in repair(FILE, Choice(), catalogue, matrix.date))
    assert Path(FILE).read_bytes() == once
