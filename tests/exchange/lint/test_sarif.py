"""SARIF, held to the schema of OASIS: see sarif/README.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker

from teams.analysis import engine
from teams.analysis.registry import RULES
from teams.analysis.rule import Rule
from teams.exchange.lint.cli import main

SCHEMA = json.loads(
    (Path(__file__).parent / "sarif" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")
)
SHEET = """\
Activity,Product Manager,Product Owner
Tea,A/R,I
Coffee,"A, R",C
Milk,A/R,often
"""
TEXT = """\
remit: 1
team: {name: Checkout}
seats: [{key: lead, role: executive-sponsor}]
rows:
  - {name: "50 % of tea", letters: {lead: R}}
  - {name: Water}
"""


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REMIT_URL", raising=False)
    Path("a team.yaml").write_text(TEXT, encoding="utf-8")


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """The one run of a report that keeps to the schema."""
    main(["lint", "--format", "sarif", *arguments])
    found = json.loads(capsys.readouterr().out)
    errors = list(Draft4Validator(SCHEMA, format_checker=FormatChecker()).iter_errors(found))
    assert errors == []
    assert found["version"] == "2.1.0"
    (run,) = found["runs"]
    return dict(run)


def test_the_schema_refuses_what_is_no_sarif() -> None:
    assert not Draft4Validator(SCHEMA).is_valid({"version": "2.1.0", "runs": [{}]})


def test_a_finding_has_its_rule_place_and_fingerprint(capsys: pytest.CaptureFixture[str]) -> None:
    run = report(capsys, "a team.yaml", "--select", "GAP101,GAP103")
    first, second = run["results"]
    assert (first["ruleId"], first["level"]) == ("GAP101", "error")
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == "GAP101"
    assert first["message"]["text"].startswith("Nobody answers for 50 % of tea. ")
    (location,) = first["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "a%20team.yaml"},
        "region": {"startLine": 5},
    }
    assert location["logicalLocations"] == [
        {"fullyQualifiedName": "row:50-of-tea", "name": "50 % of tea", "kind": "row"},
        {"fullyQualifiedName": "seat:lead", "name": "Executive Sponsor", "kind": "seat"},
    ]
    assert second["locations"][0]["physicalLocation"]["region"] == {"startLine": 6}
    main(["lint", "--format", "json", "a team.yaml"])
    fingerprint = json.loads(capsys.readouterr().out)["findings"][0]["fingerprint"]
    assert first["partialFingerprints"] == {
        "remit/v1": fingerprint,
        "primaryLocationLineHash": fingerprint,
    }


def test_every_rule_is_described(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = {one["id"]: one for one in report(capsys, "a team.yaml")["tool"]["driver"]["rules"]}
    assert rules.keys() == {*(rule.code for rule in RULES), "RUN001"}
    described = rules["GAP101"]
    assert described["name"] == "no-accountable"
    assert described["shortDescription"] == {"text": "Nobody answers for a row"}
    assert described["defaultConfiguration"] == {"level": "error"}
    assert "## What to do" in described["help"]["markdown"]
    assert "helpUri" not in described
    monkeypatch.setenv("REMIT_URL", "https://remit.example.org/")
    rules = {one["id"]: one for one in report(capsys, "a team.yaml")["tool"]["driver"]["rules"]}
    assert rules["GAP101"]["helpUri"] == "https://remit.example.org/rules/GAP101/"


def test_an_address_that_is_none_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REMIT_URL", "remit.example.org")
    with pytest.raises(SystemExit) as stopped:
        main(["lint", "--format", "sarif", "a team.yaml"])
    assert stopped.value.code == 2
    assert "REMIT_URL is no address" in capsys.readouterr().err
    assert main(["lint", "a team.yaml"]) == 1


def test_what_could_not_be_used_or_read_is_noted(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.yaml").write_text(TEXT.replace("executive", "executor"), encoding="utf-8")
    Path("c.csv").write_text(SHEET, encoding="utf-8")
    (invocation,) = report(capsys, "b.yaml", "c.csv", "d.yaml")["invocations"]
    assert invocation["executionSuccessful"] is False
    first, second, third = invocation["toolExecutionNotifications"]
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "b.yaml"},
        "region": {"startLine": 3},
    }
    assert second["message"] == {"text": "There is no such file."}
    assert (third["level"], "often" in third["message"]["text"]) == ("note", True)


def test_a_clean_run_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    run = report(capsys, "a team.yaml", "--select", "ORG")
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_a_file_elsewhere_has_its_whole_address(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    whole = report(capsys, "../a team.yaml")["results"][0]["locations"][0]["physicalLocation"]
    assert whole["artifactLocation"]["uri"].startswith("file:///")


def test_a_crashed_rule_is_a_result(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> Any:
        raise KeyError("nothing there")

    rule = next(rule for rule in engine.TEAM_RULES if rule.code == "GAP101")
    assert isinstance(rule, Rule)
    monkeypatch.setattr(rule, "find", crash)
    run = report(capsys, "a team.yaml")
    (crashed,) = [one for one in run["results"] if one["ruleId"] == "RUN001"]
    assert run["tool"]["driver"]["rules"][crashed["ruleIndex"]]["id"] == "RUN001"
    assert crashed["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
