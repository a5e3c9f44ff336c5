"""Several files in one run: which belong to one organisation, and what stands there twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from roles.definitions.reading import shipped_catalogue
from teams.exchange.lint.choice import Choice
from teams.exchange.lint.cli import main
from teams.exchange.lint.run import organisations, run

TEXT = """\
remit: 1
organisation: {name: Acme}
team: {name: Checkout}
seats: [{key: lead, role: executive-sponsor}]
rows:
  - {name: Tea, letters: {lead: R}}
"""
BARE = TEXT.replace("organisation: {name: Acme}\n", "")


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(**texts: str) -> list[str]:
    for name, text in texts.items():
        Path(f"{name}.yaml").write_text(text, encoding="utf-8")
    return [f"{name}.yaml" for name in texts]


def test_files_of_one_organisation_are_together() -> None:
    files = write(
        a=TEXT, b=TEXT.replace("Checkout", "Search"), c=TEXT.replace("Acme", "Other"), d=BARE
    )
    done = run(files, Choice(), shipped_catalogue(), date(2026, 3, 2))
    found = organisations(result.source for result in done.results)
    assert {name: [one.file for one in files] for name, files in found.items()} == {
        "Acme": ["a.yaml", "b.yaml"],
        "Other": ["c.yaml"],
    }


def test_a_team_that_stands_in_two_files_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    files = write(a=TEXT, b=TEXT.replace("letters: {lead: R}", "letters: {lead: AR}"))
    assert main(["lint", *files]) == 2
    out, err = capsys.readouterr()
    assert err == (
        "b.yaml: The team “Checkout” (checkout) of Acme stands in a.yaml already; name one of the two.\n"
    )
    assert out.endswith("1 error in 1 file (1 row, 1 seat).\n")


def test_the_same_file_twice_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    files = write(a=TEXT)
    assert main(["lint", *files, *files]) == 2
    assert "stands in a.yaml already" in capsys.readouterr().err


def test_teams_without_an_organisation_and_of_two_organisations_are_apart() -> None:
    assert main(["lint", *write(a=BARE, b=BARE), "--fail-on", "error"]) == 1
    assert main(["lint", *write(a=TEXT, b=TEXT.replace("Acme", "Other"))]) == 1
    assert (
        main(
            [
                "lint",
                *write(a=TEXT, b=TEXT.replace("{name: Checkout}", "{key: checkout, name: Pay}")),
            ]
        )
        == 1
    )
