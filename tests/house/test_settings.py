"""Every variable, with what it takes and what it refuses."""

import re
from pathlib import Path

import pytest

from config import environment
from config.environment import SettingError
from config.kept_secret import kept_secret
from tests.house.conftest import ROOT, Manage

ROW = re.compile(
    r"^\| `(?P<name>[A-Z_]+)` \| (?P<default>.*?) \| (?P<allowed>.*?) \| .+ \|$", re.MULTILINE
)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("PORT", "eight", "a whole number from 1 to 65535"),
        ("PORT", "70000", "a whole number from 1 to 65535"),
        ("REMIT_DEBUG", "perhaps", "1 (on) or 0 (off)"),
        ("REMIT_URL", "remit.example.org", "an address such as https://remit.example.org"),
        ("REMIT_URL", "https://example.org/remit", "without a path"),
        ("TIME_ZONE", "Middle/Earth", "a name of the tz database"),
        ("LOG_LEVEL", "LOUD", "DEBUG, INFO, WARNING, ERROR"),
        ("REMIT_WORKERS", "0", "a whole number from 1 to 64"),
    ],
)
def test_a_bad_value_stops_with_what_was_given_and_what_is_allowed(
    manage: Manage, name: str, value: str, allowed: str
) -> None:
    ended = manage("check", **{name: value})
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"{name}: {value!r} cannot be used. Allowed: ")
    assert allowed in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://remit:hunter2@database/remit"),
        ("DATABASE_URL", "postgresql://remit:hunter2@database/"),
        ("SECRET_KEY", "hunter2"),
        ("EMAIL_URL", "pigeon://remit:hunter2@roof"),
    ],
)
def test_a_bad_secret_is_not_repeated(manage: Manage, name: str, value: str) -> None:
    ended = manage("check", **{name: value})
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"{name}: its value (not shown")
    assert "hunter2" not in ended.stderr


def test_a_folder_that_is_a_file_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("REMIT_DATA", str(tmp_path / "file"))
    with pytest.raises(SettingError, match=r"REMIT_DATA: .* Allowed: a folder"):
        environment.folder("REMIT_DATA", default=tmp_path, shown="var/")


def test_a_blank_value_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "  ")
    assert environment.number("PORT", default=8000, least=1, most=65535) == 8000


def test_an_https_address_makes_cookies_and_transport_secure(manage: Manage) -> None:
    shown = manage(
        "diffsettings", "--all", REMIT_URL="https://remit.example.org", SECRET_KEY="x" * 40
    ).stdout
    for line in (
        "SESSION_COOKIE_SECURE = True",
        "CSRF_COOKIE_SECURE = True",
        "SECURE_SSL_REDIRECT = True",
        "SECURE_HSTS_SECONDS = 31536000",
        "CSRF_TRUSTED_ORIGINS = ['https://remit.example.org']",
    ):
        assert line in shown
    assert "'remit.example.org'" in re.search(r"ALLOWED_HOSTS = .*", shown)[0]  # type: ignore[index]
    assert "### DEBUG = False" in shown.splitlines()  # ### marks Django's own value


def test_the_table_of_settings_is_what_the_code_reads() -> None:
    listed = {
        match["name"]: (match["default"], match["allowed"])
        for match in ROW.finditer((ROOT / "docs/settings.md").read_text())
    }
    read = {
        variable.name: (variable.default, variable.allowed)
        for variable in environment.VARIABLES.values()
    }
    assert listed == read


def test_a_kept_secret_is_made_once_and_read_by_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "data" / "secret-key"
    made = kept_secret(file, size=48)
    assert len(made) >= 48
    assert kept_secret(file, size=48) == made
    assert file.stat().st_mode & 0o777 == 0o600
    assert kept_secret(tmp_path / "other", size=48) != made
    assert [path.name for path in file.parent.iterdir()] == ["secret-key"]
