"""What the page of one finding shows: where it is, since when, its ways out and what they would change, its acceptance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString

from organisations.access import reason_against
from organisations.models import Level
from organisations.request import TenantRequest
from teams.acceptance import history_of
from teams.analysis import engine
from teams.analysis.registry import rule_by_code
from teams.fix_effect import FixEffect, effect_of
from teams.grid.fix_drawing import fix_lines
from teams.models import Person, StoredFinding
from teams.rights import reason_against_editing
from teams.views.matrix import Desk


@dataclass(frozen=True)
class ShownFix:
    label: str
    changes: list[SafeString]
    effect: FixEffect


def context_of_finding(
    request: TenantRequest, found: StoredFinding, desk: Desk | None
) -> dict[str, Any]:
    """``desk``: of the team at whose address it is looked at, or whose it is."""
    today = timezone.localdate()
    rows, seats = _rows_and_seats(found, desk)
    about = set(found.about.get("people", ()))
    concerned = about | {seat.seat.person for seat in seats if seat.seat.person}
    people = Person.objects.filter(key__in=concerned).order_by("name")
    known = list(people)
    reason = _reason_against(request, found)
    return {
        "finding": found,
        "rule": rule_by_code(found.code),
        "rows": rows,
        "seats": seats,
        "people": [one for one in known if one.key in about],
        "fixes": _fixes(found, desk) if desk and desk.editable else [],
        "revision": desk.team.revision if desk else 0,
        "today": today,
        "is_accepted": found.accepted_until is not None and found.accepted_until >= today,
        "acceptances": history_of(found),
        "earlier": [tuple(map(parse_datetime, spell)) for spell in found.earlier],
        "may_see_reasons": not reason or any(one.user_id == request.user.pk for one in known),
        "why_not": (desk.why_not if desk else "") or reason,
    }


def _reason_against(request: TenantRequest, found: StoredFinding) -> str:
    """Why this member may not accept it: what is said over all teams is for editors of the organisation."""
    if found.team is None:
        return reason_against(request.membership, Level.EDITOR)
    return reason_against_editing(request.membership, found.team)


def _rows_and_seats(found: StoredFinding, desk: Desk | None) -> tuple[list[Any], list[Any]]:
    """Those of its team that there still are."""
    if desk is None or found.team_id is None:
        return [], []
    reading = desk.reading

    def still(name: str, by_key: Mapping[str, Any]) -> list[Any]:
        return [by_key[key] for key in found.about.get(name, ()) if key in by_key]

    return still("rows", reading.row), still("seats", reading.seat)


def _fixes(found: StoredFinding, desk: Desk) -> list[ShownFix]:
    """None for what is about all teams, or is cleared."""
    own = [*desk.shown.of_team, *desk.shown.accepted]
    now = next((one for one in own if one.fingerprint == found.fingerprint), None)
    if now is None or found.team_id is None:
        return []
    of_team = engine.find(desk.reading)
    return [
        ShownFix(fix.label, fix_lines(desk.reading, fix), effect_of(desk.loaded, of_team, fix))
        for fix in engine.fixes(desk.reading, now)
    ]
