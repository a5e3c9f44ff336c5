"""The process that opens one file: bounds itself, reads the file from its input, says what is in it, and ends.

It loads nothing that it might need later: once it is bound it can open no file, folder or connection any more.
"""

from __future__ import annotations

import codecs
import gc
import json
import os
import resource
import sys

from teams.exchange.apart.bounds import Bounds
from teams.exchange.incoming.contents import contents_to_json
from teams.exchange.incoming.opening import open_contents
from teams.exchange.sheets.encoding import NAMES
from teams.exchange.sheets.grid import UnreadableFile

READ, REFUSED, TOO_MUCH = b"read\n", b"refused\n", b"too much\n"
_OTHERS = ("ascii", "latin-1", "cp437", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


def main() -> None:
    gc.disable()
    question = json.loads(sys.stdin.buffer.readline())
    bounds = Bounds(memory=question["memory"], cpu=question["cpu"], answer=question["answer"])
    for name in (*NAMES, *_OTHERS):
        codecs.lookup(name)
    _bind(bounds)
    try:
        answer = _answer(sys.stdin.buffer.read(), question["name"], question["encoding"])
        if len(answer) > bounds.answer:
            answer = TOO_MUCH
    except MemoryError:
        answer = TOO_MUCH
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    os._exit(0)  # to tidy up takes as long as to read


def _answer(data: bytes, name: str, encoding: str | None) -> bytes:
    try:
        return READ + contents_to_json(open_contents(data, name, encoding))
    except UnreadableFile as error:
        return REFUSED + str(error).encode("utf-8", "replace")


def _bind(bounds: Bounds) -> None:
    """The file descriptors that are open stay so; with a limit of 0 there will be no other one."""
    for what, most in (
        (resource.RLIMIT_AS, bounds.memory),
        (resource.RLIMIT_CPU, bounds.cpu),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, 0),
    ):
        last = (
            most + 1 if what == resource.RLIMIT_CPU else most
        )  # a second in which to end with a reason
        resource.setrlimit(what, (most, last))
