from typing import Any

import factory
from factory.django import DjangoModelFactory

from organisations.models import Invitation, Level, Membership, Organisation, User
from organisations.scope import organisation_scope
from organisations.services.organisation import create_organisation


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    name = factory.Sequence(lambda number: f"User {number}")
    email = factory.Sequence(lambda number: f"user-{number}@example.org")

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **fields: Any) -> User:
        return model_class.objects.create_user(*args, **fields)


class OrganisationFactory(DjangoModelFactory[Organisation]):
    """Made as a person makes one; `owner` becomes its owner."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Organisation {number}")
    owner = factory.SubFactory(UserFactory)

    @classmethod
    def _create(
        cls, model_class: type[Organisation], *args: Any, owner: User, **facts: Any
    ) -> Organisation:
        return create_organisation(user=owner, **facts)


class TenantFactory(DjangoModelFactory[Any]):
    """For every model with an organisation: made inside the scope of that organisation."""

    class Meta:
        abstract = True

    organisation = factory.SubFactory(OrganisationFactory)

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **fields: Any) -> Any:
        with organisation_scope(fields["organisation"]):
            return model_class.objects.create(*args, **fields)


class MembershipFactory(TenantFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    level = Level.VIEWER


class InvitationFactory(TenantFactory):
    class Meta:
        model = Invitation

    email = factory.Sequence(lambda number: f"guest-{number}@example.org")
    level = Level.VIEWER
    invited_by = factory.SubFactory(UserFactory)
