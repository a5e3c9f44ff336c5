"""Naming revisions, and pages that compare."""

from __future__ import annotations

from django.test import Client

from teams.models import Baseline, Team
from tests.teams.matrix.asking import HTMX, PAGE

LIST = f"{PAGE}baselines/"


def name(client: Client, words: str, **more: str) -> str:
    return client.post(LIST, {"name": words, **more}, follow=True).content.decode()


def compared(client: Client, team: Team) -> str:
    baseline = Baseline.objects.get(team=team)
    return client.get(f"{PAGE}?since={baseline.pk}").content.decode()


def looking(since: str) -> dict[str, str]:
    """What htmx says from a page that compares."""
    return {**HTMX, "HTTP_HX_CURRENT_URL": f"http://testserver{PAGE}?since={since}"}


def row_of(html: str, key: str) -> str:
    row = html[html.index(f'<tr id="row-{key}"') :]
    return row[: row.index("</tr>")]
