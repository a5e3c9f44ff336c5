"""Which two revisions are compared, and what there is to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from teams.history.telling import NOBODY
from teams.models import Baseline, LogEntry, Team

NOW = "now"
MOST_LISTED = 100
"""So many of the last revisions are listed, besides those that are chosen."""


class NoRevision(ValueError):
    """What the address names is no revision of the team."""

    def __init__(self, team: Team, said: str) -> None:
        super().__init__(
            f"{team.name} has no revision “{said}”. Its revisions are 1 to {team.revision}."
        )


def check_revision(team: Team, revision: int) -> None:
    """Raises NoRevision."""
    if not 1 <= revision <= team.revision:
        raise NoRevision(team, str(revision))


@dataclass(frozen=True)
class Option:
    value: str
    words: str


@dataclass(frozen=True)
class Choice:
    """``value``: as it stands in the address."""

    value: str
    revision: int


@dataclass(frozen=True)
class Offered:
    baselines: list[Option]
    revisions: list[Option]
    now: Option

    @property
    def named(self) -> set[str]:
        return {one.value for one in self.baselines}


def choose(team: Team, value: str, otherwise: int | None) -> Choice:
    """A revision by its number, or the present state. ``otherwise``: where nothing is said; None is now.

    Raises NoRevision.
    """
    if not value:
        return Choice(NOW if otherwise is None else str(otherwise), otherwise or team.revision)
    if value == NOW:
        return Choice(NOW, team.revision)
    is_number = value.isascii() and value.isdecimal() and len(value) < 10
    if not is_number or not 1 <= int(value) <= team.revision:
        raise NoRevision(team, value[:20])
    return Choice(str(int(value)), int(value))


def offered(team: Team, baselines: list[Baseline], *chosen: Choice) -> Offered:
    """One query."""
    wanted = Q(revision__gt=team.revision - MOST_LISTED) | Q(
        revision__in=[one.revision for one in chosen]
    )
    entries = (
        LogEntry.objects.filter(wanted, team=team)
        .order_by("-revision")
        .values_list("revision", "at", "by__name")
    )
    return Offered(
        [Option(str(one.revision), f"{one.name} (revision {one.revision})") for one in baselines],
        [
            Option(str(revision), f"Revision {revision}, {_when(at)}, {by or NOBODY}")
            for revision, at, by in entries
        ],
        Option(NOW, f"Now (revision {team.revision})"),
    )


def _when(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{local.day} {local:%b %Y %H:%M}"
