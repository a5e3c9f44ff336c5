"""Which findings are shown: --select and --ignore, and those that the file itself accepts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from teams.analysis.finding import Finding
from teams.analysis.registry import FAMILIES, RULES
from teams.exchange.document.problems import printable
from teams.matrix.model import Acceptance

CRASHED = "RUN001"


class UnknownCode(ValueError):
    pass


@dataclass(frozen=True, slots=True)
class Choice:
    """Codes, or families such as GAP. Nothing selected selects all; what is ignored is left out of it."""

    selected: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    def takes(self, finding: Finding) -> bool:
        """A rule that crashed is always told, unless it is ignored by its own code."""
        if self.selected and finding.code != CRASHED and not finding.code.startswith(self.selected):
            return False
        return not (self.ignored and finding.code.startswith(self.ignored))


def codes(texts: Iterable[str]) -> tuple[str, ...]:
    """“GAP,OVL203” → its codes and families. Raises UnknownCode."""
    parts = [part for text in texts for part in text.split(",") if part.strip()]
    return tuple(known_code(part) for part in parts)


def known_code(text: str) -> str:
    """A rule's code or a family, however it is written. Raises UnknownCode, which names the nearest."""
    code = text.strip().upper()
    known = [*FAMILIES, *(rule.code for rule in RULES), CRASHED]
    if code in known:
        return code
    near = get_close_matches(code, known, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near else f"; the families are {', '.join(FAMILIES)}."
    raise UnknownCode(f"there is no rule or family {printable(code)}{hint}")


def is_accepted(finding: Finding, accepted: Iterable[Acceptance], today: date) -> bool:
    """Accepted by name: everything that makes the finding what it is, and nothing that it does not name."""
    named = _named(finding.rows, finding.seats, finding.people)
    subject = {part for part in finding.subject if part.split(":")[0] in ("row", "seat", "person")}
    return any(
        one.code == finding.code
        and (one.until is None or today <= one.until)
        and subject <= _named(one.rows, one.seats, one.people) <= named | subject
        for one in accepted
    )


def _named(rows: Iterable[str], seats: Iterable[str], people: Iterable[str]) -> set[str]:
    return {
        *(f"row:{key}" for key in rows),
        *(f"seat:{key}" for key in seats),
        *(f"person:{key}" for key in people),
    }
