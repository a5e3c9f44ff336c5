"""The files of a cluster: making them, and whether they are ours to start."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from config.embedded.accounts import Account
from config.embedded.binaries import MAJOR, installed_folder, shared_libraries
from config.embedded.errors import EmbeddedError
from config.embedded.place import (
    DATABASE,
    PORT,
    ROLE,
    Place,
    check_reachable,
    programs,
    remember_home,
)

# Stays inside the supervisor: Remit itself never connects as the superuser.
SUPERUSER = "remit_cluster"

_SECONDS_TO_END = 60


def prepare(place: Place, *, durable: bool) -> Path:
    """Folders, programs and cluster are there and usable; answers the folder of programs."""
    remember_home(place)
    for folder in (place.cluster.parent, place.sockets):
        folder.mkdir(parents=True, exist_ok=True)
    _own(place.sockets, place.account)
    check_reachable(place.cluster.parent, place.account)
    folder = programs(place.account)
    if not folder.exists():
        _copy_programs(folder)
    if not place.cluster.exists():
        _initialise(place, folder, durable=durable)
    _check_cluster(place)
    return folder


def _own(folder: Path, account: Account | None) -> None:
    uid = account.uid if account else os.geteuid()
    if account and folder.stat().st_uid == 0:
        os.chown(folder, account.uid, account.gid)
    if folder.is_symlink() or folder.stat().st_uid != uid:
        raise EmbeddedError(
            f"{folder} belongs to another account. Start Remit as that account, give the folder "
            "back with chown, or choose another place with REMIT_DATA."
        )
    folder.chmod(0o700)


def _copy_programs(target: Path) -> None:
    """The account may not enter the virtual environment: it gets a copy of its own."""
    installed = installed_folder()
    packages = target.parent.parent.parent
    unfinished = packages.with_name(f"{packages.name}.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(installed, unfinished / target.parent.parent.name / target.parent.name)
    libraries = shared_libraries(installed)
    if libraries.exists():
        shutil.copytree(libraries, unfinished / libraries.name)
    unfinished.rename(packages)


def _initialise(place: Place, folder: Path, *, durable: bool) -> None:
    unfinished = place.cluster.with_name("postgres.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    if place.account:
        os.chown(unfinished, place.account.uid, place.account.gid)
    command: list[str | Path] = [folder / "initdb", "-D", unfinished, "-U", SUPERUSER]
    # Who may enter the socket's folder may connect; nothing listens on the network.
    command += ["--auth=trust", "--encoding=UTF8"]
    # The same order of words whatever the machine's C library.
    command += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    if not durable:
        command.append("--no-sync")
    account = place.account
    made = subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd="/",
        check=False,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )
    if made.returncode != 0:
        raise EmbeddedError(f"initdb could not make a cluster:\n{made.stderr.strip()}")
    unfinished.rename(place.cluster)


def _check_cluster(place: Place) -> None:
    _own(place.cluster, place.account)
    found = (place.cluster / "PG_VERSION").read_text().strip()
    if found != str(MAJOR):
        raise EmbeddedError(
            f"{place.cluster} was made by PostgreSQL {found}; this Remit brings PostgreSQL {MAJOR}, "
            "which cannot open it. To move it: with the Remit that made it run "
            "`make backup FILE=remit.dump`, move the folder away, and with this Remit run "
            "`make restore FILE=remit.dump` (docs/operations.md)."
        )


def settle(cluster: Path) -> None:
    """Ends what a killed supervisor left running, and clears its pid file when nobody is behind it.

    Raises EmbeddedError where it does not end.
    """
    pid_file = cluster / "postmaster.pid"
    if not pid_file.exists():
        return
    postmaster = int(pid_file.read_text().split("\n", 1)[0])
    _end_orphans(cluster, postmaster)
    # A live process of this number is somebody else's, or waits for a parent that never asks.
    if psutil.pid_exists(postmaster):
        pid_file.unlink(missing_ok=True)


def _end_orphans(cluster: Path, postmaster: int) -> None:
    deadline = time.monotonic() + _SECONDS_TO_END
    for process in _processes_in(cluster):
        if process.pid == postmaster:
            process.send_signal(signal.SIGINT)
    while orphans := _processes_in(cluster):
        if time.monotonic() > deadline:
            raise EmbeddedError(
                f"An earlier PostgreSQL still runs on {cluster} (process {orphans[0].pid}) and "
                "does not end. Wait for it, or end it, and start again."
            )
        time.sleep(0.02)


def _processes_in(cluster: Path) -> list[psutil.Process]:
    """Every process of a PostgreSQL works in the folder of its cluster."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.cwd() == str(cluster):
                found.append(process)
        except psutil.Error:
            continue
    return found


def make_role_and_database(place: Place) -> None:
    """Remit's role owns its database, and row-level security holds for it."""
    with psycopg.connect(
        host=str(place.sockets), port=PORT, user=SUPERUSER, dbname="postgres", autocommit=True
    ) as superuser:
        if not superuser.execute("SELECT FROM pg_roles WHERE rolname = %s", [ROLE]).rowcount:
            superuser.execute(
                sql.SQL(
                    "CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE CREATEDB"
                ).format(sql.Identifier(ROLE))
            )
        if not superuser.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).rowcount:
            superuser.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(DATABASE), sql.Identifier(ROLE)
                )
            )


def wait_until_up(place: Place, child: "subprocess.Popen[bytes]", *, seconds: float) -> None:
    """Raises EmbeddedError with the end of the log where the server ended, or takes too long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            psycopg.connect(
                host=str(place.sockets), port=PORT, user=SUPERUSER, dbname="postgres"
            ).close()
        except psycopg.OperationalError:
            if child.poll() is not None:
                break
            time.sleep(0.01)
        else:
            return
    tail = "\n".join(place.log.read_text(errors="replace").splitlines()[-8:])
    raise EmbeddedError(f"PostgreSQL did not start. The end of {place.log}:\n{tail}")
