from django.urls import reverse

from organisations.access import can_own
from organisations.models import Membership

_PAGES = (
    ("organisation-settings", "Organisation"),
    ("organisation-members", "Members"),
    ("organisation-access", "Access"),
    ("organisation-rules", "Rules"),
    ("organisation-letters", "Letters"),
    ("organisation-links", "Links"),
)
_FOR_OWNERS = (("organisation-audit", "Audit log"),)


def settings_tabs(membership: Membership, *, current: str) -> list[dict[str, object]]:
    """The settings pages that a member may read."""
    return [
        {
            "href": reverse(page, args=[membership.organisation.key]),
            "name": name,
            "current": page == current,
        }
        for page, name in (*_PAGES, *(_FOR_OWNERS if can_own(membership) else ()))
    ]
