import pytest
from django.db import ProgrammingError, connection, transaction
from django_scopes import get_scope, scopes_disabled
from django_scopes.exceptions import ScopeError

from organisations.models import Invitation, Level, Membership, Organisation, User
from organisations.scope import (
    each_organisation,
    in_organisation,
    installation_scope,
    invitation_scope,
    organisation_scope,
    user_scope,
)
from tests.factories.organisations import InvitationFactory


def setting(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [f"remit.{name}"])
        return str(cursor.fetchone()[0])


def test_without_a_scope_queries_are_refused(acme: Organisation) -> None:
    with pytest.raises(ScopeError):
        Membership.objects.count()


def test_without_a_scope_the_database_shows_nothing(
    acme: Organisation, umbrella: Organisation
) -> None:
    with scopes_disabled():
        assert not Membership.objects.exists()
    assert not Organisation.objects.exists()


def test_a_scope_shows_one_organisation(acme: Organisation, umbrella: Organisation) -> None:
    with organisation_scope(acme):
        assert list(Organisation.objects.all()) == [acme]
        with scopes_disabled():
            assert {member.organisation_id for member in Membership.objects.all()} == {acme.pk}


def test_scopes_nest_and_come_back(acme: Organisation, umbrella: Organisation) -> None:
    with organisation_scope(acme):
        with organisation_scope(umbrella.pk):
            assert Membership.objects.get().organisation_id == umbrella.pk
        assert Membership.objects.get().organisation_id == acme.pk
        assert get_scope()["organisation"] == acme
    assert setting("organisation") == ""
    assert "organisation" not in get_scope()


def test_a_scope_left_by_an_error_comes_back(
    acme: Organisation, umbrella: Organisation, ana: User
) -> None:
    with organisation_scope(acme):
        with (
            pytest.raises(ProgrammingError, match="row-level security"),
            organisation_scope(umbrella),
        ):
            Membership.objects.create(organisation=acme, user=ana, level=Level.VIEWER)
        assert setting("organisation") == str(acme.pk)
        assert Membership.objects.get().organisation_id == acme.pk


def test_what_a_failed_scope_wrote_is_undone(acme: Organisation) -> None:
    with pytest.raises(RuntimeError), organisation_scope(acme):  # noqa: PT012
        Organisation.objects.update(name="Changed")
        raise RuntimeError
    with organisation_scope(acme):
        assert Organisation.objects.get().name == "Acme"


@pytest.mark.django_db(transaction=True)
def test_settings_end_with_the_outermost_transaction(acme: Organisation) -> None:
    with organisation_scope(acme):
        assert setting("organisation") == str(acme.pk)
    assert setting("organisation") == ""
    assert not Organisation.objects.exists()


def test_a_user_sees_their_own_memberships_only(
    acme: Organisation, umbrella: Organisation, ana: User, dana: User
) -> None:
    with user_scope(dana), scopes_disabled():
        assert [member.user for member in Membership.objects.all()] == [dana]
        assert list(Organisation.objects.all()) == [umbrella]


def test_a_user_cannot_write_by_their_own_scope(acme: Organisation, ana: User) -> None:
    with user_scope(ana), scopes_disabled():
        assert Membership.objects.update(level=Level.VIEWER) == 0
        assert Organisation.objects.update(name="Changed") == 0


def test_the_operator_lists_organisations_but_sees_nothing_of_them(
    acme: Organisation, umbrella: Organisation
) -> None:
    with installation_scope():
        assert set(Organisation.objects.all()) == {acme, umbrella}
        assert Organisation.objects.update(name="Changed") == 0
        with scopes_disabled():
            assert not Membership.objects.exists()
    assert each_organisation() == [acme, umbrella]


def test_an_organisation_is_not_made_by_nobody(db: None) -> None:
    with (
        organisation_scope(4711),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        Organisation(pk=4711, key="x", name="X").save(force_insert=True)


def test_a_link_opens_its_invitation_and_no_other(acme: Organisation) -> None:
    first, _ = InvitationFactory(organisation=acme), InvitationFactory(organisation=acme)
    with invitation_scope(first.token), scopes_disabled():
        assert list(Invitation.objects.all()) == [first]
        assert Invitation.objects.update(level=Level.OWNER) == 0
        assert not Membership.objects.exists()


def test_a_job_runs_in_the_scope_of_its_organisation(
    acme: Organisation, umbrella: Organisation
) -> None:
    @in_organisation
    def count_members(organisation: Organisation, *, times: int) -> tuple[str, int]:
        return organisation.name, Membership.objects.count() * times

    assert count_members(umbrella.pk, times=3) == ("Umbrella", 3)
