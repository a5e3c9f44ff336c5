"""The embedded PostgreSQL through everything that happens to a server in the real world."""

import os
import signal
import subprocess
import time
from pathlib import Path

import psutil
import psycopg
import pytest

from config.embedded import EmbeddedError, Place, Server, place_for
from config.embedded.cluster import settle
from config.embedded.place import server_home
from tests.house.conftest import (
    Supervise,
    commit_row,
    kept_rows,
    kill,
    postmaster_of,
    wait_for_end,
)


def test_a_second_start_finds_what_the_first_committed(place: Place) -> None:
    with Server(place):
        commit_row(place, 1)
    with Server(place):
        commit_row(place, 2)
        assert kept_rows(place) == [1, 2]
    assert not (place.cluster / "postmaster.pid").exists()


def test_remits_role_is_held_to_row_level_security(place: Place) -> None:
    with Server(place, durable=False), psycopg.connect(place.url) as database:
        role = database.execute(
            "SELECT current_user, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles"
            " WHERE rolname = current_user"
        ).fetchone()
        assert role == ("remit", False, False, False)
        assert database.execute("SHOW listen_addresses").fetchone() == ("",)


def test_nobody_else_may_enter_cluster_or_socket(place: Place) -> None:
    with Server(place, durable=False):
        for folder in (place.cluster, place.sockets):
            assert folder.stat().st_mode & 0o077 == 0


def test_a_killed_postgresql_is_started_again_with_every_row(
    place: Place, supervise: Supervise
) -> None:
    supervisor = supervise()
    postmaster = postmaster_of(supervisor)
    commit_row(place, 1)
    os.kill(postmaster, signal.SIGKILL)
    deadline = time.monotonic() + 30
    while True:
        try:
            assert kept_rows(place) == [1]
            break
        except psycopg.OperationalError:
            assert time.monotonic() < deadline
            time.sleep(0.05)
    assert supervisor.poll() is None


def test_after_a_kill_of_everything_a_new_start_has_every_row(
    place: Place, supervise: Supervise
) -> None:
    supervisor = supervise()
    postmaster = postmaster_of(supervisor)
    commit_row(place, 1)
    family = psutil.Process(supervisor.pid).children(recursive=True)
    kill(supervisor)
    for process in family:
        if process.is_running():
            process.kill()
    wait_for_end(postmaster)
    with Server(place):
        assert kept_rows(place) == [1]


def test_a_killed_supervisor_leaves_no_server_in_the_way(
    place: Place, supervise: Supervise
) -> None:
    supervisor = supervise()
    postmaster_of(supervisor)
    commit_row(place, 1)
    kill(supervisor)
    with Server(place):
        assert kept_rows(place) == [1]


def test_a_second_supervisor_says_who_has_the_data(place: Place, supervise: Supervise) -> None:
    first = supervise()
    postmaster_of(first)
    second = supervise()
    assert second.wait(timeout=30) == 1
    assert second.stderr is not None
    message = second.stderr.read()
    assert message.startswith(f"Remit already runs on {place.data}: process {first.pid}")
    assert "REMIT_DATA" in message and "PORT" in message
    commit_row(place, 1)


def test_of_two_starts_at_once_one_runs(place: Place, supervise: Supervise) -> None:
    pair = [supervise(), supervise()]
    deadline = time.monotonic() + 30
    while all(process.poll() is None for process in pair) and time.monotonic() < deadline:
        time.sleep(0.02)
    loser = next(process for process in pair if process.poll() is not None)
    (winner,) = (process for process in pair if process is not loser)
    assert loser.stderr is not None
    assert "already runs" in loser.stderr.read()
    postmaster_of(winner)
    commit_row(place, 1)


def test_a_pid_file_of_somebody_elses_process_is_cleared(place: Place) -> None:
    with Server(place):
        commit_row(place, 1)
    pid_file = place.cluster / "postmaster.pid"
    with subprocess.Popen(["sleep", "60"]) as stranger:
        pid_file.write_text(f"{stranger.pid}\n{place.cluster}\n0\n5432\n\n\n  0 0\nready\n")
        if place.account:
            os.chown(pid_file, place.account.uid, place.account.gid)
        with Server(place):
            assert kept_rows(place) == [1]
        assert stranger.poll() is None
        stranger.kill()


def test_the_pid_file_of_a_running_server_stays_until_it_has_ended(
    place: Place, supervise: Supervise
) -> None:
    """Without it, two servers could write to the same cluster."""
    supervisor = supervise()
    postmaster = postmaster_of(supervisor)
    os.kill(supervisor.pid, signal.SIGSTOP)  # keeps it from starting another
    settle(place.cluster)
    assert psutil.Process(postmaster).status() == psutil.STATUS_ZOMBIE
    assert not (place.cluster / "postmaster.pid").exists()
    os.kill(supervisor.pid, signal.SIGCONT)


def test_a_cluster_of_another_major_is_refused_with_the_way_to_move(place: Place) -> None:
    with Server(place, durable=False):
        pass
    (place.cluster / "PG_VERSION").write_text("16\n")
    with pytest.raises(EmbeddedError, match=r"made by PostgreSQL 16.*make backup.*make restore"):
        Server(place).__enter__()


def test_an_interrupted_making_is_made_again(place: Place) -> None:
    unfinished = place.cluster.with_name("postgres.new")
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("18")
    with Server(place, durable=False):
        commit_row(place, 1)


def test_a_server_that_cannot_start_shows_the_end_of_its_log(place: Place) -> None:
    with Server(place, durable=False):
        pass
    with (place.cluster / "postgresql.conf").open("a") as file:
        file.write("shared_buffers = nonsense\n")
    with pytest.raises(EmbeddedError, match='invalid value for parameter "shared_buffers"'):
        Server(place).__enter__()


def test_a_long_path_still_has_a_short_socket(place: Place) -> None:
    deep = place.data / ("deep" * 30)
    assert len(str(place_for(deep).sockets)) < 60


def test_a_remembered_place_is_found_again(tmp_path: Path) -> None:
    (tmp_path / "embedded-at").write_text("/somewhere/else\n")
    assert server_home(tmp_path, None) == Path("/somewhere/else")
