"""Things done in a team, so that it has a history."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisations.models import Membership, User
from teams.door import Outcome, apply_edits
from teams.matrix.edits import ChangeRow, ChangeSeat, Edit, SetCell
from teams.models import LogEntry, Team, Why

PAGE = "/o/acme/teams/checkout/history/"
VISION, STRATEGY, BACKLOG = "product-vision", "product-strategy", "backlog-prioritisation"


def do(team: Team, *edits: Edit, by: User | None = None, why: Why = Why.CLICK) -> Outcome:
    member = Membership.objects.select_related("organisation").get(user=by) if by else None
    fresh = Team.objects.select_related("organisation").get(pk=team.pk)
    return apply_edits(team=fresh, edits=edits, by=member, why=why, today=date(2026, 3, 2))


def set_cell(row: str, seat: str, before: str, after: str) -> SetCell:
    return SetCell(row, seat, tuple(before), tuple(after))


def three_changes(team: Team, ana: User, bo: User) -> None:
    """Revision 2: Ana takes C from Bo; 3: Bo shares the vision; 4: Remit vacates Bo's seat."""
    do(team, set_cell(STRATEGY, "po", "C", ""), by=ana)
    do(team, ChangeRow(VISION, {"shared": False}, {"shared": True}), by=bo)
    do(team, ChangeSeat("po", {"person": "bo"}, {"person": None}))


def entry(team: Team, revision: int) -> LogEntry:
    return LogEntry.objects.get(team=team, revision=revision)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def page(client: Client, address: str = PAGE, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def queries(client: Client, address: str) -> list[str]:
    """Without transaction control and the settings of row-level security."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    ours = [one["sql"] for one in captured]
    return [sql for sql in ours if "SAVEPOINT" not in sql and "set_config" not in sql]
