"""As root, from a folder that the server's account may not enter, such as /root."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.embedded import EmbeddedError, Server, place, place_for
from config.embedded.accounts import closed_folder, server_account
from tests.house.conftest import commit_row, kept_rows

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root starts as somebody else")


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    tmp_path.chmod(0o700)
    return tmp_path


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = Path("/var/lib/remit-embedded-tests")
    monkeypatch.setattr(place, "ELSEWHERE", folder)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def test_the_cluster_lies_where_its_account_may_go_and_is_found_again(
    closed: Path, elsewhere: Path
) -> None:
    data = closed / "var"
    first = place_for(data)
    assert first.cluster.is_relative_to(elsewhere)
    with Server(first):
        commit_row(first, 1)
    closed.chmod(0o755)
    closed.parent.chmod(0o755)
    again = place_for(data)
    assert again.cluster == first.cluster
    with Server(again):
        assert kept_rows(again) == [1]


def test_the_programs_are_copied_out_of_a_closed_environment(
    closed: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = place.installed_folder()
    packages = closed / "packages"
    copy = packages / installed.parent.name / installed.name
    shutil.copytree(installed, copy)
    libraries = f"{installed.parent.name}.libs"
    shutil.copytree(installed.parent.parent / libraries, packages / libraries)
    monkeypatch.setattr(place, "installed_folder", lambda: copy)
    monkeypatch.setattr("config.embedded.cluster.installed_folder", lambda: copy)
    here = place_for(closed / "var")
    with Server(here):
        commit_row(here, 1)
        assert list(elsewhere.glob("programs-*"))


def test_a_chosen_elsewhere_that_is_closed_too_is_refused(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "ELSEWHERE", closed / "elsewhere")
    account = server_account()
    assert account is not None
    first_closed = closed_folder(closed, account)
    with pytest.raises(EmbeddedError, match=f"may not enter {first_closed}.*REMIT_DATA"):
        Server(place_for(closed / "var")).__enter__()
