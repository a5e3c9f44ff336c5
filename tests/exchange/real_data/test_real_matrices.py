"""Matrices that other people wrote, read and held against what was counted in them by script and eye.

They lie beside the checkout and are never copied into it. ``HOLDING`` may only grow.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from roles.definitions.reading import shipped_catalogue
from teams.analysis.engine import analyse
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.proposal import new_team, propose
from teams.exchange.sheets.reading import SheetReading
from teams.exchange.sheets.row_matching import RowMatcher

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "matrices"
TODAY = date(2026, 3, 2)
HOLDING = [
    "01",
    "07",
    "08",
    "09",
    "12",
    "15",
    "16",
    "18",
    "21",
    "34",
    "37",
    "43",
    "44",
    "48",
    "59",
    "60",
    "62",
    "65",
    "67",
    "69",
    "72",
    "74",
    "76",
    "78",
    "80",
    "82",
    "83",
    "88",
    "92",
]
NOT_YET = ["52", "56", "58", "61", "63", "71", "84", "85", "93"]
"""Prose, HTML, and layouts that are not read yet: refused with the reason, and not half read."""

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/matrices is not beside the checkout"),
]


@dataclass(frozen=True)
class Score:
    """What was found beside what was expected, for each thing that is held."""

    number: str
    refused: str
    found: dict[str, Any]
    expected: dict[str, Any]

    @property
    def wrong(self) -> list[str]:
        return [what for what, value in self.expected.items() if self.found.get(what) != value]

    def __str__(self) -> str:
        if self.refused:
            return f"{self.number}  refused: {self.refused[:90]}"
        return f"{self.number}  " + (f"wrong: {', '.join(self.wrong)}" if self.wrong else "right")


def folders() -> dict[str, Path]:
    return {path.name[:2]: path for path in sorted(FOLDER.iterdir()) if path.is_dir()}


def score(number: str) -> Score:
    folder = folders()[number]
    meta = json.loads((folder / "meta.json").read_text())
    expected = _expected(meta["expected"])
    try:
        return Score(number, "", _found(folder / meta["file"]), expected)
    except UnreadableFile as error:
        return Score(number, str(error), {}, expected)


def _expected(counted: dict[str, Any]) -> dict[str, Any]:
    held: dict[str, Any] = {
        "rows": counted["activities"],
        "seats": counted["roles"],
        "letters": {letter: times for letter, times in counted["letters"].items() if times},
    }
    for what in ("without_any_A", "with_more_than_one_A", "without_R"):
        if counted[f"activities_{what}"] is not None:
            held[what] = sorted(counted[f"activities_{what}"])
    return held


def _found(file: Path) -> dict[str, Any]:
    catalogue = shipped_catalogue()
    sheet = read_sheet(file.read_bytes(), file.name)
    base = new_team(file.parent.name, TODAY, sheet)
    matrix = propose(sheet, catalogue, base).matrix
    rows = RowMatcher(base, catalogue).match(sheet).rows
    names = {
        row.key: name for (_, row), name in zip(sorted(rows.items()), _names(sheet), strict=True)
    }
    of: dict[str, set[str]] = {}
    for finding in analyse(matrix, catalogue):
        of.setdefault(finding.code, set()).update(finding.rows)
    none: set[str] = set()

    def named(*codes: str) -> list[str]:
        return sorted(names[key] for key in none.union(*(of.get(code, none) for code in codes)))

    return {
        "rows": len(matrix.rows),
        "seats": len(matrix.seats),
        "letters": dict(
            Counter(
                letter
                for held in matrix.cells.values()
                for letters in held.values()
                for letter in letters
            )
        ),
        "without_any_A": named("GAP101", "GAP103", "GAP111"),
        "with_more_than_one_A": named("OVL201"),
        "without_R": named("GAP102", "GAP103", "GAP111"),
    }


def _names(sheet: SheetReading) -> list[str]:
    times = Counter(one.name for one in sheet.activities)
    return [
        f"{one.section} › {one.name}" if times[one.name] > 1 else one.name
        for one in sheet.activities
    ]


def test_score_over_all(capsys: pytest.CaptureFixture[str]) -> None:
    scores = [score(number) for number in folders()]
    right = [one.number for one in scores if not one.refused and not one.wrong]
    with capsys.disabled():
        print(f"\nReal matrices: {len(right)} of {len(scores)} right")
        if more := sorted(set(right) - set(HOLDING)):
            print(f"  to be added to HOLDING: {' '.join(more)}")
        for one in scores:
            if one.refused or one.wrong:
                print(f"  {one}")
    assert set(right) >= set(HOLDING)


@pytest.mark.parametrize("number", HOLDING)
def test_read_right(number: str) -> None:
    found = score(number)
    assert not found.refused
    assert {what: found.found[what] for what in found.expected} == found.expected


@pytest.mark.parametrize("number", NOT_YET)
def test_what_cannot_be_read_is_right_or_refused_in_words(number: str) -> None:
    found = score(number)
    assert not found.wrong or len(found.refused) > 40
