"""The trend as a small SVG: one line for all open findings, one for errors; in words for who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from teams.trend.reading import Day, Trend

WIDTH, HEIGHT, MARGIN = 280, 64, 3


def draw(trend: Trend) -> SafeString:
    most = max((day.total for day in trend.days), default=0)
    return format_html(
        '<svg class="trend" viewBox="0 0 {} {}" role="img" aria-label="{}" preserveAspectRatio="none">'
        '<path class="trend-all" d="{}"/><path class="trend-errors" d="{}"/></svg>',
        WIDTH,
        HEIGHT,
        in_words(trend),
        _line([day.total for day in trend.days], most),
        _line([day.errors for day in trend.days], most),
    )


def _line(numbers: Sequence[int], most: int) -> str:
    step = (WIDTH - 2 * MARGIN) / max(len(numbers) - 1, 1)
    room = HEIGHT - 2 * MARGIN
    points = [
        (MARGIN + at * step, HEIGHT - MARGIN - room * number / max(most, 1))
        for at, number in enumerate(numbers)
    ]
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def in_words(trend: Trend) -> str:
    """“Open findings: 12 today, 14 a week ago, 20 a month ago.”"""
    return (
        f"Open findings: {_said(trend.today)} today, {_said(trend.week_ago)} a week ago, "
        f"{_said(trend.month_ago)} a month ago."
    )


def _said(day: Day) -> str:
    return (
        f"{day.total} ({day.errors} error{'' if day.errors == 1 else 's'})"
        if day.errors
        else f"{day.total}"
    )
