"""Annotations as GitHub reads them from a log."""

from __future__ import annotations

from pathlib import Path

import pytest

from teams.exchange.lint.cli import main

SHEET = """\
Activity,Product Manager,Product Owner
Tea,A/R,I
Coffee,"A, R",C
Milk,A/R,often
"""
TEXT = """\
remit: 1
team: {name: Checkout}
seats: [{key: lead, role: executive-sponsor}, {key: idle, role: business-expert}]
rows:
  - {name: "Tea: 50 %, hot", letters: {lead: R}}
"""


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def lines(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    main(["lint", "--format", "github", *arguments])
    return capsys.readouterr().out.splitlines()


def test_each_finding_is_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.yaml").write_text(TEXT, encoding="utf-8")
    first, second, summary = lines(capsys, "a.yaml")
    assert first == (
        "::error file=a.yaml,line=5,title=GAP101 no-accountable::Nobody answers for Tea: 50 %25, hot. "
        "Executive Sponsor does the work, but nobody has the last word."
    )
    assert second.startswith("::notice file=a.yaml,line=3,title=GAP110 uninvolved-seat::")
    assert summary == "1 error and 1 hint in 1 file (1 row, 2 seats)."


def test_properties_are_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    name = "50%, a:b\nc.yaml"
    Path(name).write_text(TEXT, encoding="utf-8")
    first = lines(capsys, name)[0]
    assert first.startswith("::error file=50%25%2C a%3Ab%0Ac.yaml,line=5,title=GAP101 ")


def test_what_cannot_be_used_or_read_is_annotated_too(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.yaml").write_text(TEXT.replace("business-expert", "expert"), encoding="utf-8")
    Path("b.csv").write_text(SHEET, encoding="utf-8")
    first, *others = lines(capsys, "a.yaml", "b.csv")
    assert first.startswith("::error file=a.yaml,line=3,title=unusable::There is no role “expert”")
    (unread,) = [one for one in others if "title=not read" in one]
    assert unread.startswith("::notice file=b.csv,title=not read::")
    assert "“often”" in unread
