from django.urls import reverse

from organisations.models import Membership

_PAGES = (
    ("organisation-settings", "Organisation"),
    ("organisation-members", "Members"),
    ("organisation-rules", "Rules"),
    ("organisation-letters", "Letters"),
    ("organisation-links", "Links"),
)


def settings_tabs(membership: Membership, *, current: str) -> list[dict[str, object]]:
    """The settings pages: every member may read them all."""
    return [
        {
            "href": reverse(page, args=[membership.organisation.key]),
            "name": name,
            "current": page == current,
        }
        for page, name in _PAGES
    ]
