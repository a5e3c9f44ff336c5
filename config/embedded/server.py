"""Starts PostgreSQL as a child of ours, starts it again if it dies, and stops it cleanly."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from types import TracebackType
from typing import Self

from config.embedded.cluster import (
    make_role_and_database,
    prepare,
    settle,
    wait_until_up,
)
from config.embedded.errors import EmbeddedError
from config.embedded.lock import Lock
from config.embedded.place import PORT, Place

_LARGEST_LOG = 5_000_000
_RECOVERY_SECONDS = 300.0
_STOP_SECONDS = 30.0
_RESTART_PAUSE = 0.2
_PAUSE_AFTER_FAILURE = 5.0
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)


class Server:
    """`with Server(place):` PostgreSQL runs inside. Not durable: for tests, which lose nothing."""

    def __init__(self, place: Place, *, durable: bool = True) -> None:
        self.place = place
        self.durable = durable
        self.child: subprocess.Popen[bytes] | None = None
        self._lock = Lock(place.lock)
        self._stopping = threading.Event()

    def __enter__(self) -> Self:
        self._lock.__enter__()
        try:
            self._programs = prepare(self.place, durable=self.durable)
            self._start()
            make_role_and_database(self.place)
        except BaseException:
            self.stop()
            raise
        threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Ends the sessions, writes a checkpoint, and waits for the end."""
        self._stopping.set()
        if self.child and self.child.poll() is None:
            self.child.send_signal(signal.SIGINT)
            try:
                self.child.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.child.send_signal(signal.SIGQUIT)
                self.child.wait()
        self._lock.__exit__(None, None, None)

    def _start(self) -> None:
        account = self.place.account
        settle(self.place.cluster)
        if self.place.log.exists() and self.place.log.stat().st_size > _LARGEST_LOG:
            self.place.log.replace(self.place.log.with_suffix(".log.old"))
        with self.place.log.open("ab") as log:
            self.child = subprocess.Popen(
                self._command(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env={"LC_ALL": "C", "PATH": os.defpath},
                start_new_session=True,  # Ctrl-C is for us; we stop it after the web server
                preexec_fn=lambda: end_with_parent(signal.SIGINT),  # noqa: PLW1509 - it takes no lock
                user=account.uid if account else None,
                group=account.gid if account else None,
                extra_groups=[] if account else None,
            )
        wait_until_up(self.place, self.child, seconds=_RECOVERY_SECONDS)

    def _command(self) -> list[str]:
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.place.sockets),
            "unix_socket_permissions": "0700",
            "port": str(PORT),
            "log_timezone": "UTC",
            "timezone": "UTC",
        }
        if not self.durable:
            options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        command = [str(self._programs / "postgres"), "-D", str(self.place.cluster)]
        return command + [part for name in options for part in ("-c", f"{name}={options[name]}")]

    def _watch(self) -> None:
        while not self._stopping.is_set():
            if self.child:
                self.child.wait()
            if self._stopping.wait(_RESTART_PAUSE):
                return
            print("PostgreSQL ended unexpectedly; starting it again.", file=sys.stderr)
            try:
                self._start()
            except EmbeddedError as error:
                print(error, file=sys.stderr)
                time.sleep(_PAUSE_AFTER_FAILURE)


def end_with_parent(how: signal.Signals) -> None:
    """Where the kernel can: a supervisor that is killed takes its children along, cleanly."""
    if sys.platform == "linux":
        _LIBC.prctl(_PR_SET_PDEATHSIG, how)
