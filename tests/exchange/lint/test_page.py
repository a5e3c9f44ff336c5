"""docs/lint.md shows the command in use: each of its examples does what the page says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pre_commit.clientlib import load_config, load_manifest

from teams.exchange.lint.cli import main
from tests.exchange.document.examples import CHECKOUT

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "lint.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = re.findall(
    r"^(?:\$| *- (?:run: )?)? *(remit lint [^`|]*?)(?: \|\| true)?$", PAGE, re.MULTILINE
)


@pytest.fixture(autouse=True)
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("checkout.yaml").write_text(CHECKOUT, encoding="utf-8")


@pytest.mark.parametrize(
    "options", ["--select GAP101", "--fix --select GAP"], ids=["a finding", "the fixes"]
)
def test_the_text_is_what_is_printed(options: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["lint", "checkout.yaml", *options.split()])
    assert f"$ remit lint checkout.yaml {options}\n{capsys.readouterr().out}```" in PAGE


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


def test_there_are_commands_of_every_kind() -> None:
    assert len(COMMANDS) == 7
    assert {
        one for one in ("json", "sarif", "github") if f"--format {one}" in "".join(COMMANDS)
    } == {
        "json",
        "sarif",
        "github",
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs(command: str, tmp_path: Path) -> None:
    """Through a shell, as pipelines do, beside two teams of which one has findings."""
    folder = tmp_path / "teams"
    folder.mkdir()
    (folder / "checkout.yaml").write_text(CHECKOUT, encoding="utf-8")
    sound = CHECKOUT.replace("name: Checkout", "name: Search")
    (folder / "search.yaml").write_text(sound, encoding="utf-8")
    program = tmp_path / "remit"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m teams.exchange.lint.cli "$@"\n')
    program.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == (0 if "--fix" in command else 1)
    if target := re.search(r"> (\S+)$", command):
        assert json.loads((tmp_path / target[1]).read_text(encoding="utf-8"))


def test_the_hooks_of_the_page_are_those_that_are_offered() -> None:
    (text,) = [one for one in BLOCKS if one.startswith("repos:")]
    Path("config.yaml").write_text(text, encoding="utf-8")
    (repository,) = load_config("config.yaml")["repos"]
    offered = {one["id"]: one for one in load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))}
    for hook in repository["hooks"]:
        assert re.search(hook["files"], "teams/checkout.yaml")
        assert hook["id"] in offered
    for one in offered.values():
        assert re.search(one["files"], "teams/checkout.remit.yaml")
        assert not re.search(one["files"], "mkdocs.yaml")
        _, *arguments = one["entry"].split()
        assert main([*arguments, "checkout.yaml"]) in (0, 1)


def test_the_pipelines_are_what_their_services_read() -> None:
    jobs = [yaml.load(one, Loader=yaml.BaseLoader) for one in BLOCKS]
    (workflow,) = [one for one in jobs if "jobs" in one]
    assert workflow["permissions"]["security-events"] == "write"
    steps = workflow["jobs"]["remit"]["steps"]
    (written,) = [step["run"].split("> ")[1] for step in steps if "sarif" in step.get("run", "")]
    assert steps[-1]["with"]["sarif_file"] == written
    (pipeline,) = [one for one in jobs if "remit" in one]
    assert any(
        f"> {pipeline['remit']['artifacts']['paths'][0]}" in one
        for one in pipeline["remit"]["script"]
    )
