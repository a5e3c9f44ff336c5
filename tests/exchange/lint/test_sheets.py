"""lint reads sheets too: what others wrote, and what Remit exported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from roles.definitions.reading import shipped_catalogue
from teams.exchange.lint.cli import main
from teams.exchange.lint.sheets import read_sheet_file
from teams.exchange.writing.as_csv import write_csv
from teams.exchange.writing.as_xlsx import write_xlsx
from tests.exchange.document.examples import CHECKOUT, TODAY, read

PLAIN = """\
Activity,Product Manager,Product Owner
Roadmap,A/R,I
Backlog prioritisation,C,R
Coffee,"A, R",sometimes
"""


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    main(["lint", "--format", "json", *arguments])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_a_plain_table_is_linted_with_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    Path("team.csv").write_text(PLAIN, encoding="utf-8")
    found = report(capsys, "team.csv", "--select", "GAP101")
    (finding,) = found["findings"]
    assert finding["rows"] == [{"key": "backlog-prioritisation", "name": "Backlog prioritisation"}]
    assert (finding["file"], finding["line"]) == ("team.csv", 3)
    (file,) = found["files"]
    assert (file["rows"], file["seats"]) == (3, 2)
    assert file["letters"] == {"R": 3, "A": 2, "C": 1, "I": 1}


def test_what_is_no_letter_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("team.csv").write_text(PLAIN, encoding="utf-8")
    ((unread),) = report(capsys, "team.csv")["files"][0]["unread"]
    assert unread["text"] == "sometimes"
    assert "4" in unread["place"]
    assert unread["why"]
    main(["lint", "team.csv"])
    assert "not read: “sometimes”." in capsys.readouterr().out


def test_a_table_in_markdown_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    table = "# Team\n\n| Activity | Product Manager | Product Owner |\n|---|---|---|\n| Roadmap | A | I |\n| Tea | A | R |\n"
    Path("team.md").write_text(table, encoding="utf-8")
    (finding,) = report(capsys, "team.md", "--select", "GAP102")["findings"]
    assert (finding["rows"][0]["key"], finding["line"]) == ("roadmap", 5)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_remit_exported_gives_the_findings_of_its_matrix(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those about letters: a sheet holds neither facts of the team nor what is shared on purpose."""
    matrix, catalogue = read(CHECKOUT).matrix, shipped_catalogue()
    if kind == "csv":
        Path("team.csv").write_bytes(write_csv(matrix, catalogue))
    else:
        Path("team.xlsx").write_bytes(write_xlsx(matrix, catalogue, [], revision=1, today=TODAY))
    Path("team.yaml").write_text(CHECKOUT, encoding="utf-8")
    families = ("--select", "GAP101,GAP102,GAP103,GAP104,GAP110,GAP111,OVL201")
    sheet, document = (
        report(capsys, f"team.{kind}", *families),
        report(capsys, "team.yaml", *families),
    )

    def said(found: dict[str, Any]) -> list[Any]:
        return sorted(
            [one["code"], one["message"], [row["key"] for row in one["rows"]]]
            for one in found["findings"]
        )

    assert said(document)
    assert said(sheet) == said(document)
    assert sheet["files"][0]["letters"] == document["files"][0]["letters"]
    assert sheet["files"][0]["unread"] == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "The file is empty."),
        ("a.csv", b"Name,Age\nAna,30\n", "There is no matrix in this file"),
        ("a.xlsx", b"not a workbook", "This is not a workbook"),
    ],
)
def test_a_sheet_without_a_matrix_is_unusable(
    name: str, content: bytes, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_bytes(content)
    assert main(["lint", name]) == 2
    assert capsys.readouterr().err.startswith(f"{name}: {words}")


@pytest.mark.parametrize(
    ("written", "person", "why"),
    [
        ("Ana\aDíaz", "Ana Díaz", "A name has no control characters. It is read as “Ana Díaz”."),
        (
            "Ana" * 100,
            None,
            "A name has at most 200 characters; this one has 300. The seat counts as vacant.",
        ),
    ],
)
def test_a_name_that_no_person_can_have_is_told_with_its_place(
    written: str, person: str | None, why: str
) -> None:
    table = write_csv(read(CHECKOUT).matrix, shipped_catalogue()).decode("utf-8-sig")
    table = table.replace("Ana Díaz", written)
    found = read_sheet_file(table.encode(), "team.csv", shipped_catalogue(), TODAY)
    seat = found.matrix.seat_by_key["pm"]
    names = {one.key: one.name for one in found.matrix.people}
    assert (names[seat.person] if seat.person else None) == person
    (unread,) = found.unread
    assert (unread.place, unread.why) == ("cell D1", why)
    assert written in unread.text


def test_people_whose_names_make_the_same_key_are_two() -> None:
    table = write_csv(read(CHECKOUT).matrix, shipped_catalogue()).decode("utf-8-sig")
    table = table.replace("Bo Lund", "Ana Diaz")
    found = read_sheet_file(table.encode(), "team.csv", shipped_catalogue(), TODAY)
    assert [one.name for one in found.matrix.people] == ["Ana Díaz", "Ana Diaz"]
    assert found.matrix.seat_by_key["pm"].person != found.matrix.seat_by_key["po"].person
