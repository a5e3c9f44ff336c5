"""Writing what checks found out about many teams, in one statement."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.db import connection

from organisations.models import Organisation
from teams.models import Team

_SAVE = """
UPDATE teams_team AS team
SET summary = said.summary, recheck_on = said.recheck_on, checked_context = said.checked_context
FROM jsonb_to_recordset(%s::jsonb) AS said(id bigint, summary jsonb, recheck_on date, checked_context text)
WHERE team.organisation_id = %s AND team.id = said.id
"""


def save_stamps(organisation: Organisation, teams: Iterable[Team]) -> None:
    """Save the summary and the stamps of these teams (teams.checking.STAMPS). One query."""
    said = [
        {
            "id": team.pk,
            "summary": team.summary,
            "recheck_on": team.recheck_on and team.recheck_on.isoformat(),
            "checked_context": team.checked_context,
        }
        for team in teams
    ]
    with connection.cursor() as cursor:
        cursor.execute(_SAVE, [json.dumps(said), organisation.pk])
