"""Stored findings: what the rules say, with when it was first seen, until when it was open, and whether it is accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from django.utils import timezone

from organisations.models import Organisation
from teams.analysis.engagement import place_of
from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading
from teams.loading import organisation_facts
from teams.models import StoredFinding, Team
from teams.over_teams import Found
from teams.stored_findings import Record, known_findings, save_findings


@dataclass(frozen=True, slots=True)
class WasOpen:
    """What a stored finding said of the matrix before."""

    severity: Severity
    message: str
    rows: tuple[str, ...]
    seats: tuple[str, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """When an open finding was first seen, and the last day on which it counts as accepted, if it does; why, by whom."""

    first_seen: datetime
    accepted_until: date | None
    reason: str = ""
    by: str = ""

    def is_accepted(self, today: date) -> bool:
        return self.accepted_until is not None and self.accepted_until >= today


@dataclass(frozen=True, slots=True)
class Stored:
    """``open_before``: what was open of the team and not accepted, in its order. ``over_teams``: what is open of the people on its seats.

    ``since``: by fingerprint, of all that is open now.
    """

    open_before: list[WasOpen]
    over_teams: list[Finding]
    since: dict[str, Since]


def store_findings(
    team: Team, reading: Reading, findings: list[Finding], over_teams: Found, looked_at: set[str]
) -> Stored:
    """Make these the open findings of the team, in this order, and ``over_teams`` those of the people looked at.

    Two queries at most. The team itself is saved by the caller.
    """
    people = looked_at | team.summary["people"].keys()
    wanted = _said_of(team, reading, findings) | _said_over_teams(over_teams)
    before, now = _write(team.organisation, [team], people, wanted, looked_at)
    today = reading.matrix.date
    was_open = sorted((one for one in before if one["team_id"]), key=itemgetter("place"))
    return Stored(
        [_was_open(one) for one in was_open if not _is_accepted(one, today)],
        _over_teams(team, now),
        _since(now),
    )


def store_teams(
    organisation: Organisation, checked: Sequence[tuple[Team, Reading, list[Finding]]]
) -> None:
    """Make these the open findings of many teams, and leave alone what is said over teams. Two queries at most."""
    wanted: dict[str, Record] = {}
    for team, reading, findings in checked:
        wanted |= _said_of(team, reading, findings)
    _write(organisation, [team for team, _, _ in checked], (), wanted, set())


def store_over_teams(organisation: Organisation, over_teams: Found, looked_at: set[str]) -> None:
    """Make these what is open of the people looked at. Two queries at most."""
    _write(organisation, [], looked_at, _said_over_teams(over_teams), looked_at)


def open_findings(team: Team) -> tuple[list[Finding], dict[str, Since]]:
    """What is stored as open of the people on the team's seats, and since when all that is open there is. One query."""
    people = team.summary.get("people", ())
    stored = known_findings(team.organisation_id, [team.pk], people, ()).values()
    return _over_teams(team, stored), _since(stored)


def accepted_among(fingerprints: Iterable[str], *, today: date) -> set[str]:
    """Those of findings, open or cleared by now, that count as accepted on that day. One query."""
    known = StoredFinding.objects.filter(
        fingerprint__in=list(fingerprints), accepted_until__gte=today
    )
    return set(known.values_list("fingerprint", flat=True))


def _write(
    organisation: Organisation,
    teams: Sequence[Team],
    people: Iterable[str],
    wanted: Mapping[str, Record],
    looked_at: set[str],
) -> tuple[list[Record], list[Record]]:
    """What was open before of these teams and people, and what is now."""
    revisions = {team.pk: team.revision for team in teams}
    known = known_findings(organisation.pk, list(revisions), people, wanted)
    was_open = [one for one in known.values() if one["cleared_at"] is None]
    now = timezone.now()
    written = []
    for fingerprint, said in wanted.items():
        record = _begun(known.get(fingerprint), said, now, revisions.get(said["team_id"]))
        if record is not known.get(fingerprint):
            written.append(record)
    for one in was_open:
        is_over = one["fingerprint"] not in wanted
        if is_over and (one["team_id"] in revisions or one["person"] in looked_at):
            revision = revisions.get(one["team_id"])
            written.append({**one, "cleared_at": now, "cleared_revision": revision})
    save_findings(organisation.pk, written)
    known |= {one["fingerprint"]: one for one in written}
    return was_open, [one for one in known.values() if one["cleared_at"] is None]


