"""Asking as htmx does, and looking at what is stored."""

from __future__ import annotations

import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from teams.models import Cell, Team

PAGE = "/o/acme/teams/checkout/"
HTMX = {"HTTP_HX_REQUEST": "true"}


def letters(team: Team, row: str, seat: str) -> str:
    cell = Cell.objects.filter(team=team, row__key=row, seat__key=seat).first()
    return cell.letters if cell else ""


def set_cell(client: Client, row: str, seat: str, saw: str, wanted: str, **more: str) -> Any:
    """As a click on a letter does; ``at`` among ``more`` where the row is looked at."""
    said = {"saw": saw, "letters": wanted, **more}
    return client.post(f"{PAGE}cells/{row}/{seat}/", said, **HTMX)


def places(html: str) -> list[str]:
    """The ids of the pieces in an answer."""
    return re.findall('hx-target="#([^"]+)"', html)


def counted(captured: CaptureQueriesContext) -> list[str]:
    """Without transaction control and the settings of row-level security."""
    ours = [one["sql"] for one in captured]
    return [sql for sql in ours if "SAVEPOINT" not in sql and "set_config" not in sql]


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(counted(captured))
