"""The list of findings beside the matrix: each with its reason and its ways out, drawn before they are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from organisations.parts.signs import severity_html
from teams.analysis import engine
from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading
from teams.grid.fix_drawing import fix_lines
from teams.shown import Shown

MOST_DRAWN = 30
"""So many findings of a severity are drawn; the team's list of findings has the others."""


@dataclass(frozen=True)
class ShownFix:
    number: int
    label: str
    changes: list[SafeString]


@dataclass(frozen=True)
class ShownFinding:
    finding: Finding
    fixes: list[ShownFix]
    since: datetime | None = None


@dataclass(frozen=True)
class ShownAcceptance:
    """``reason`` and ``by`` only for those who may know them."""

    finding: Finding
    until: date | None
    reason: str = ""
    by: str = ""


@dataclass(frozen=True)
class Group:
    """``number``: of all; ``findings``: those that are drawn."""

    severity: Severity
    title: str
    means: str
    findings: list[ShownFinding]
    number: int


_GROUPS = (
    (Severity.ERROR, "Errors", "the matrix does not work"),
    (Severity.WARNING, "Warnings", "it will hurt"),
    (Severity.HINT, "Hints", "worth a thought"),
)


def grouped(reading: Reading, shown: Shown, *, with_fixes: bool) -> list[Group]:
    """What is open by severity, heaviest first; groups without any are left out."""
    groups = []
    for severity, title, means in _GROUPS:
        found = [one for one in shown.open if one.severity is severity]
        drawn = [
            shown_finding(reading, one, with_fixes=with_fixes, since=shown.first_seen(one))
            for one in found[:MOST_DRAWN]
        ]
        if found:
            groups.append(Group(severity, title, means, drawn, len(found)))
    return groups


def undrawn(shown: Shown) -> list[Finding]:
    """What is open and not drawn beside the matrix, for print: heaviest first."""
    groups = ([one for one in shown.open if one.severity is severity] for severity, *_ in _GROUPS)
    return [one for found in groups for one in found[MOST_DRAWN:]]


def shown_finding(
    reading: Reading, finding: Finding, *, with_fixes: bool, since: datetime | None = None
) -> ShownFinding:
    fixes = engine.fixes(reading, finding) if with_fixes else []
    return ShownFinding(
        finding,
        [ShownFix(number, fix.label, fix_lines(reading, fix)) for number, fix in enumerate(fixes)],
        since,
    )


