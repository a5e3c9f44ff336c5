"""How much the process that opens a file may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bounds:
    """``memory``: bytes of address space. ``cpu`` and ``wall``: seconds. ``answer``: bytes that it may say."""

    memory: int = 1_000_000_000
    cpu: int = 20
    wall: float = 30
    answer: int = 100_000_000


USUAL = Bounds()
