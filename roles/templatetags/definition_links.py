"""Links to definitions: below an organisation's address to its own pages, else to the public catalogue."""

from __future__ import annotations

from django import template
from django.template import Context
from django.urls import reverse

register = template.Library()
_PUBLIC = {"roles": "role", "responsibilities": "responsibility"}


@register.simple_tag(takes_context=True)
def definition_url(context: Context, kind: str, key: str = "") -> str:
    """``kind``: roles or responsibilities; without a key the list of them."""
    organisation = getattr(context.get("request"), "organisation", None)
    if organisation is None:
        public = _PUBLIC[kind]
        return reverse(public, args=[key]) if key else reverse(f"{public}-list")
    if not key:
        return reverse("definition-list", args=[organisation.key, kind])
    return reverse("definition", args=[organisation.key, kind, key])
