"""Which pages the bar leads to: those that this installation has, in one order."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import is_valid_path

PUBLIC = (("rules", "Rules", "/rules/"), ("catalogue", "Catalogue", "/catalogue/"))
MEMBERS = (
    ("teams", "Teams", ""),
    ("people", "People", "people/"),
    ("findings", "Findings", "findings/"),
    ("catalogue", "Catalogue", "catalogue/"),
    ("rules", "Rules", "/rules/"),
    ("settings", "Settings", "settings/"),
)


@dataclass(frozen=True)
class Link:
    href: str
    name: str
    current: bool


def links(organisation_key: str, section: str) -> list[Link]:
    """The pages of an organisation, or without one those that everybody may read; `section` is the current one."""
    if organisation_key:
        own = f"/o/{organisation_key}/"
        pages = [
            (key, name, rest if rest.startswith("/") else own + rest) for key, name, rest in MEMBERS
        ]
    else:
        pages = list(PUBLIC)
    return [Link(href, name, key == section) for key, name, href in pages if is_valid_path(href)]
