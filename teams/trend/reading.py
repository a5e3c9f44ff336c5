"""Open findings per day, from when each was first seen and cleared; earlier spells count too. One query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from organisations.models import Organisation
from teams.analysis.finding import Severity
from teams.models import Team

DAYS = 90

_EVENTS = """
WITH found AS (
  SELECT severity, first_seen, cleared_at, earlier FROM teams_storedfinding
  WHERE organisation_id = %(organisation)s AND (%(team)s::bigint IS NULL OR team_id = %(team)s)
), spells AS (
  SELECT severity, first_seen AS since, cleared_at AS until FROM found
  UNION ALL
  SELECT severity, (spell->>0)::timestamptz, (spell->>1)::timestamptz
  FROM found, jsonb_array_elements(earlier) AS spell WHERE earlier <> '[]'
), events AS (
  SELECT severity, greatest((since AT TIME ZONE %(zone)s)::date, %(first)s) AS day, 1 AS change FROM spells
  UNION ALL
  SELECT severity, greatest((until AT TIME ZONE %(zone)s)::date, %(first)s), -1 FROM spells WHERE until IS NOT NULL
)
SELECT day, severity, sum(change)::int FROM events GROUP BY day, severity
"""


@dataclass(frozen=True, slots=True)
class Day:
    """How many were open at the end of the day, by severity."""

    day: date
    errors: int
    warnings: int
    hints: int

    @property
    def total(self) -> int:
        return self.errors + self.warnings + self.hints


@dataclass(frozen=True)
class Trend:
    days: list[Day]

    def ago(self, days: int) -> Day:
        return self.days[-1 - days]

    @property
    def today(self) -> Day:
        return self.ago(0)

    @property
    def week_ago(self) -> Day:
        return self.ago(7)

    @property
    def month_ago(self) -> Day:
        return self.ago(30)


def trend_of(organisation: Organisation, team: Team | None = None, *, today: date) -> Trend:
    """The last 90 days up to today, of one team or of everything in the organisation, accepted ones too."""
    first = today - timedelta(days=DAYS - 1)
    said = {
        "organisation": organisation.pk,
        "team": team.pk if team else None,
        "first": first,
        "zone": timezone.get_current_timezone_name(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS, said)
        return Trend(days_from(cursor.fetchall(), first, today))


def days_from(changes: Iterable[tuple[date, str, int]], first: date, last: date) -> list[Day]:
    """Changes by (day, severity, how many more) summed up day by day."""
    by_day: dict[date, Counter[str]] = {}
    for day, severity, change in changes:
        by_day.setdefault(day, Counter())[severity] += change
    open_now: Counter[str] = Counter()
    days = []
    for at in range((last - first).days + 1):
        day = first + timedelta(days=at)
        open_now.update(by_day.get(day, {}))
        days.append(Day(day, *(open_now[severity.value] for severity in Severity)))
    return days
