"""An organisation is deleted after its waiting time: all of it, and nothing of another one."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from organisations.models import Membership, Organisation, User
from organisations.scope import installation_scope, organisation_scope
from organisations.services.deletion import (
    WAITING,
    ask_for_deletion,
    delete_due,
    stop_deletion,
)
from organisations.tasks import delete_organisations
from organisations.tenants import tenant_models
from teams.models import LogEntry, Person, Team
from tests.cast import ClientFor, MembershipOf
from tests.teams.builders import make_team

pytestmark = pytest.mark.django_db


def rows_of(organisation: Organisation) -> dict[str, int]:
    with organisation_scope(organisation.pk):
        return {
            model._meta.label: found
            for model in tenant_models()
            if (found := model._base_manager.filter(organisation=organisation.pk).count())
        }


def test_all_of_it_goes_and_nothing_of_another(
    team: Team, acme: Organisation, umbrella: Organisation, ana: User, membership_of: MembershipOf
) -> None:
    with organisation_scope(umbrella):
        make_team(umbrella)
    theirs = rows_of(umbrella)
    assert rows_of(acme).keys() >= {"teams.LogEntry", "teams.Cell", "organisations.AuditEntry"} - {
        "organisations.AuditEntry"
    }
    with organisation_scope(acme):
        ask_for_deletion(by=membership_of(ana, acme), name="Acme")
    assert delete_due(timezone.now() + WAITING - timedelta(minutes=1)) == []
    assert rows_of(acme)["teams.LogEntry"] == 1
    assert delete_due(timezone.now() + WAITING + timedelta(minutes=1)) == ["Acme"]
    assert rows_of(acme) == {}
    with installation_scope():
        assert list(Organisation.objects.values_list("name", flat=True)) == ["Umbrella"]
    assert rows_of(umbrella) == theirs
    assert User.objects.filter(pk=ana.pk).exists()


def test_it_is_stopped(acme: Organisation, ana: User, membership_of: MembershipOf) -> None:
    by = membership_of(ana, acme)
    with organisation_scope(acme):
        ask_for_deletion(by=by, name=" Acme ")
        stop_deletion(by=by)
    assert delete_due(timezone.now() + 2 * WAITING) == []


def test_asking_again_does_not_postpone_it(
    acme: Organisation, ana: User, membership_of: MembershipOf
) -> None:
    by = membership_of(ana, acme)
    with organisation_scope(acme):
        first = ask_for_deletion(by=by, name="Acme").delete_after
        assert ask_for_deletion(by=by, name="Acme").delete_after == first


def test_who_may_not_and_who_means_another_one(
    acme: Organisation, ana: User, bo: User, membership_of: MembershipOf
) -> None:
    with organisation_scope(acme):
        with pytest.raises(PermissionDenied):
            ask_for_deletion(by=membership_of(bo, acme), name="Acme")
        with pytest.raises(PermissionDenied):
            stop_deletion(by=membership_of(bo, acme))
        with pytest.raises(ValidationError, match="exactly as it stands here: Acme"):
            ask_for_deletion(by=membership_of(ana, acme), name="Umbrella")
        assert Organisation.objects.get(pk=acme.pk).delete_after is None


def test_the_log_of_an_organisation_that_stays_is_still_not_deleted(
    team: Team, acme: Organisation, umbrella: Organisation
) -> None:
    """Also not while another one is being deleted."""
    with organisation_scope(acme), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('remit.deleting', %s, true)", [str(umbrella.pk)])
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute("DELETE FROM teams_logentry")
        assert LogEntry.objects.count() == 1


def test_the_pages(acme: Organisation, ana: User, chi: User, client_for: ClientFor) -> None:
    owner, viewer = client_for(ana), client_for(chi)
    assert "Delete Acme…" in owner.get("/o/acme/settings/").content.decode()
    assert "Delete Acme…" not in viewer.get("/o/acme/settings/").content.decode()
    wrong = owner.post("/o/acme/settings/delete/", {"name": "acme"})
    assert wrong.status_code == 422
    assert "Type the name exactly as it stands here: Acme." in wrong.content.decode()
    owner.post("/o/acme/settings/delete/", {"name": "Acme"})
    assert "An owner can stop that." in viewer.get("/o/acme/").content.decode()
    assert "Keep it</a>" in owner.get("/o/acme/").content.decode()
    owner.post("/o/acme/settings/delete/", {"stop": "1"})
    assert "will be deleted" not in viewer.get("/o/acme/").content.decode()


def test_the_job_does_it(acme: Organisation, ana: User, membership_of: MembershipOf) -> None:
    with organisation_scope(acme):
        ask_for_deletion(by=membership_of(ana, acme), name="Acme")
        Organisation.objects.filter(pk=acme.pk).update(delete_after=timezone.now())
    delete_organisations(0)
    with installation_scope():
        assert not Organisation.objects.exists()


def test_people_on_seats_do_not_hold_it_back(
    team: Team, acme: Organisation, ana: User, membership_of: MembershipOf
) -> None:
    with organisation_scope(acme):
        assert Person.objects.exists()
        ask_for_deletion(by=membership_of(ana, acme), name="Acme")
    assert delete_due(timezone.now() + 2 * WAITING) == ["Acme"]
    with pytest.raises(Membership.DoesNotExist):
        membership_of(ana, acme)
