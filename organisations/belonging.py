from organisations.models import Membership, Organisation, User
from organisations.scope import user_scope


def memberships_of(user: User) -> list[Membership]:
    """All that a user belongs to, over the organisations, by their names."""
    with user_scope(user):
        return list(
            Membership.objects.with_scopes_disabled()
            .filter(user=user)
            .select_related("organisation")
            .order_by("organisation__name", "organisation_id")
        )


def organisations_of(user: User) -> list[Organisation]:
    return [membership.organisation for membership in memberships_of(user)]
