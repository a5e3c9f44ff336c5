from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from organisations.models import Membership, Organisation, User


class UserRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User  # type: ignore[assignment]
    htmx: HtmxDetails


class TenantRequest(UserRequest):
    """A request below /o/<key>/: its middleware has found the organisation and the member."""

    organisation: Organisation
    membership: Membership
