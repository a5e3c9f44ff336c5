"""What somebody wants to see of the findings, as it stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from teams.analysis.finding import Severity
from teams.analysis.registry import FAMILIES

STATES = ("open", "accepted", "cleared")


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty: not filtered. ``team``, ``person``, ``area`` are keys; ``code`` is a rule's."""

    state: str = "open"
    severity: str = ""
    family: str = ""
    code: str = ""
    team: str = ""
    person: str = ""
    area: str = ""

    @property
    def is_narrow(self) -> bool:
        return replace(self, state="open") != Filters()

    def address(self, **changes: str) -> str:
        """The query of the same page with some of it changed; what is usual is left out."""
        wanted = replace(self, **changes)
        usual = Filters()
        said = {
            one.name: value
            for one in fields(self)
            if (value := getattr(wanted, one.name)) != getattr(usual, one.name)
        }
        return f"?{urlencode(said)}" if said else "?"


def read_filters(query: Mapping[str, str]) -> Filters:
    """From an address; values that there are not are left out, keys that nobody has find nothing."""

    def one_of(name: str, known: set[str]) -> str:
        value = query.get(name, "")
        return value if value in known else ""

    def key(name: str) -> str:
        return query.get(name, "").replace("\0", "")[:120]

    return Filters(
        one_of("state", set(STATES)) or "open",
        one_of("severity", {one.value for one in Severity}),
        one_of("family", set(FAMILIES)),
        key("code").upper(),
        key("team"),
        key("person"),
        key("area"),
    )
