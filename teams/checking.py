"""Keeping what the rules say of a team beside its matrix: stored findings, its summary, and when to look again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

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
    known = {one.fingerprint: one for one in StoredFinding.objects.filter(team=team)}
    open_before = _open(known.values())
    now = timezone.now()
    wanted = {finding.fingerprint: (place, finding) for place, finding in enumerate(findings)}
    changed = []
    for fingerprint, (place, finding) in wanted.items():
        stored = known.get(fingerprint) or StoredFinding(
            organisation_id=team.organisation_id,
            team=team,
            fingerprint=fingerprint,
            first_revision=team.revision,
            first_seen=now,
        )
        if _say(stored, finding, place) or stored.pk is None:
            changed.append(stored)
    for fingerprint, stored in known.items():
        if fingerprint not in wanted and stored.cleared_at is None:
            stored.cleared_at, stored.cleared_revision = now, team.revision
            changed.append(stored)
    _save(changed)
    return open_before


def _open(stored: Iterable[StoredFinding]) -> list[WasOpen]:
    return [
        WasOpen(
            Severity(one.severity),
            one.message,
            tuple(one.about.get("rows", ())),
            tuple(one.about.get("seats", ())),
            tuple(one.about.get("areas", ())),
        )
        for one in sorted(stored, key=lambda one: one.place)
        if one.cleared_at is None
    ]


def _say(stored: StoredFinding, finding: Finding, place: int) -> bool:
    """Write the finding into its row; whether that changed anything."""
    said: dict[str, Any] = {
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
    changed = any(getattr(stored, name) != value for name, value in said.items())
    for name, value in said.items():
        setattr(stored, name, value)
    return changed


_WRITTEN = (
    "code", "name", "severity", "message", "hint", "subject", "about", "evidence", "place",
    "cleared_revision", "cleared_at",
)  # fmt: skip


def _save(findings: list[StoredFinding]) -> None:
    for stored in findings:
        stored.pk = None  # one statement for new and old: the fingerprint decides
    if findings:
        StoredFinding.objects.bulk_create(
            findings,
            update_conflicts=True,
            unique_fields=["team", "fingerprint"],
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
