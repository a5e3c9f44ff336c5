"""A backup taken from one installation and read into an empty one is the same matrix, and overwrites nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXPORT = ("export_matrix", "--organisation", "acme", "--team", "checkout", "--format", "csv")


@pytest.fixture
def scratch() -> Iterator[Path]:
    """Short, since a unix socket's path is; open, since the server may run as another user."""
    with tempfile.TemporaryDirectory(prefix="remit-backup-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def manage(data: Path, *command: str) -> subprocess.CompletedProcess[str]:
    theirs = {"DATABASE_URL", "SECRET_KEY"}
    kept = {name: value for name, value in os.environ.items() if name not in theirs}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=kept | {"REMIT_DATA": str(data), "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def done(result: subprocess.CompletedProcess[str]) -> str:
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_a_backup_comes_back_whole_and_overwrites_nothing(scratch: Path) -> None:
    one, other, file = scratch / "one", scratch / "other", scratch / "remit.backup"
    for command in ("migrate", "load_catalogue", "create_demo"):
        done(manage(one, command))
    done(manage(one, "backup", str(file)))
    assert file.stat().st_mode & 0o777 == 0o600

    done(manage(other, "restore", str(file)))
    assert done(manage(other, *EXPORT)) == done(manage(one, *EXPORT)) != ""
    assert (other / "secret-key").read_text() == (one / "secret-key").read_text()

    refused = manage(other, "restore", str(file))
    assert refused.returncode != 0
    assert "Traceback" not in refused.stderr
    done(manage(other, "restore", str(file), "--force"))
