"""Whole teams with the complete list of what is said of them: nothing more and nothing less."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from roles.definitions.reading import shipped_catalogue
from teams.analysis.engine import find, read
from teams.analysis.finding import Finding
from teams.analysis.together import find_over_teams
from teams.exchange.document.reader import read_document

FOLDER = Path(__file__).parent / "whole_teams"
TODAY = date(2026, 3, 2)
EXPECTED: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (FOLDER / "expected.yaml").read_text(encoding="utf-8")
)


def said_of(name: str) -> list[Finding]:
    path = FOLDER / f"{name}.yaml"
    document = read_document(
        path.read_bytes(), file=path.name, catalogue=shipped_catalogue(), today=TODAY
    )
    reading = read(document.matrix, document.catalogue)
    return [*find(reading), *find_over_teams([reading])]


def test_every_team_is_stated() -> None:
    stated = {path.stem for path in FOLDER.glob("*.yaml")} - {"expected"}
    assert stated == EXPECTED.keys() and len(stated) >= 20
    assert sum(not {one["code"] for one in said} - {"ORG405"} for said in EXPECTED.values()) >= 8


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_said_of_a_whole_team(name: str) -> None:
    said = said_of(name)
    expected = EXPECTED[name]
    assert sorted(one.code for one in said) == sorted(one["code"] for one in expected), [
        f"{one.code} {one.message}" for one in said
    ]
    for one in expected:
        assert any(_fits(finding, one) for finding in said), (one, said)


def _fits(finding: Finding, stated: dict[str, Any]) -> bool:
    return finding.code == stated["code"] and all(
        set(getattr(finding, about)) == set(stated[about])
        for about in ("rows", "seats", "people")
        if about in stated
    )
