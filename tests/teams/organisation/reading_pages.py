"""The organisation page as a reader has it: its words without tags, cell by cell, and its queries."""

from __future__ import annotations

import re
from html import unescape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

PAGE = "/o/acme/"


def html_of(client: Client, query: str = "") -> str:
    answer = client.get(PAGE + query)
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def cell(html: str, team: str, area: str) -> str:
    """The HTML of one cell of the map."""
    table = html.partition('class="plain-table map"')[2].partition("</table>")[0]
    [found] = [
        one for one in re.findall(r"<td.*?</td>", table) if f"/teams/{team}/#area-{area}" in one
    ]
    return found


def team_order(html: str) -> list[str]:
    """The teams of the table of health, from above."""
    table = html.partition("org-table")[2]
    return re.findall(r'tname"\s+href="[^"]+">([^<]+)<', table)


def queries(client: Client, address: str) -> int:
    """Without transaction control and the settings of row-level security."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    said = [one["sql"] for one in captured]
    return sum("SAVEPOINT" not in sql and "set_config" not in sql for sql in said)
