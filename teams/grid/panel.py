"""The list of findings beside the matrix: each with its reason and its ways out, drawn before they are made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from organisations.parts.signs import letter_html
from teams.analysis import engine
from teams.analysis.finding import Finding, Fix, Severity
from teams.analysis.reading import Reading
from teams.matrix.edits import (
    AddRow,
    AddSeat,
    ChangeRow,
    ChangeSeat,
    Edit,
    RemoveRow,
    RemoveSeat,
    SetCell,
)

MOST_DRAWN = 6


@dataclass(frozen=True)
class ShownFix:
    number: int
    label: str
    changes: list[SafeString]


@dataclass(frozen=True)
class ShownFinding:
    finding: Finding
    fixes: list[ShownFix]


@dataclass(frozen=True)
class Group:
    severity: Severity
    title: str
    means: str
    findings: list[ShownFinding]


_GROUPS = (
    (Severity.ERROR, "Errors", "the matrix does not work"),
    (Severity.WARNING, "Warnings", "it will hurt"),
    (Severity.HINT, "Hints", "worth a thought"),
)


def grouped(reading: Reading, findings: Iterable[Finding], *, with_fixes: bool) -> list[Group]:
    """The findings by severity, heaviest first; groups without any are left out."""
    shown = [ShownFinding(one, _fixes(reading, one) if with_fixes else []) for one in findings]
    groups = (
        Group(severity, title, means, [one for one in shown if one.finding.severity is severity])
        for severity, title, means in _GROUPS
    )
    return [group for group in groups if group.findings]


def _fixes(reading: Reading, finding: Finding) -> list[ShownFix]:
    return [
        ShownFix(number, fix.label, drawn(reading, fix))
        for number, fix in enumerate(engine.fixes(reading, finding))
    ]


def drawn(reading: Reading, fix: Fix) -> list[SafeString]:
    """What a fix changes, each change as a line: the old letter crossed, the new one dashed."""
    lines = [_line(reading, edit) for edit in fix.edits[:MOST_DRAWN]]
    rest = len(fix.edits) - MOST_DRAWN
    return [*lines, format_html("and {} more", rest)] if rest > 0 else lines


def _line(reading: Reading, edit: Edit) -> SafeString:
    match edit:
        case SetCell(row, seat, before, after):
            return format_html(
                "{}, {} {}",
                reading.row[row].name if row in reading.row else row,
                reading.seat[seat].label if seat in reading.seat else seat,
                _letters(reading, before, after),
            )
        case RemoveRow(row):
            return format_html("{} leaves the matrix", reading.row[row.key].name)
        case AddRow(row):
            definition = reading.catalogue.responsibilities.get(row.responsibility or "")
            return format_html(
                "{} comes into the matrix", definition.name if definition else row.name
            )
        case RemoveSeat(seat):
            return format_html("The seat {} leaves the team", reading.seat[seat.key].role_name)
        case AddSeat(seat):
            role = reading.catalogue.roles.get(seat.role)
            return format_html("The seat {} comes into the team", role.name if role else seat.role)
        case ChangeRow(row, _, after):
            shared = after.get("shared")
            words = "is marked as shared" if shared else "is changed"
            return format_html("{} {}", reading.row[row].name, words)
        case ChangeSeat(seat, _, after):
            people = reading.matrix.person_by_key
            who = people[after["person"]].name if after.get("person") in people else "nobody"
            return format_html("The seat {} goes to {}", reading.seat[seat].role_name, who)
        case _:
            return mark_safe("The team's facts change")


def _letters(reading: Reading, before: tuple[str, ...], after: tuple[str, ...]) -> SafeString:
    meanings = reading.matrix.scheme.meanings
    pieces = [
        letter_html(one, meanings[one].value, "goes", "out") for one in before if one not in after
    ]
    pieces += [letter_html(one, meanings[one].value, "stays") for one in before if one in after]
    pieces += [
        letter_html(one, meanings[one].value, "comes", "in") for one in after if one not in before
    ]
    return mark_safe("".join(pieces))  # noqa: S308 - letter_html escapes