def _begun(before: Record | None, said: Record, now: datetime, revision: int | None) -> Record:
    """The record of what is said now: new, come back, in other words, or the same one as before."""
    if before is not None and before["cleared_at"] is None:
        same = all(before[name] == value for name, value in said.items())
        return before if same else {**before, **said}
    earlier = []
    if before is not None:
        spell = [before["first_seen"].isoformat(), before["cleared_at"].isoformat()]
        earlier = [*before["earlier"], spell]
    return {
        "accepted_until": None,
        "accepted": ("", ""),
        **(before or {}),
        **said,
        "first_seen": now,
        "first_revision": revision,
        "earlier": earlier,
        "cleared_at": None,
        "cleared_revision": None,
    }


def _said_of(team: Team, reading: Reading, findings: Iterable[Finding]) -> dict[str, Record]:
    return {
        one.fingerprint: _said(one, team_id=team.pk, place=place, reading=reading)
        for place, one in enumerate(findings)
    }


def _said_over_teams(over_teams: Found) -> dict[str, Record]:
    return {one.fingerprint: _said(one, team_id=None, person=person) for person, one in over_teams}


def _said(
    finding: Finding,
    *,
    team_id: int | None,
    place: int = 0,
    person: str = "",
    reading: Reading | None = None,
) -> Record:
    """The finding as it is stored."""
    areas = [reading.row[key].area for key in finding.rows] if reading else []
    return {
        "fingerprint": finding.fingerprint,
        "team_id": team_id,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "subject": list(finding.subject),
        "about": {
            "rows": list(finding.rows),
            "seats": list(finding.seats),
            "people": list(finding.people),
            "areas": list(finding.areas),
            "skills": list(finding.skills),
            "in": list(dict.fromkeys((*finding.areas, *areas))),
        },
        "evidence": dict(finding.evidence),
        "place": place,
        "person": person,
    }


def _is_accepted(one: Record, today: date) -> bool:
    return Since(one["first_seen"], one["accepted_until"]).is_accepted(today)


def _was_open(one: Record) -> WasOpen:
    about = one["about"]
    return WasOpen(
        Severity(one["severity"]),
        one["message"],
        tuple(about["rows"]),
        tuple(about["seats"]),
        tuple(about["areas"]),
    )


def _since(stored: Iterable[Record]) -> dict[str, Since]:
    return {
        one["fingerprint"]: Since(one["first_seen"], one["accepted_until"], *one["accepted"])
        for one in stored
    }


def _over_teams(team: Team, stored: Iterable[Record]) -> list[Finding]:
    place = place_of(organisation_facts(team.organisation))
    people = team.summary.get("people", ())
    found = [
        finding_from_record(one, place)
        for one in stored
        if not one["team_id"] and one["person"] in people
    ]
    return sorted(found, key=lambda one: (one.severity.rank, one.code, one.people))


def finding_from_record(one: Mapping[str, Any], place: str) -> Finding:
    """The finding that was stored. ``place``: of the team or the organisation that it is about."""
    about = one["about"]
    return Finding(
        one["code"],
        one["name"],
        Severity(one["severity"]),
        one["message"],
        one["hint"],
        tuple(one["subject"]),
        place,
        rows=tuple(about["rows"]),
        seats=tuple(about["seats"]),
        people=tuple(about["people"]),
        areas=tuple(about["areas"]),
        skills=tuple(about["skills"]),
        evidence=one["evidence"],
    )
