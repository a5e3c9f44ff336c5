"""docs/lint.md shows what the command prints about the document of docs/document.md."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from teams.exchange.lint.cli import main
from tests.exchange.document.examples import CHECKOUT

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "lint.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("checkout.yaml").write_text(CHECKOUT, encoding="utf-8")


def test_the_text_is_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["lint", "checkout.yaml", "--select", "GAP101"])
    assert f"$ remit lint checkout.yaml --select GAP101\n{capsys.readouterr().out}```" in PAGE


def test_the_json_is_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["lint", "checkout.yaml", "--select", "GAP101", "--format", "json"])
    shown = re.search(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert shown
    assert json.loads(shown[1]) == json.loads(capsys.readouterr().out)


def test_every_option_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["lint", "--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert options
    assert {option for option in options if f"`{option}" not in PAGE} == set()
