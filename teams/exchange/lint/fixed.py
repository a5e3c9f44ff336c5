"""What --fix did about one finding."""

from __future__ import annotations

from dataclasses import dataclass

from teams.analysis.finding import Finding


@dataclass(frozen=True, slots=True)
class Fixed:
    """A fix that was made, or with ``why`` one that was left. ``line``: of the finding, before this fix."""

    line: int | None
    finding: Finding
    label: str
    why: str = ""
