from django.urls import reverse

from organisations.access import can_administer
from organisations.models import Membership

_PAGES = (
    ("organisation-settings", "Organisation"),
    ("organisation-members", "Members"),
    ("organisation-rules", "Rules"),
    ("organisation-letters", "Letters"),
)
_FOR_EVERYBODY = {"organisation-members", "organisation-rules", "organisation-letters"}


def settings_tabs(membership: Membership, *, current: str) -> list[dict[str, object]]:
    """The settings pages that this member may open."""
    return [
        {
            "href": reverse(page, args=[membership.organisation.key]),
            "name": name,
            "current": page == current,
        }
        for page, name in _PAGES
        if page in _FOR_EVERYBODY or can_administer(membership)
    ]
