"""Bars as server-drawn HTML and SVG: coverage of an area, load of a person, a share in per cent.

Widths are SVG attributes, since the content security policy allows no inline style.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString

TILES = {
    "one": "<i></i>",
    "several": '<i class="two"></i>',
    "none": '<i class="none"></i>',
}
HEIGHT = 8


def coverage_html(tiles: Iterable[str]) -> SafeString:
    """One tile a row: `one` owner, `several`, `none`. Decoration: put "9 of 10 have one owner" beside it."""
    return SafeString(
        f'<span class="cover" aria-hidden="true">{"".join(TILES[tile] for tile in tiles)}</span>'
    )


def rect(css_class: str, start: float, end: float) -> str:
    return f'<rect class="{css_class}" x="{start:g}" width="{end - start:g}" height="{HEIGHT}"/>'


def upright(css_class: str, at: float) -> str:
    return f'<line class="{css_class}" x1="{at:g}" x2="{at:g}" y2="{HEIGHT}"/>'


def load_html(parts: Sequence[int], capacity: int, *, tall: bool = False) -> SafeString:
    """Allocations in % end to end against a capacity, what is over it striped. Decoration: put the figures beside it."""
    total = sum(parts)
    width = max(total, capacity * 1.3, 1)
    drawn = [rect("part", 0, min(total, capacity))] if total else []
    if total > capacity:
        drawn.append(rect("over", capacity, total))
        middle = HEIGHT / 2
        drawn.append(
            f'<line class="stripe" x1="{capacity:g}" x2="{total:g}" y1="{middle:g}" y2="{middle:g}"/>'
        )
    ends = [sum(parts[: index + 1]) for index in range(len(parts) - 1)]
    drawn += [upright("edge", end) for end in ends]
    drawn.append(upright("limit", capacity))
    css_class = "load tall" if tall else "load"
    return svg(css_class, width, "".join(drawn))


def meter_html(percent: int, *, css_class: str = "meter") -> SafeString:
    """A share of 100 %. Decoration: put the figure beside it."""
    share = min(max(percent, 0), 100)
    return svg(css_class, 100, rect("part", 0, share) if share else "")


def svg(css_class: str, width: float, content: str) -> SafeString:
    return SafeString(
        f'<svg class="{css_class}" viewBox="0 0 {width:g} {HEIGHT}" preserveAspectRatio="none" aria-hidden="true">'
        f"{content}</svg>"
    )
