from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from teams.exchange.lint.cli import main
from tests.exchange.document.examples import FRAME

Write = Callable[[str, str], str]

SOUND = """\
remit: 1
team: {name: Checkout}
seats: [{key: lead, role: executive-sponsor}]
rows:
  - {name: Coffee, letters: {lead: AR}}
"""
TWO_FAULTS = SOUND + "  - {name: Tea, letters: {lead: R}}\n  - {name: Water}\n"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def written(name: str, text: str) -> str:
        Path(name).write_text(text, encoding="utf-8")
        return name

    return written


def test_a_sound_file_is_clean(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", write("a.yaml", SOUND)]) == 0
    assert capsys.readouterr() == ("No findings in 1 file (1 row, 1 seat).\n", "")


def test_findings_stand_with_file_line_code_and_sentence(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lint", write("a.yaml", TWO_FAULTS)]) == 1
    first, second, blank, summary = capsys.readouterr().out.splitlines()
    assert first == (
        "a.yaml:6: row tea, seat lead: GAP101 error: Nobody answers for Tea. "
        "Executive Sponsor does the work, but nobody has the last word."
    )
    assert second.startswith("a.yaml:7: row water: GAP103 error: ")
    assert "Water" in second
    assert (blank, summary) == ("", "2 errors in 1 file (3 rows, 1 seat).")


def test_json_has_the_shape_that_others_rely_on(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lint", write("a.yaml", TWO_FAULTS), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    fingerprint = report["findings"][0].pop("fingerprint")
    assert re.fullmatch(r"[0-9a-f]{16}", fingerprint)
    assert report["findings"][0] == {
        "code": "GAP101",
        "name": "no-accountable",
        "severity": "error",
        "message": "Nobody answers for Tea",
        "hint": "Executive Sponsor does the work, but nobody has the last word.",
        "rows": [{"key": "tea", "name": "Tea"}],
        "seats": [{"key": "lead", "name": "Executive Sponsor"}],
        "people": [],
        "file": "a.yaml",
        "line": 6,
    }
    assert report["files"] == [
        {
            "file": "a.yaml",
            "rows": 3,
            "seats": 1,
            "letters": {"A": 1, "R": 2, "C": 0, "I": 0},
            "unread": [],
        }
    ]
    assert report["summary"] == {"error": 2, "warning": 0, "hint": 0}
    assert list(report) == ["findings", "files", "summary"]


def test_people_are_named_with_their_keys(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    main(
        [
            "lint",
            write("a.yaml", FRAME.replace("pm: AR", "pm: R")),
            "--format",
            "json",
            "--select",
            "GAP101",
        ]
    )
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["people"] == [{"key": "ana", "name": "Ana Díaz"}]
    assert finding["rows"] == [{"key": "roadmap", "name": "Roadmap"}]


@pytest.mark.parametrize(
    ("options", "codes", "status"),
    [
        ([], ["GAP101", "GAP103"], 1),
        (["--select", "GAP101"], ["GAP101"], 1),
        (["--select", "gap101,GAP103"], ["GAP101", "GAP103"], 1),
        (["--select", "OVL"], [], 0),
        (["--ignore", "GAP101", "--ignore", "GAP103"], [], 0),
        (["--select", "GAP", "--ignore", "GAP103"], ["GAP101"], 1),
    ],
)
def test_select_and_ignore(
    options: list[str],
    codes: list[str],
    status: int,
    write: Write,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["lint", write("a.yaml", TWO_FAULTS), "--format", "json", *options]) == status
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["findings"]] == codes


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 0), ("hint", 1)])
def test_fail_on_says_what_counts(fail_on: str, status: int, write: Write) -> None:
    text = SOUND.replace("rows:", "  - {key: idle, role: business-expert}\nrows:").replace(
        "seats: [{key: lead, role: executive-sponsor}]",
        "seats:\n  - {key: lead, role: executive-sponsor}",
    )
    assert main(["lint", write("a.yaml", text), "--fail-on", fail_on]) == status


