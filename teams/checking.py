"""Keeping what the rules say of a team beside its matrix: stored findings, its summary, and when to look again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from django.db.models import Q
from django.utils import timezone

from teams.analysis import engine
from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading
from teams.analysis.summary import summarise
from teams.loading import load_matrix
from teams.matrix.model import Matrix
from teams.models import StoredFinding, Team


@dataclass(frozen=True, slots=True)
class WasOpen:
    """What a stored finding said of the matrix before."""

    severity: Severity
    message: str
    rows: tuple[str, ...]
    seats: tuple[str, ...]
    areas: tuple[str, ...]


def store_findings(team: Team, reading: Reading, findings: list[Finding]) -> list[WasOpen]:
    """Make the team's open findings these, in this order; at most two queries. The team itself is saved by the caller.

    Gives back what was open before, in its order.
    """
    team.summary = asdict(summarise(reading, findings))
    team.recheck_on = first_change_after(reading.matrix)
    wanted = {finding.fingerprint: finding for finding in findings}
    stored = StoredFinding.objects.filter(
        Q(cleared_at=None) | Q(fingerprint__in=list(wanted)), team=team
    )
    known = {one["fingerprint"]: one for one in stored.values(*_FIRST, *_WRITTEN)}
    now = timezone.now()
    changed = []
    for place, (fingerprint, finding) in enumerate(wanted.items()):
        first = {"first_revision": team.revision, "first_seen": now}
        before = known.get(fingerprint, first)
        said = _said(finding, place)
        if any(before.get(name, _NEVER) != value for name, value in said.items()):
            changed.append({"fingerprint": fingerprint, **before, **said})
    cleared = {"cleared_at": now, "cleared_revision": team.revision}
    changed += [
        {**before, **cleared}
        for fingerprint, before in known.items()
        if fingerprint not in wanted and before["cleared_at"] is None
    ]
    _save(team, changed)
    return _open(known.values())


_NEVER = object()


def _open(stored: Iterable[Mapping[str, Any]]) -> list[WasOpen]:
    return [
        WasOpen(
            Severity(one["severity"]),
            one["message"],
            tuple(one["about"].get("rows", ())),
            tuple(one["about"].get("seats", ())),
            tuple(one["about"].get("areas", ())),
        )
        for one in sorted(stored, key=itemgetter("place"))
        if one["cleared_at"] is None
    ]


def _said(finding: Finding, place: int) -> dict[str, Any]:
    """The finding as it is stored."""
    return {
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
        },
        "evidence": dict(finding.evidence),
        "place": place,
        "cleared_revision": None,
        "cleared_at": None,
    }


_FIRST = ("fingerprint", "first_revision", "first_seen")
_WRITTEN = (
    "code", "name", "severity", "message", "hint", "subject", "about", "evidence", "place",
    "cleared_revision", "cleared_at",
)  # fmt: skip


def _save(team: Team, findings: list[dict[str, Any]]) -> None:
    """One statement for new and old: the fingerprint decides."""
    if findings:
        StoredFinding.objects.bulk_create(
            [
                StoredFinding(organisation_id=team.organisation_id, team=team, **one)
                for one in findings
            ],
            update_conflicts=True,
            unique_fields=["organisation", "fingerprint"],
            update_fields=_WRITTEN,
            batch_size=1000,
        )


def first_change_after(matrix: Matrix) -> date | None:
    """The first day after the matrix's date on which its findings may change by themselves: a seat begins or has ended."""
    days = [seat.since for seat in matrix.seats if seat.since]
    days += [seat.until + timedelta(days=1) for seat in matrix.seats if seat.until]
    return min((day for day in days if day > matrix.date), default=None)


def recheck(team: Team, *, today: date) -> list[Finding]:
    """Run the rules again on the stored matrix, when the context or the date has changed. Saves the team."""
    team = (
        Team.objects.select_related("organisation").select_for_update(of=("self",)).get(pk=team.pk)
    )
    loaded = load_matrix(team, today=today)
    reading = engine.read(loaded.matrix, loaded.catalogue)
    findings = engine.find(reading)
    store_findings(team, reading, findings)
    team.checked_context = loaded.context
    team.save(update_fields=["summary", "recheck_on", "checked_context"])
    return findings


def is_due(team: Team, context: str, *, today: date) -> bool:
    """Whether the stored findings may no longer be what the rules would say today."""
    return team.checked_context != context or (
        team.recheck_on is not None and team.recheck_on <= today
    )
