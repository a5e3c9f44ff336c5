"""One supervisor at a time on a data folder."""

import fcntl
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from config.embedded.errors import EmbeddedError


class Taken(EmbeddedError):
    """Another process runs the embedded server of this data folder."""


class Lock:
    """Held until released or until the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = self.path.open("a+")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "another process"
            file.close()
            raise Taken(
                f"Remit already runs on {self.path.parent}: {holder}. Use that one, end it first, or "
                "start a second Remit with a data folder (REMIT_DATA) and a PORT of its own."
            ) from None
        file.truncate(0)
        file.write(f"process {os.getpid()}, {' '.join(map(os.path.basename, sys.argv[:2]))}\n")
        file.flush()
        self._file = file
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file:
            self._file.close()
            self._file = None