def test_a_finding_about_a_seat_has_the_seats_line(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SOUND.replace("[{key: lead", "\n  - {key: lead").replace(
        "sponsor}]", "sponsor}\n  - {role: business-expert}"
    )
    main(["lint", write("a.yaml", text)])
    assert capsys.readouterr().out.startswith("a.yaml:5: seat business-expert: GAP110 hint: ")


def test_accepted_findings_are_counted_apart(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    accepted = "accepted:\n  - {code: GAP103, rows: [water], reason: later}\n  - {code: GAP101, rows: [water]}\n"
    assert main(["lint", write("a.yaml", TWO_FAULTS + accepted)]) == 1
    out = capsys.readouterr().out
    assert "GAP103" not in out
    assert "GAP101" in out
    assert out.endswith("1 error in 1 file (3 rows, 1 seat). 1 accepted.\n")


def test_an_acceptance_ends_with_its_day(write: Write) -> None:
    accepted = "accepted:\n  - {code: GAP103, rows: [water], until: 2020-01-01}\n"
    assert main(["lint", write("a.yaml", TWO_FAULTS + accepted), "--select", "GAP103"]) == 1


def test_a_fault_that_grew_is_no_longer_accepted(write: Write) -> None:
    seats = "[{key: a, role: executive-sponsor}, {key: b, role: business-expert}, {key: c, role: product-designer}]"
    text = SOUND.replace("[{key: lead, role: executive-sponsor}]", seats)
    accepted = "accepted: [{code: OVL201, rows: [coffee], seats: [a, b]}]\n"
    two = text.replace("{lead: AR}", "{a: AR, b: A}") + accepted
    three = text.replace("{lead: AR}", "{a: AR, b: A, c: A}") + accepted
    assert main(["lint", write("two.yaml", two), "--select", "OVL201"]) == 0
    assert main(["lint", write("three.yaml", three), "--select", "OVL201"]) == 1


def test_several_files_are_summed(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", write("a.yaml", SOUND), write("b.yml", TWO_FAULTS)]) == 1
    assert capsys.readouterr().out.endswith("2 errors in 2 files (4 rows, 2 seats).\n")


def test_an_unusable_file_is_told_and_the_others_are_checked(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = write("b.yaml", SOUND.replace("executive-sponsor", "executive-sponser"))
    assert main(["lint", broken, write("a.yaml", TWO_FAULTS)]) == 2
    out, err = capsys.readouterr()
    assert (
        err == "b.yaml:3: There is no role “executive-sponser”; did you mean “executive-sponsor”?\n"
    )
    assert out.endswith("2 errors in 1 file (3 rows, 1 seat).\n")


def test_missing_files_directories_and_other_kinds(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "teams").mkdir()
    assert main(["lint", "none.yaml", "teams/", write("a.exe", "x")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    first, second, third = err.splitlines()
    assert first == "none.yaml: There is no such file."
    assert second == "teams/: This is a directory; name the files in it, such as teams/*.yaml."
    assert third.startswith("a.exe: remit reads ")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "name at least one FILE"),
        (
            ["a.yaml", "--select", "GAP1O1"],
            "there is no rule or family GAP1O1; did you mean GAP1",
        ),
        (["a.yaml", "--fail-on", "never"], "invalid choice: 'never'"),
        (["a.yaml", "--ignore", "GAP,Q"], "there is no rule or family Q; the families are"),
        (["a.yaml", "--format", "xml"], "invalid choice: 'xml'"),
        (["a.yaml", "--format", "json", "--statistics"], "--statistics counts for people"),
    ],
)
def test_options_that_cannot_be_are_refused(
    options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["lint", *options])
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err


def test_explain_shows_a_rules_documentation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--explain", "gap101"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("GAP101 no-accountable (error)\n")
    assert "## What to do" in out
    assert main(["lint", "--explain", "OVL208"]) == 0
    assert "- who are informed about one row: 6 (RAM" in capsys.readouterr().out


def test_explain_lists_a_family(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--explain", "gap"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("GAP Nobody does it\n")
    assert "GAP101 error   Nobody answers for a row\n" in out
    assert "OVL" not in out


@pytest.mark.parametrize(
    ("code", "near"), [("GAP1O1", "did you mean GAP1"), ("X", "the families are GAP, OVL")]
)
def test_explain_names_what_is_near(
    code: str, near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lint", "--explain", code]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"remit lint: there is no rule or family {code}; {near}")


def test_statistics_count_by_rule(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    more = "".join(f"  - {{name: Row {number}}}\n" for number in range(10))
    assert main(["lint", "--statistics", write("a.yaml", TWO_FAULTS + more)]) == 1
    assert capsys.readouterr().out == (
        "11 GAP103 error   empty-row\n 1 GAP101 error   no-accountable\n"
        "\n12 errors in 1 file (13 rows, 1 seat).\n"
    )
    assert main(["lint", "--statistics", write("b.yaml", SOUND)]) == 0
    assert capsys.readouterr().out == "No findings in 1 file (1 row, 1 seat).\n"


def test_long_lists_of_rows_are_shortened(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    text = FRAME.replace(
        "{key: po, role: product-owner}", "{key: po, role: product-owner, person: ana}"
    )
    rows = "".join(f"  - {{name: Row {number}, letters: {{ghost: AR}}}}\n" for number in range(8))
    text = text.replace("person: ana}]", "person: ana}, {key: ghost, role: scrum-master}]") + rows
    main(["lint", write("a.yaml", text), "--select", "GAP104"])
    assert ": rows row-0, row-1, row-2 and 5 more" in capsys.readouterr().out


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for option, words in (("--version", "remit "), ("--help", "lint")):
        with pytest.raises(SystemExit) as stopped:
            main([option])
        assert stopped.value.code == 0
        assert words in capsys.readouterr().out


def test_lint_starts_without_django(write: Write) -> None:
    """The command must stay quick: neither the framework nor what a document does not need is loaded."""
    names = (
        "django",
        "openpyxl",
        "xlsxwriter",
        "python_calamine",
        "psycopg",
        "markdown_it",
        "teams.exchange.lint.repairing",
        "teams.exchange.lint.as_sarif",
    )
    program = (
        "import sys; from teams.exchange.lint.cli import main; main(['lint', 'a.yaml']);"
        f"print([name for name in {names} if name in sys.modules])"
    )
    write("a.yaml", SOUND)
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(root)},
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_pipe_that_closes_early_is_no_crash(write: Write) -> None:
    rows = "".join(f"  - {{name: Row {number}}}\n" for number in range(3000))
    write("a.yaml", SOUND + rows)
    root = Path(__file__).resolve().parents[3]
    command = f"{sys.executable} -m teams.exchange.lint.cli lint a.yaml | head -1"
    done = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"},
    )
    assert "Traceback" not in done.stderr
    assert done.stdout.startswith("a.yaml:6: row row-0: GAP103")
