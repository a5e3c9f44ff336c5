"""The audit log: what goes in, that it stays, and who reads it."""

import csv
import io

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisations.models import AuditEntry, Deed, Level, Membership, Organisation, User
from organisations.scope import organisation_scope
from organisations.services.invitation import (
    accept_invitation,
    invite_member,
    withdraw_invitation,
)
from organisations.services.membership import change_level, remove_member
from organisations.services.organisation import rename_organisation
from tests.cast import ClientFor
from tests.factories.organisations import UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"


def log(organisation: Organisation) -> list[tuple[str, str, str]]:
    """Deed, who and about, the oldest first."""
    with organisation_scope(organisation):
        found = AuditEntry.objects.select_related("by").order_by("pk")
        return [(one.deed, str(one.by or ""), one.about) for one in found]


def test_the_life_of_a_membership(acme: Organisation, ana: User) -> None:
    eva = UserFactory(name="Eva")
    with organisation_scope(acme):
        by = Membership.objects.get(user=ana)
        withdraw_invitation(
            by=by, invitation=invite_member(by=by, email="finn@x.org", level=Level.VIEWER)
        )
        invitation = invite_member(by=by, email="eva@x.org", level=Level.VIEWER)
    member = accept_invitation(token=invitation.token, user=eva)
    with organisation_scope(acme):
        change_level(by=by, member=member, level=Level.EDITOR)
        change_level(by=by, member=member, level=Level.EDITOR)
        remove_member(by=by, member=member)
        rename_organisation(by=by, name="Acme Corp")
        rename_organisation(by=by, name="Acme Corp")
    assert log(acme) == [
        ("invited", "Ana Díaz", "finn@x.org as viewer"),
        ("withdrew", "Ana Díaz", "of finn@x.org"),
        ("invited", "Ana Díaz", "eva@x.org as viewer"),
        ("joined", "Eva", "as viewer, invited by Ana Díaz"),
        ("access", "Ana Díaz", "Eva: viewer before, editor now"),
        ("removed", "Ana Díaz", "Eva"),
        ("settings", "Ana Díaz", "Renamed from Acme to Acme Corp"),
    ]


def sign_in(user: User, password: str) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": user.email, "password": password})
    return client


def test_sign_ins_stand_in_every_organisation_of_the_user_with_their_address(
    acme: Organisation, umbrella: Organisation, ana: User, dana: User
) -> None:
    ana.set_password(PASSWORD)
    ana.save()
    sign_in(ana, "wrong")
    sign_in(ana, PASSWORD)
    assert log(acme) == [
        ("sign-in-failed", "", "for Ana Díaz"),
        ("signed-in", "Ana Díaz", ""),
    ]
    assert log(umbrella) == []
    with organisation_scope(acme):
        assert set(AuditEntry.objects.values_list("address", flat=True)) == {"127.0.0.1"}


def test_what_was_typed_for_an_address_is_kept_nowhere(acme: Organisation) -> None:
    Client().post("/accounts/login/", {"login": "my-secret@x.org", "password": "x"})
    assert log(acme) == []


def test_a_new_password_is_written_down(acme: Organisation, ana: User) -> None:
    ana.set_password(PASSWORD)
    ana.save()
    client = sign_in(ana, PASSWORD)
    new = "another long password"
    client.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert log(acme)[-1] == ("credentials", "Ana Díaz", "changed the password")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE organisations_auditentry SET about = ''",
        "DELETE FROM organisations_auditentry",
        "TRUNCATE organisations_auditentry",
    ],
)
def test_it_is_never_changed(statement: str, acme: Organisation, ana: User) -> None:
    with organisation_scope(acme):
        rename_organisation(by=Membership.objects.get(user=ana), name="Other")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                cursor.execute(statement)
    assert len(log(acme)) == 1


def test_owners_read_it_filter_it_and_take_it(
    acme: Organisation, ana: User, client_for: ClientFor
) -> None:
    with organisation_scope(acme):
        by = Membership.objects.get(user=ana)
        invite_member(by=by, email="=cmd@x.org", level=Level.VIEWER)
        rename_organisation(by=by, name="<b>Acme</b>")
    client = client_for(ana)
    page = client.get("/o/acme/settings/audit/").content.decode()
    assert "=cmd@x.org as viewer" in page
    assert "Renamed from Acme to &lt;b&gt;Acme&lt;/b&gt;" in page
    only = client.get("/o/acme/settings/audit/?deed=invited").content.decode()
    assert "=cmd@x.org" in only and "Renamed" not in only
    nothing = client.get("/o/acme/settings/audit/?deed=deletion&page=9").content.decode()
    assert "Nothing of the kind yet." in nothing
    file = client.get("/o/acme/settings/audit.csv?deed=invited").content.decode("utf-8-sig")
    [headers, row] = csv.reader(io.StringIO(file))
    assert headers[1:5] == ["Who", "E-mail", "Deed", "About"]
    assert row[1:5] == ["Ana Díaz", "ana@example.org", "Invited", "'=cmd@x.org as viewer"]
    assert log(acme)[-1][2] == "The audit log as csv"


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_costs_the_same_for_any_number(
    number: int, acme: Organisation, ana: User, client_for: ClientFor
) -> None:
    client = client_for(ana)
    with organisation_scope(acme):
        for _ in range(number):
            AuditEntry.objects.create(organisation=acme, by=ana, deed=Deed.EXPORTED)
    client.get("/o/acme/settings/audit/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/o/acme/settings/audit/")
    assert len([one for one in asked if one["sql"].startswith("SELECT")]) == 5
