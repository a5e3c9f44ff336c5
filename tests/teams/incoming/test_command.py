"""The command that reads a file onto a team, or makes one of it."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from organisations.models import Organisation
from organisations.scope import organisation_scope
from teams.models import Cell, LogEntry, Team
from tests.conftest import MATRICES

pytestmark = pytest.mark.django_db

SHEET = "Task;PM;PO\nSweep;A;x\nCook;R;A\nDig;A;R\n"


def run(file: Path, *more: str) -> tuple[str, str, str]:
    """What is said, complained of, and the error in the end."""
    out, complaints = StringIO(), StringIO()
    try:
        call_command(
            "import_matrix",
            str(file),
            "--organisation",
            "acme",
            *more,
            stdout=out,
            stderr=complaints,
        )
    except CommandError as error:
        return out.getvalue(), complaints.getvalue(), str(error)
    return out.getvalue(), complaints.getvalue(), ""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = tmp_path / "plan.csv"
    file.write_text(SHEET)
    return file


def test_a_dry_run_says_what_would_change_and_what_is_open(team: Team, sheet: Path) -> None:
    said, complaints, error = run(sheet, "--team", "checkout", "--dry-run")
    assert "New row: Sweep" in said and "nothing was written" in said
    assert "What does “x” mean?" in complaints and not error
    assert LogEntry.objects.filter(team=team).count() == 1


def test_corrections_come_from_a_file(team: Team, sheet: Path, tmp_path: Path) -> None:
    said = tmp_path / "said.json"
    said.write_text(json.dumps({"texts": {"x": "C"}}))
    _, complaints, error = run(sheet, "--team", "checkout", "--corrections", str(said))
    assert (complaints, error) == ("", "")
    with organisation_scope(team.organisation):
        assert (
            Cell.objects.filter(team=team, row__name="Sweep", seat__key="po").get().letters == "C"
        )


def test_a_new_team_is_made(team: Team, sheet: Path, acme: Organisation) -> None:
    said, _, error = run(sheet, "--new-team", "Cleaners")
    assert error == "" and "revision 1" in said
    with organisation_scope(acme):
        assert Team.objects.get(key="cleaners").rows.count() == 3


def test_what_cannot_be_is_said(team: Team, sheet: Path, tmp_path: Path) -> None:
    assert "cannot be read" in run(tmp_path / "none.csv", "--team", "checkout")[2]
    assert "no team “x”" in run(sheet, "--team", "x")[2]
    sheet.write_text("Once upon a time.")
    assert "matrix" in run(sheet, "--team", "checkout")[2]
    bad = tmp_path / "bad.json"
    bad.write_text("[1]")
    assert "holds no corrections" in run(sheet, "--team", "checkout", "--corrections", str(bad))[2]


@pytest.mark.real_data
def test_every_real_matrix_goes_through_the_command(team: Team) -> None:
    for file in sorted(MATRICES.glob("*/matrix.*")):
        said, _, error = run(file, "--new-team", "Real", "--dry-run")
        assert said.endswith("nothing was written.\n") or error.startswith(f"{file}: "), file
