"""Parts of the look as template tags: letters, signs, icons, bars, states. See static/css/parts.css."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.forms.boundfield import BoundField
from django.template import Context
from django.utils.safestring import SafeString

from organisations.parts import bars, fields, nav, signs

register = template.Library()


@register.simple_tag
def letter(letter: str, meaning: str, words: str = "", state: str = "") -> SafeString:
    return signs.letter_html(letter, meaning, words, state)


@register.simple_tag
def severity(severity: str, silent: bool = False) -> SafeString:
    return signs.severity_html(severity, silent=silent)


@register.simple_tag
def icon(name: str) -> SafeString:
    return signs.icon_html(name)


@register.filter
def initials(name: str) -> str:
    return signs.initials(name)


@register.simple_tag
def coverage(tiles: Iterable[str]) -> SafeString:
    return bars.coverage_html(tiles)


@register.simple_tag
def load_bar(parts: Iterable[int], capacity: int = 100, tall: bool = False) -> SafeString:
    return bars.load_html(list(parts), capacity, tall=tall)


@register.simple_tag
def load_of_seat(allocation: int) -> SafeString:
    return bars.meter_html(allocation, css_class="load")


@register.simple_tag
def meter(percent: int) -> SafeString:
    return bars.meter_html(percent)


@register.inclusion_tag("parts/nav_links.html", takes_context=True)
def nav_links(context: Context) -> dict[str, list[nav.Link]]:
    """A page says which one it is by `section` in its context: teams, findings, catalogue, rules, settings."""
    organisation = getattr(context.get("request"), "organisation", None)
    return {
        "links": nav.links(organisation.key if organisation else "", context.get("section") or "")
    }


@register.inclusion_tag("parts/entry.html")
def entry(field: BoundField) -> dict[str, object]:
    """A form field with its label, its hint and what is wrong with it."""
    return fields.entry_context(field)


@register.inclusion_tag("parts/empty.html")
def empty_state(
    icon: str, title: str, words: str = "", href: str = "", action: str = ""
) -> dict[str, str]:
    """One sentence and the next step."""
    return {
        "icon": icon,
        "title": title,
        "words": words,
        "href": href,
        "action": action,
    }
