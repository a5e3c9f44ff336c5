"""Who may change one team: given it, or leading it by a seat; and nothing besides it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisations.models import AuditEntry, Membership, Organisation, User
from organisations.scope import organisation_scope
from organisations.services.membership import remove_member
from teams.door import apply_edits
from teams.matrix.edits import SetCell
from teams.models import OrganisationSettings, Person, Seat, Team, TeamEditor, Why
from teams.people import add_people
from teams.rights import can_edit_team, reason_against_editing, teams_edited_by
from teams.team_editors import let_edit, let_leads_edit, no_longer_edit
from tests.cast import ClientFor, MembershipOf
from tests.teams.builders import make_team

pytestmark = pytest.mark.django_db

CELL = {"saw": "I", "letter": "C"}


@pytest.fixture
def search(team: Team, acme: Organisation) -> Team:
    with organisation_scope(acme):
        return make_team(acme, "Search")


@pytest.fixture
def given(team: Team, acme: Organisation, ana: User, chi: User) -> TeamEditor:
    with organisation_scope(acme):
        by, member = (Membership.objects.get(user=user) for user in (ana, chi))
        return let_edit(by=by, member=member, team=team)


def lead(team: Team, user: User, role: str, *, on: bool = True, **dates: object) -> None:
    """Put the user's person on the team's first seat, and let who leads edit."""
    person = Person.objects.create(
        organisation=team.organisation, key=user.email.split("@")[0], name=user.name, user=user
    )
    Seat.objects.filter(team=team, key="pm").update(person=person, role=role, **dates)
    OrganisationSettings.objects.update_or_create(
        organisation=team.organisation, defaults={"leads_edit": on}
    )


def fresh(user: User) -> Membership:
    return Membership.objects.select_related("organisation", "user").get(user=user)


def test_who_was_given_a_team_changes_it_and_no_other(
    given: TeamEditor, team: Team, search: Team, chi: User, acme: Organisation
) -> None:
    with organisation_scope(acme):
        by = fresh(chi)
        edits = [SetCell("product-vision", "po", ("I",), ("C",))]
        assert apply_edits(team=team, edits=edits, by=by, why=Why.CLICK).team.revision == 2
        with pytest.raises(
            PermissionDenied, match=r"You may change Checkout, but not this team. An owner"
        ):
            apply_edits(team=search, edits=edits, by=by, why=Why.CLICK)


def test_the_page_is_theirs_to_change(
    given: TeamEditor, team: Team, search: Team, chi: User, client_for: ClientFor
) -> None:
    client = client_for(chi)
    page = client.get("/o/acme/teams/checkout/").content.decode()
    assert "data-editable" in page and "You may look at Acme" not in page
    other = client.get("/o/acme/teams/search/").content.decode()
    assert "data-editable" not in other and "You may change Checkout, but not this team." in other


def test_their_settings_offer_neither_a_copy_nor_the_archive(
    given: TeamEditor, team: Team, chi: User, client_for: ClientFor
) -> None:
    page = client_for(chi).get("/o/acme/teams/checkout/settings/").content.decode()
    assert "Save the facts" in page
    assert "Copy the team" not in page and "Archive Checkout" not in page
    assert "Let them change this team" not in page


def test_they_bring_a_colleague_onto_their_seats_but_not_into_the_organisation(
    given: TeamEditor, team: Team, search: Team, chi: User, acme: Organisation
) -> None:
    with organisation_scope(acme):
        by = fresh(chi)
        [made] = add_people(organisation=acme, by=by, names=["Eva"], team=team)
        assert made.name == "Eva"
        for other in (None, search):
            with pytest.raises(PermissionDenied):
                add_people(organisation=acme, by=by, names=["Finn"], team=other)


def test_it_is_taken_back(
    given: TeamEditor, team: Team, chi: User, ana: User, acme: Organisation
) -> None:
    with organisation_scope(acme):
        assert can_edit_team(fresh(chi), team)
        no_longer_edit(by=fresh(ana), editor=given)
        assert not can_edit_team(fresh(chi), team)
        said = list(AuditEntry.objects.filter(deed="access").values_list("about", flat=True))
    assert said == ["Chi Okafor may no longer change Checkout", "Chi Okafor may change Checkout"]


def test_giving_it_twice_is_giving_it_once(
    given: TeamEditor, team: Team, chi: User, ana: User, acme: Organisation
) -> None:
    with organisation_scope(acme):
        assert let_edit(by=fresh(ana), member=fresh(chi), team=team).pk == given.pk
        assert AuditEntry.objects.filter(deed="access").count() == 1


def test_only_administrators_give_it(
    team: Team, bo: User, chi: User, acme: Organisation, membership_of: MembershipOf
) -> None:
    with organisation_scope(acme):
        for by in (bo, chi):
            with pytest.raises(PermissionDenied):
                let_edit(by=fresh(by), member=fresh(chi), team=team)
            with pytest.raises(PermissionDenied):
                let_leads_edit(by=fresh(by), wanted=True)


def test_it_goes_with_the_membership(
    given: TeamEditor, team: Team, chi: User, ana: User, acme: Organisation
) -> None:
    with organisation_scope(acme):
        remove_member(by=fresh(ana), member=fresh(chi))
        assert not TeamEditor.objects.exists()


@pytest.mark.parametrize("role", ["product-manager", "product-owner", "growth-product-manager"])
def test_who_leads_may_change_the_team_where_that_is_wished(
    role: str, team: Team, search: Team, chi: User, acme: Organisation
) -> None:
    with organisation_scope(acme):
        lead(team, chi, role)
        assert teams_edited_by(fresh(chi)) == {"checkout": "Checkout"}


def test_not_where_it_is_not_wished(team: Team, chi: User, acme: Organisation) -> None:
    with organisation_scope(acme):
        lead(team, chi, "product-manager", on=False)
        assert not can_edit_team(fresh(chi), team)


@pytest.mark.parametrize("role", ["scrum-master", "no-such-role"])
def test_not_by_a_seat_of_neither_side(
    role: str, team: Team, chi: User, acme: Organisation
) -> None:
    with organisation_scope(acme):
        lead(team, chi, role)
        assert not can_edit_team(fresh(chi), team)


def test_not_before_the_seat_begins_nor_after_it_ends(
    team: Team, chi: User, acme: Organisation
) -> None:
    today, day = timezone.localdate(), timedelta(days=1)
    with organisation_scope(acme):
        lead(team, chi, "product-manager", since=today, until=today)
        assert can_edit_team(fresh(chi), team)
        for dates in ({"since": today + day}, {"since": None, "until": today - day}):
            Seat.objects.filter(key="pm").update(**dates)
            assert not can_edit_team(fresh(chi), team)


def test_another_organisations_seat_gives_nothing(
    team: Team, umbrella: Organisation, chi: User, acme: Organisation
) -> None:
    with organisation_scope(umbrella):
        lead(make_team(umbrella), chi, "product-manager")
    with organisation_scope(acme):
        assert teams_edited_by(fresh(chi)) == {}


def test_editors_cost_no_query_and_others_one(
    given: TeamEditor, team: Team, search: Team, bo: User, chi: User, acme: Organisation
) -> None:
    with organisation_scope(acme):
        editor, viewer = fresh(bo), fresh(chi)
        with CaptureQueriesContext(connection) as asked:
            assert can_edit_team(editor, team)
        assert len(asked) == 0
        with CaptureQueriesContext(connection) as asked:
            assert can_edit_team(viewer, team)
            assert can_edit_team(viewer, "checkout")
            assert not can_edit_team(viewer, search)
        assert len(asked) == 1
        assert reason_against_editing(editor, search) == ""


@pytest.fixture
def owner(team: Team, ana: User, client_for: ClientFor) -> Client:
    return client_for(ana)


def test_a_viewer_is_chosen_on_the_settings_page(
    owner: Client, chi: User, bo: User, acme: Organisation
) -> None:
    page = owner.get("/o/acme/teams/checkout/settings/").content.decode()
    assert "Chi Okafor</option>" in page and "Bo Lund</option>" not in page
    with organisation_scope(acme):
        member = fresh(chi).pk
    said = owner.post(
        "/o/acme/teams/checkout/settings/editors/", {"member": member}, follow=True
    ).content.decode()
    assert "Chi Okafor may change Checkout now." in said and "Every other member may" in said
    access = owner.get("/o/acme/settings/access/").content.decode()
    assert "Chi Okafor" in access
    with organisation_scope(acme):
        held = TeamEditor.objects.get()
    gone = owner.post(
        f"/o/acme/teams/checkout/settings/editors/{held.pk}/remove/", follow=True
    ).content.decode()
    assert "Chi Okafor may look at Checkout, and not change it." in gone


@pytest.mark.parametrize("member", ["", "0", "x", "{bo}", "{elsewhere}"])
def test_whoever_cannot_be_chosen_is_refused_in_words(
    member: str,
    owner: Client,
    bo: User,
    dana: User,
    umbrella: Organisation,
    acme: Organisation,
) -> None:
    with organisation_scope(acme):
        own = fresh(bo).pk
    with organisation_scope(umbrella):
        theirs = fresh(dana).pk
    said = owner.post(
        "/o/acme/teams/checkout/settings/editors/",
        {"member": member.format(bo=own, elsewhere=theirs)},
        follow=True,
    ).content.decode()
    assert "Choose a member." in said or "This member may change the team already" in said
    with organisation_scope(acme):
        assert not TeamEditor.objects.exists()


def test_the_access_page_says_what_one_may_and_who_gives_more(
    given: TeamEditor, chi: User, client_for: ClientFor
) -> None:
    page = " ".join(client_for(chi).get("/o/acme/settings/access/").content.decode().split())
    assert "As <b>viewer</b> of Acme you may look at everything, but change nothing." in page
    assert "You may change the matrix of Checkout all the same." in page
    assert "An owner or administrator can give you more: Ana Díaz." in page


def test_leads_are_let_by_a_tick(owner: Client, acme: Organisation) -> None:
    owner.post("/o/acme/settings/access/", {"leads_edit": "on"})
    with organisation_scope(acme):
        assert OrganisationSettings.objects.get().leads_edit
    assert "checked" in owner.get("/o/acme/settings/access/").content.decode()
    owner.post("/o/acme/settings/access/")
    with organisation_scope(acme):
        assert not OrganisationSettings.objects.get().leads_edit
