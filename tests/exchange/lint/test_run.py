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
    assert [[one.file for one in files] for files in found] == [
        ["a.yaml", "b.yaml"],
        ["c.yaml"],
        ["d.yaml"],
    ]


BUSY = """\
remit: 1
organisation: {name: Acme, size: 501}
team: {name: Checkout}
people: [{key: bo, name: Bo Lund}]
seats: [{key: po, role: product-owner, person: bo, allocation: 60}]
rows:
  - {responsibility: user-stories, letters: {po: AR}}
"""


def test_a_person_is_one_over_all_files_of_an_organisation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    files = write(a=BUSY, b=BUSY.replace("Checkout", "Search"))
    assert main(["lint", *files, "--select", "LOD602,ORG404"]) == 1
    out = capsys.readouterr().out
    assert "a.yaml:5: seat po: LOD602 error: Bo Lund has" in out and "60\u202f% in Search" in out
    assert out.count("LOD602") == 1 and out.count("ORG404") == 1


def test_people_of_different_organisations_are_different(
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = BUSY.replace("Acme", "Other")
    unnamed = BUSY.replace("{name: Acme, size: 501}", "{size: 501}")
    assert main(["lint", *write(a=BUSY, b=other, c=unnamed), "--select", "LOD602"]) == 0


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