class Panel:
    """Draws the list by joining escaped strings. ``token``: for the forms of those who have no script."""

    def __init__(self, *, base: str, revision: int, token: str, editable: bool = True) -> None:
        self.base = base
        self.address = f"{base}fixes/"
        self.hidden = (
            f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(token)}">'
            f'<input type="hidden" name="revision" value="{revision}">'
        )
        self.revision = revision
        self.editable = editable
        self.rules = reverse("rule", args=["CODE"])

    def html(self, groups: Iterable[Group], accepted: Sequence[ShownAcceptance] = ()) -> SafeString:
        groups = list(groups)
        count = sum(group.number for group in groups)
        title = f"{count} finding{'' if count == 1 else 's'}" if count else "No findings"
        nothing = (
            '<p class="quiet dense">Every row has one owner, and nothing lies in the wrong hands. '
            f"Last checked at revision {self.revision}.</p>"
        )
        drawn = "".join(map(self._group, groups))
        return SafeString(
            f'<div id="panel"><div class="panel-head"><h2 class="lead-size" id="findings-head" tabindex="-1">{title}</h2>'
            f"{'' if count else nothing}</div>{drawn}{self._accepted(accepted)}</div>"
        )

    def _accepted(self, accepted: Sequence[ShownAcceptance]) -> str:
        """Counted apart, and shown on demand."""
        if not accepted:
            return ""
        lines = "".join(map(self._acceptance, accepted))
        return (
            f'<details class="accepted" id="accepted"><summary>{len(accepted)} accepted</summary>'
            f"<ul>{lines}</ul></details>"
        )

    def _acceptance(self, one: ShownAcceptance) -> str:
        finding = one.finding
        page = self._page(finding)
        said = f'<p class="why">“{escape(one.reason)}” {escape(one.by)}</p>' if one.reason else ""
        until = f"until {one.until.day} {one.until:%b %Y}" if one.until else "without end"
        back = (
            f'<form class="back" method="post" action="{page}back/" hx-post="{page}back/" hx-swap="none">{self.hidden}'
            f'<button type="submit" class="btn btn-sm">Take back</button></form>'
        )
        return (
            f'<li class="finding" id="accepted-{finding.fingerprint}"><div class="finding-top">'
            f"{severity_html(finding.severity.value)}<h4>{escape(finding.message)}</h4>{said}</div>"
            f'<p class="meta"><span class="quiet small">{until}</span><a class="details" href="{page}">Details</a></p>'
            f"{back if self.editable else ''}</li>"
        )

    def _page(self, finding: Finding) -> str:
        return f"{self.base}findings/{finding.fingerprint}/"

    def _group(self, group: Group) -> str:
        return (
            f'<section><h3 class="group-head">{severity_html(group.severity.value, silent=True)}{group.title} '
            f'<span class="count">{group.number}</span><span class="quiet small push light">{group.means}</span>'
            f"</h3><ul>{''.join(map(self._finding, group.findings))}{self._rest(group)}</ul></section>"
        )

    def _finding(self, shown: ShownFinding) -> str:
        finding = shown.finding
        fixes = self.fixes(shown) + _changes(shown.fixes) if shown.fixes else ""
        page = self._page(finding)
        accept = f'<a class="details" href="{page}#acceptance">Accept…</a>' if self.editable else ""
        return (
            f'<li class="finding" id="finding-{finding.fingerprint}" data-rows="{" ".join(finding.rows)}" '
            f'data-seats="{" ".join(finding.seats)}"><div class="finding-top">{severity_html(finding.severity.value)}'
            f'<h4>{escape(finding.message)}</h4><p class="why">{escape(finding.hint)}</p></div>{fixes}'
            f'<p class="meta"><a class="code" href="{self.rules.replace("CODE", finding.code)}">{finding.code}</a>'
            f'{_since(shown)}{_show(finding)}<a class="details" href="{page}">Details</a>{accept}</p></li>'
        )

    def _rest(self, group: Group) -> str:
        if group.number == len(group.findings):
            return ""
        return (
            f'<li class="finding dense"><a href="{self.base}findings/?severity={group.severity.value}">'
            f"Show all {group.number} {group.title.lower()}</a></li>"
        )

    def fixes(self, shown: ShownFinding, at: str = "") -> SafeString:
        """The fixes of a finding as buttons of one form. ``at``: the page to come back to, other than the matrix."""
        buttons = "".join(
            f'<button class="btn btn-sm{"" if fix.number else " btn-primary"}" name="label" '
            f'value="{escape(fix.label)}">{escape(fix.label)}</button>'
            for fix in shown.fixes
        )
        back = f'<input type="hidden" name="at" value="{escape(at)}">' if at else ""
        return SafeString(
            f'<form class="fix acts" method="post" action="{self.address}" hx-post="{self.address}" hx-swap="none">'
            f'{self.hidden}{back}<input type="hidden" name="fingerprint" value="{shown.finding.fingerprint}">{buttons}</form>'
        )


def _since(shown: ShownFinding) -> str:
    """When it was first seen; “in all teams” where it is about more than this one."""
    since = timezone.localtime(shown.since) if shown.since else None
    words = f"since {since.day} {_month(since)}" if since else ""
    if shown.finding.place.startswith("organisation:"):
        words = f"in all teams, {words}" if words else "in all teams"
    return f'<span class="quiet small">{words}</span>' if words else ""


def _month(day: datetime) -> str:
    """With the year where it is another one."""
    return f"{day:%b}" if day.year == timezone.localdate().year else f"{day:%b %Y}"


def _changes(fixes: list[ShownFix]) -> str:
    one = len(fixes) == 1
    lists = "".join(
        ("" if one else f'<li class="quiet small">{escape(fix.label)}:</li>')
        + "".join(f'<li class="edit">{line}</li>' for line in fix.changes)
        for fix in fixes
    )
    return (
        f'<details class="will-change"><summary>What {"it" if one else "they"} would change</summary>'
        f'<ul class="will">{lists}</ul></details>'
    )


def _show(finding: Finding) -> str:
    places = (("row", finding.rows), ("seat", finding.seats), ("area", finding.areas))
    for kind, keys in places:
        if keys:
            return f'<a class="show" href="#{kind}-{escape(keys[0])}">Show</a>'
    return ""
