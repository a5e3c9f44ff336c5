"""Stored findings: what the rules say, with when it was first seen, until when it was open, and whether it is accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from django.db.models import Q
from django.utils import timezone

from organisations.models import Organisation
from teams.analysis.engagement import place_of
from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading
from teams.loading import organisation_facts
from teams.models import StoredFinding, Team
from teams.over_teams import Found

Record = dict[str, Any]


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
    """When an open finding was first seen, and the last day on which it counts as accepted, if it does."""

    first_seen: datetime
    accepted_until: date | None

    def is_accepted(self, today: date) -> bool:
        return self.accepted_until is not None and self.accepted_until >= today


@dataclass(frozen=True, slots=True)
class Stored:
    """``open_before``: what was open of the team, in its order. ``over_teams``: what is open of the people on its seats.

    ``since``: by fingerprint, of all that is open now.
    """

    open_before: list[WasOpen]
    over_teams: list[Finding]
    since: dict[str, Since]


def store_findings(
    team: Team,
    reading: Reading,
    findings: list[Finding],
    over_teams: Found,
    looked_at: Iterable[str],
) -> Stored:
    """Make these the open findings of the team, in this order, and ``over_teams`` those of the people looked at.

    At most two queries. The team itself is saved by the caller.
    """
    looked_at = set(looked_at)
    wanted = _wanted(team, reading, findings, over_teams)
    known = _known(team, looked_at | team.summary["people"].keys(), wanted)
    was_open = [one for one in known.values() if one["cleared_at"] is None]
    now = timezone.now()
    written = _begun(known, wanted, now, revision=team.revision)
    for one in was_open:
        is_said = one["fingerprint"] in wanted
        if not is_said and (one["team_id"] == team.pk or one["person"] in looked_at):
            revision = team.revision if one["team_id"] else None
            written.append({**one, "cleared_at": now, "cleared_revision": revision})
    _save(team.organisation_id, written)
    known |= {one["fingerprint"]: one for one in written}
    open_now = [one for one in known.values() if one["cleared_at"] is None]
    return Stored(
        [_was_open(one) for one in sorted(was_open, key=itemgetter("place")) if one["team_id"]],
        _over_teams(team, open_now),
        {
            one["fingerprint"]: Since(one["first_seen"], one.get("accepted_until"))
            for one in open_now
        },
    )


def store_over_teams(
    organisation: Organisation, over_teams: Found, looked_at: Iterable[str]
) -> None:
    """Make these what is open of the people looked at. Two queries."""
    wanted = {
        one.fingerprint: _said(one, team_id=None, person=person) for person, one in over_teams
    }
    stored = StoredFinding.objects.filter(
        Q(team=None, person__in=looked_at, cleared_at=None) | Q(fingerprint__in=list(wanted)),
        organisation=organisation,
    )
    known = {one["fingerprint"]: one for one in stored.order_by().values(*_READ)}
    now = timezone.now()
    written = _begun(known, wanted, now, revision=None)
    written += [
        {**one, "cleared_at": now}
        for one in known.values()
        if one["cleared_at"] is None and one["fingerprint"] not in wanted
    ]
    _save(organisation.pk, written)


def open_findings(team: Team) -> tuple[list[Finding], dict[str, Since]]:
    """What is stored as open of the people on the team's seats, and since when all that is open there is. One query."""
    stored = list(_open(team, team.summary.get("people", ())).values(*_READ))
    return (
        _over_teams(team, stored),
        {one["fingerprint"]: Since(one["first_seen"], one["accepted_until"]) for one in stored},
    )


_WRITTEN = (
    "code", "name", "severity", "message", "hint", "subject", "about", "evidence", "place", "person",
    "first_revision", "first_seen", "earlier", "cleared_revision", "cleared_at",
)  # fmt: skip
_READ = ("fingerprint", "team_id", "accepted_until", *_WRITTEN)
_STILL_OPEN = {"cleared_revision": None, "cleared_at": None}


def _over_teams(team: Team, stored: Iterable[Record]) -> list[Finding]:
    place = place_of(organisation_facts(team.organisation))
    found = [
        finding_from_record(one, place) for one in stored if not one["team_id"] and one["person"]
    ]
    return sorted(found, key=lambda one: (one.severity.rank, one.code, one.people))


def _open(team: Team, people: Iterable[str]) -> Any:
    of_people = Q(team=None, person__in=[key for key in people if key])
    return StoredFinding.objects.filter(
        Q(team=team) | of_people, organisation=team.organisation_id, cleared_at=None
    )


def _known(team: Team, people: set[str], wanted: Mapping[str, Record]) -> dict[str, Record]:
    """What is open of the team and of these people, and what was said before of what is said now."""
    stored = StoredFinding.objects.filter(
        Q(team=team, cleared_at=None)
        | Q(team=None, person__in=people, cleared_at=None)
        | Q(fingerprint__in=list(wanted)),
        organisation=team.organisation_id,
    )
    return {one["fingerprint"]: one for one in stored.order_by().values(*_READ)}


def _wanted(
    team: Team, reading: Reading, findings: list[Finding], over_teams: Found
) -> dict[str, Record]:
    said = {
        one.fingerprint: _said(one, team_id=team.pk, place=place, reading=reading)
        for place, one in enumerate(findings)
    }
    return said | {
        one.fingerprint: _said(one, team_id=None, person=person) for person, one in over_teams
    }


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


def _begun(
    known: Mapping[str, Record], wanted: Mapping[str, Record], now: datetime, revision: int | None
) -> list[Record]:
    """What has to be written of what is said now: new, come back, or in other words. ``revision``: the team's."""
    written = []
    for fingerprint, said in wanted.items():
        before = known.get(fingerprint)
        if before is None:
            first = {"first_seen": now, "earlier": []}
        elif before["cleared_at"] is not None:
            spell = [before["first_seen"].isoformat(), before["cleared_at"].isoformat()]
            first = {"first_seen": now, "earlier": [*before["earlier"], spell]}
        else:
            if any(before[name] != value for name, value in said.items()):
                written.append({**before, **said})
            continue
        began = revision if said["team_id"] else None
        written.append({**(before or {}), **said, **first, "first_revision": began, **_STILL_OPEN})
    return written


def _save(organisation: int, findings: list[Record]) -> None:
    """One statement for new and old: the fingerprint decides. An acceptance is not touched."""
    if findings:
        StoredFinding.objects.bulk_create(
            [StoredFinding(organisation_id=organisation, **one) for one in findings],
            update_conflicts=True,
            unique_fields=["organisation", "fingerprint"],
            update_fields=_WRITTEN,
            batch_size=1000,
        )


def _was_open(one: Record) -> WasOpen:
    about = one["about"]
    return WasOpen(
        Severity(one["severity"]),
        one["message"],
        tuple(about.get("rows", ())),
        tuple(about.get("seats", ())),
        tuple(about.get("areas", ())),
    )


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
        rows=tuple(about.get("rows", ())),
        seats=tuple(about.get("seats", ())),
        people=tuple(about.get("people", ())),
        areas=tuple(about.get("areas", ())),
        skills=tuple(about.get("skills", ())),
        evidence=one["evidence"],
    )
