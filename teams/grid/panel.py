"""The list of findings beside the matrix: each with its reason and its ways out, drawn before they are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString

from organisations.parts.signs import severity_html
from teams.analysis import engine
from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading
from teams.grid.fix_drawing import fix_lines
from teams.shown import Shown

MOST_DRAWN = 30
"""So many findings of a severity are drawn; the others are on the list of findings."""


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
class Group:
    severity: Severity
    title: str
    means: str
    findings: list[ShownFinding]
    """The first of them."""
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

    def __init__(self, *, organisation: str, base: str, revision: int, token: str) -> None:
        self.address = f"{base}fixes/"
        self.hidden = (
            f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(token)}">'
            f'<input type="hidden" name="revision" value="{revision}">'
        )
        self.revision = revision
        self.rules = reverse("rule", args=["CODE"])
        self.one = reverse("finding", args=[organisation, _ANY])

    def html(self, groups: Iterable[Group], accepted: Sequence[Finding] = ()) -> SafeString:
        groups = list(groups)
        count = sum(group.number for group in groups)
        title = f"{count} finding{'' if count == 1 else 's'}" if count else "No findings"
        nothing = (
            '<p class="quiet dense">Every row has one owner, and nothing lies in the wrong hands. '
            f"Last checked at revision {self.revision}.</p>"
        )
        drawn = "".join(map(self._group, groups))
        return SafeString(
            f'<div id="panel"><div class="panel-head"><h2 class="lead-size" id="findings-head">{title}</h2>'
            f"{'' if count else nothing}</div>{drawn}{self._accepted(accepted)}</div>"
        )

    def _accepted(self, accepted: Sequence[Finding]) -> str:
        """Counted apart, and shown on demand."""
        if not accepted:
            return ""
        lines = "".join(
            f'<li>{severity_html(one.severity.value)} <a class="plain" href="{self._page(one)}">{escape(one.message)}</a></li>'
            for one in accepted
        )
        return (
            f'<details class="accepted"><summary>{len(accepted)} accepted</summary>'
            f'<ul class="stack-list dense">{lines}</ul></details>'
        )

    def _page(self, finding: Finding) -> str:
        return self.one.replace(_ANY, finding.fingerprint)

    def _group(self, group: Group) -> str:
        return (
            f'<section><h3 class="group-head">{severity_html(group.severity.value, silent=True)}{group.title} '
            f'<span class="count">{group.number}</span><span class="quiet small push light">{group.means}</span>'
            f"</h3><ul>{''.join(map(self._finding, group.findings))}{_rest(group)}</ul></section>"
        )

    def _finding(self, shown: ShownFinding) -> str:
        finding = shown.finding
        fixes = self.fixes(shown) + _changes(shown.fixes) if shown.fixes else ""
        return (
            f'<li class="finding" id="finding-{finding.fingerprint}" data-rows="{" ".join(finding.rows)}" '
            f'data-seats="{" ".join(finding.seats)}"><div class="finding-top">{severity_html(finding.severity.value)}'
            f'<h4>{escape(finding.message)}</h4><p class="why">{escape(finding.hint)}</p></div>{fixes}'
            f'<p class="meta"><a class="code" href="{self.rules.replace("CODE", finding.code)}">{finding.code}</a>'
            f'{_since(shown)}{_show(finding)}<a class="details" href="{self._page(finding)}">Details</a></p></li>'
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


_ANY = "0" * 16
"""Stands for a fingerprint in an address that is made once."""


def _rest(group: Group) -> str:
    more = group.number - len(group.findings)
    return (
        f'<li class="finding quiet dense">and {more} more on the list of findings</li>'
        if more > 0
        else ""
    )


def _since(shown: ShownFinding) -> str:
    """When it was first seen; “in all teams” where it is about more than this one."""
    words = f"since {shown.since.day} {shown.since:%b}" if shown.since else ""
    if shown.finding.place.startswith("organisation:"):
        words = f"in all teams, {words}" if words else "in all teams"
    return f'<span class="quiet small">{words}</span>' if words else ""


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
