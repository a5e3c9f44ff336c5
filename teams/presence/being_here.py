"""Saying that one is here, and hearing who else is, in one statement a poll."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from organisations.models import Organisation

SEEN_AGAIN_AFTER = 5
"""Seconds after which it is written down anew that somebody is still here."""
GONE_AFTER = 12
"""Seconds after which somebody who was not heard of is gone."""
MOST_NAMED = 24

_POLL = """
WITH this AS (
  SELECT id, organisation_id, revision, archived FROM teams_team WHERE organisation_id = %(organisation)s AND key = %(team)s
), here AS (
  INSERT INTO teams_presence AS was (organisation_id, team_id, user_id, "row", seat, seen)
  SELECT organisation_id, id, %(user)s, %(row)s, %(seat)s, now() FROM this
  ON CONFLICT (team_id, user_id) DO UPDATE SET "row" = EXCLUDED."row", seat = EXCLUDED.seat, seen = EXCLUDED.seen
  WHERE (was."row", was.seat) IS DISTINCT FROM (EXCLUDED."row", EXCLUDED.seat)
     OR was.seen < now() - make_interval(secs => %(again)s)
)
SELECT this.id, this.revision, others.number, others.named
FROM this, LATERAL (
  SELECT count(*) AS number,
    (array_agg(ARRAY[one.user_id::text, one.name, one."row", one.seat] ORDER BY one.seen DESC))[:%(most)s] AS named
  FROM (
    SELECT other.user_id, COALESCE(NULLIF(who.name, ''), who.email) AS name, other."row", other.seat, other.seen
    FROM teams_presence AS other JOIN organisations_user AS who ON who.id = other.user_id
    WHERE other.team_id = this.id AND other.user_id <> %(user)s
      AND other.seen > now() - make_interval(secs => %(gone)s)
  ) AS one
) AS others
"""


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else at the same matrix, at this cell if at any."""

    user: str
    name: str
    row: str
    seat: str


@dataclass(frozen=True, slots=True)
class Heard:
    """``number``: of all others; the last seen of them are named."""

    team: int
    revision: int
    number: int
    others: tuple[Other, ...]


def poll(
    *, organisation: Organisation, team: str, user: int, row: str = "", seat: str = ""
) -> Heard | None:
    """Note that this user is at this cell of the team's matrix, and who else is there; none: no such team. One query."""
    said: dict[str, str | int] = {
        "organisation": organisation.pk,
        "team": team,
        "user": user,
        "row": row,
        "seat": seat,
        "again": SEEN_AGAIN_AFTER,
        "gone": GONE_AFTER,
        "most": MOST_NAMED,
    }
    with connection.cursor() as cursor:
        cursor.execute(_POLL, said)
        found = cursor.fetchone()
    if found is None:
        return None
    pk, revision, number, named = found
    return Heard(pk, revision, number, tuple(Other(*one) for one in named or ()))
