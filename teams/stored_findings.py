"""Reading and writing many stored findings in one statement each, as plain records.

Through the models it would be the dearest part of an edit, and of checking a whole organisation.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

Record = dict[str, Any]

_TYPES = {
    "fingerprint": "text",
    "team_id": "bigint",
    "person": "text",
    "code": "text",
    "name": "text",
    "severity": "text",
    "message": "text",
    "hint": "text",
    "subject": "jsonb",
    "about": "jsonb",
    "evidence": "jsonb",
    "place": "integer",
    "first_revision": "integer",
    "first_seen": "timestamptz",
    "earlier": "jsonb",
    "cleared_revision": "integer",
    "cleared_at": "timestamptz",
}
READ = (*_TYPES, "accepted_until", "accepted")
"""``accepted``: why and by whom, where it is."""
_JSON = [READ.index(name) for name, kind in _TYPES.items() if kind == "jsonb"]
_ACCEPTED = """
CASE WHEN accepted_until IS NOT NULL THEN (
SELECT jsonb_build_array(why.reason, COALESCE(NULLIF(who.name, ''), who.email, ''))::text
FROM teams_acceptance why LEFT JOIN organisations_user who ON who.id = why.by_id
WHERE why.finding_id = teams_storedfinding.id AND why.ended_at IS NULL) END
"""
_SELECT = f"SELECT {', '.join((*_TYPES, 'accepted_until'))}, {_ACCEPTED} FROM teams_storedfinding WHERE organisation_id = %s AND"  # noqa: S608 - names above  # nosec B608
_KNOWN = f"""
{_SELECT} team_id = ANY(%s) AND cleared_at IS NULL
UNION ALL {_SELECT} team_id IS NULL AND person = ANY(%s) AND cleared_at IS NULL
UNION ALL {_SELECT} fingerprint = ANY(%s) AND cleared_at IS NOT NULL
"""
_SAVE = f"""
INSERT INTO teams_storedfinding (organisation_id, {", ".join(_TYPES)})
SELECT %s, {", ".join(f"one.{name}" for name in _TYPES)}
FROM jsonb_to_recordset(%s::jsonb) AS one({", ".join(f"{name} {kind}" for name, kind in _TYPES.items())})
ON CONFLICT (organisation_id, fingerprint)
DO UPDATE SET {", ".join(f"{name} = EXCLUDED.{name}" for name in _TYPES if name != "fingerprint")}
"""  # noqa: S608 - names above  # nosec B608


def known_findings(
    organisation: int, teams: Sequence[int], people: Iterable[str], fingerprints: Iterable[str]
) -> dict[str, Record]:
    """By fingerprint: what is open of these teams and of these people over all teams, and what was open and has these."""
    with connection.cursor() as cursor:
        cursor.execute(
            _KNOWN,
            [
                organisation,
                list(teams),
                organisation,
                list(people),
                organisation,
                list(fingerprints),
            ],
        )
        return {one["fingerprint"]: one for one in map(_record, cursor)}


def _record(values: tuple[Any, ...]) -> Record:
    said = list(values)
    for place in _JSON:
        said[place] = json.loads(said[place])
    said[-1] = tuple(json.loads(said[-1])) if said[-1] else ("", "")
    return dict(zip(READ, said, strict=True))


def save_findings(organisation: int, records: Iterable[Record]) -> None:
    """One statement for new and old: the fingerprint decides. An acceptance is not touched."""
    written = [{name: one[name] for name in _TYPES} for one in records]
    if written:
        text = json.dumps(written, default=datetime.isoformat)
        with connection.cursor() as cursor:
            cursor.execute(_SAVE, [organisation, text])
