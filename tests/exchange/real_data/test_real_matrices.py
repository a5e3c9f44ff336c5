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
from teams.exchange.sheets.corrections import Corrections
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.proposal import new_team, propose
from teams.exchange.sheets.reading import SheetReading
from teams.exchange.sheets.row_matching import RowMatcher

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "matrices"
TODAY = date(2026, 3, 2)
HOLDING = [
    "01",
    "06",
    "07",
    "08",
    "09",
    "10",
    "12",
    "15",
    "16",
    "18",
    "21",
    "28",
    "30",
    "34",
    "37",
    "43",
    "44",
    "48",
    "52",
    "56",
    "58",
    "59",
    "60",
    "61",
    "62",
    "63",
    "65",
    "67",
    "69",
    "71",
    "72",
    "74",
    "76",
    "78",
    "80",
    "82",
    "83",
    "84",
    "85",
    "88",
    "91",
    "92",
    "93",
]
NO_MATRIX = {"52": "sentences, not letters", "56": "no activities below them"}
"""What is no matrix, and what is said of it."""
ANSWERS = {
    "06": {"Q": ""},
    "30": {"P": "R"},
    "58": {"Coordinates": "C"},
    "93": {"✅": "R"},
}
"""Texts that nothing in the file explains: these questions, and no others, are asked; the answers are given."""
SAID = {
    "58": {"OWNS": "A", "EXECUTE": "R", "HELPS": "S"},
    "91": {"D": "A"},
}
"""What the file's own legend says of letters and words that are not those of a scheme."""

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

    @property
    def is_right(self) -> bool:
        if self.number in NO_MATRIX:
            return NO_MATRIX[self.number] in self.refused
        return not self.refused and not self.wrong

    def __str__(self) -> str:
        if self.refused:
            return f"{self.number}  refused: {self.refused[:90]}"
        return f"{self.number}  " + (f"wrong: {', '.join(self.wrong)}" if self.wrong else "right")


def folders() -> dict[str, Path]:
    return {path.name[:2]: path for path in sorted(FOLDER.iterdir()) if path.is_dir()}


def score(number: str) -> Score:
    folder = folders()[number]
    meta = json.loads((folder / "meta.json").read_text())
    said = {one.upper(): letters for one, letters in ANSWERS.get(number, {}).items()}
    expected = _expected(meta["expected"], said | SAID.get(number, {}))
    expected["asked"] = set(ANSWERS.get(number, ()))
    try:
        return Score(number, "", _found(folder / meta["file"], ANSWERS.get(number, {})), expected)
    except UnreadableFile as error:
        return Score(number, str(error), {}, expected)


def _expected(counted: dict[str, Any], said: dict[str, str]) -> dict[str, Any]:
    letters: Counter[str] = Counter()
    for letter, times in counted["letters"].items():
        letters[said.get(letter, letter)] += times
    held: dict[str, Any] = {
        "rows": counted["activities"],
        "seats": counted["roles"],
        "letters": {letter: times for letter, times in letters.items() if times and letter},
    }
    for what in ("without_any_A", "with_more_than_one_A", "without_R"):
        if counted[f"activities_{what}"] is not None:
            held[what] = sorted(counted[f"activities_{what}"])
    return held


def _found(file: Path, answers: dict[str, str]) -> dict[str, Any]:
    catalogue = shipped_catalogue()
    content = file.read_bytes()
    asked = {one.text for one in read_sheet(content, file.name).questions}
    sheet = read_sheet(content, file.name, Corrections(texts=answers))
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
        "asked": asked,
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
    right = [one.number for one in scores if one.is_right]
    with capsys.disabled():
        print(f"\nReal matrices: {len(right)} of {len(scores)} right")
        if more := sorted(set(right) - set(HOLDING)):
            print(f"  to be added to HOLDING: {' '.join(more)}")
        for one in scores:
            if not one.is_right:
                print(f"  {one}")
    assert set(right) >= set(HOLDING)


@pytest.mark.parametrize("number", HOLDING)
def test_read_right(number: str) -> None:
    found = score(number)
    if number in NO_MATRIX:
        assert NO_MATRIX[number] in found.refused
        return
    assert not found.refused
    assert {what: found.found[what] for what in found.expected} == found.expected
