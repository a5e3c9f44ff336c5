"""Definitions in the browser, without a browser: what administrators see, are told, and do."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from organisations.models import Level, Membership, Organisation, User
from organisations.scope import organisation_scope
from roles.editing.standing import Mark, standing_of
from roles.editing.values import KIND_BY_KEY
from teams.models import Seat, Team
from tests.cast import ClientFor
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db
PO = "/o/acme/catalogue/roles/product-owner/"


@pytest.fixture
def ana_there(team: Team, ana: User, client_for: ClientFor) -> Client:
    return client_for(ana)


def sent(page: Any, **said: str) -> dict[str, Any]:
    """What the form on a page would send, with other values."""
    form = page.context["form"]
    data = {"base": page.context["base"]}
    for name in form.fields:
        value = form[name].value()
        if value not in (False, None):
            data[name] = value
    if page.context.get("proposal"):
        data["token"] = page.context["proposal"].token
    return {**data, **said}


def own(acme: Organisation, key: str = "product-owner", kind: str = "role") -> Any:
    with organisation_scope(acme):
        return standing_of(acme, KIND_BY_KEY[kind], key)


def saved(client: Client, address: str, **said: str) -> Any:
    """Look at the effect, then save."""
    told = client.post(address, sent(client.get(address), **said))
    assert told.status_code == 200, told.context["form"].errors
    return client.post(address, sent(told, do="save"))


def test_a_change_is_told_first_and_saved_then(ana_there: Client, acme: Organisation) -> None:
    page = ana_there.get(PO + "edit/")
    told = ana_there.post(PO + "edit/", sent(page, short="POA", do="save"))
    assert own(acme).mark is Mark.SHIPPED
    assert "1 seat in 1 team" in told.text
    done = ana_there.post(PO + "edit/", sent(told, do="save"), follow=True)
    assert own(acme).values["short"] == "POA"
    assert "Product Owner is saved." in done.text
    assert "How it differs from the shipped one" in done.text


def test_what_is_changed_after_it_was_told_is_told_again(
    ana_there: Client, acme: Organisation
) -> None:
    told = ana_there.post(PO + "edit/", sent(ana_there.get(PO + "edit/"), short="POA"))
    again = ana_there.post(PO + "edit/", sent(told, short="POB", do="save"))
    assert again.status_code == 409
    assert own(acme).mark is Mark.SHIPPED


def test_letters_follow_if_that_is_chosen(
    ana_there: Client, acme: Organisation, team: Team
) -> None:
    told = ana_there.post(
        PO + "edit/", sent(ana_there.get(PO + "edit/"), **{"expects-product-strategy": "informed"})
    )
    assert told.context["proposal"].effect.letters == 1
    ana_there.post(PO + "edit/", sent(told, do="save", letters="follow"))
    team.refresh_from_db()
    assert team.revision == 2
    history = ana_there.get(PO + "history/")
    assert "1 letter of teams followed" in history.text


def test_two_administrators_lose_nothing(
    ana_there: Client, acme: Organisation, client_for: ClientFor
) -> None:
    first = ana_there.get(PO + "edit/")
    other = MembershipFactory(organisation=acme, level=Level.ADMINISTRATOR)
    saved(client_for(other.user), PO + "edit/", purpose="Theirs.", short="THEY")
    late = ana_there.post(PO + "edit/", sent(first, short="MINE", horizon="any", do="save"))
    assert late.status_code == 409
    assert f"{other.user.get_full_name()} changed it while you were writing" in late.text
    form = late.context["form"]
    assert (form["purpose"].value(), form["short"].value(), form["horizon"].value()) == (
        "Theirs.", "MINE", "any",
    )  # fmt: skip
    assert own(acme).values["short"] == "THEY"
    told = ana_there.post(PO + "edit/", sent(late))
    ana_there.post(PO + "edit/", sent(told, do="save"))
    assert (own(acme).values["purpose"], own(acme).values["short"]) == ("Theirs.", "MINE")


def confirmed(client: Client, address: str) -> Any:
    asked = client.get(address)
    return client.post(
        address, {"do": "save", "token": asked.context["proposal"].token}, follow=True
    )


def test_going_back_and_restoring_tell_their_effect_and_stand_in_the_history(
    ana_there: Client, acme: Organisation
) -> None:
    saved(ana_there, PO + "edit/", short="POA")
    assert "Go back to the shipped one…" in ana_there.get(PO).text
    confirmed(ana_there, PO + "back/")
    assert own(acme).mark is Mark.SHIPPED
    history = ana_there.get(PO + "history/")
    first = history.context["entries"][1].change.pk
    confirmed(ana_there, f"{PO}history/{first}/restore/")
    assert own(acme).values["short"] == "POA"
    deeds = [one.change.deed for one in ana_there.get(PO + "history/").context["entries"]]
    assert deeds == ["restored", "went-back", "changed"]


def test_an_old_page_that_asks_saves_nothing(ana_there: Client, acme: Organisation) -> None:
    saved(ana_there, PO + "edit/", short="POA")
    token = ana_there.get(PO + "back/").context["proposal"].token
    saved(ana_there, PO + "edit/", short="POB")
    late = ana_there.post(PO + "back/", {"do": "save", "token": token})
    assert late.status_code == 409
    assert own(acme).values["short"] == "POB"


def test_a_role_is_specialised_and_shows_what_it_overrides(
    ana_there: Client, acme: Organisation
) -> None:
    address = "/o/acme/catalogue/roles/new/?specialises=product-owner"
    page = ana_there.get(address)
    assert "It has the letters of Product Owner" in page.text
    done = ana_there.post(
        address,
        sent(page, name="Platform PO", **{"expects-roadmap": "does", "expects-launch": "nothing"}),
    )
    done = ana_there.post(address, sent(done, do="save"), follow=True)
    assert done.redirect_chain[-1][0] == "/o/acme/catalogue/roles/platform-po/"
    assert "instead of Product Owner’s" in done.text
    assert "from Product Owner" in done.text
    values = own(acme, "platform-po").values
    assert (values["specialises"], values["expects"]) == (
        "product-owner", {"roadmap": ["does"], "launch": []},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "said", "key"),
    [
        ("areas", {"name": "Legal"}, "legal"),
        ("skills", {"name": "Negotiation"}, "negotiation"),
        ("responsibilities", {"name": "Contracts", "area": "strategy"}, "contracts"),
        (
            "hand-offs",
            {"giving": "roadmap", "receiving": "user-stories"},
            "roadmap-to-user-stories",
        ),
        ("roles", {"name": "Legal Counsel"}, "legal-counsel"),
    ],
)
def test_each_kind_is_made_retired_and_deleted(
    ana_there: Client, acme: Organisation, kind: str, said: dict[str, str], key: str
) -> None:
    base = f"/o/acme/catalogue/{kind}/"
    assert saved(ana_there, base + "new/", **said).headers["Location"] == f"{base}{key}/"
    page = ana_there.get(f"{base}{key}/")
    assert page.context["can_go"] is True
    confirmed(ana_there, f"{base}{key}/retire/")
    assert "retired" in ana_there.get(f"{base}{key}/").text
    confirmed(ana_there, f"{base}{key}/delete/")
    assert ana_there.get(f"{base}{key}/").status_code == 404
    assert "deleted it" in ana_there.get(f"{base}{key}/history/").text


def test_what_is_used_is_not_deleted_and_says_where(
    ana_there: Client, acme: Organisation, team: Team
) -> None:
    saved(ana_there, "/o/acme/catalogue/roles/new/", name="Chaplain")
    with organisation_scope(acme):
        seat = Seat.objects.get(team=team, key="sm")
        seat.role = "chaplain"
        seat.save()
    page = ana_there.post("/o/acme/catalogue/roles/chaplain/delete/")
    assert page.status_code == 409
    assert "1 seat in 1 team (Checkout). Retire it instead" in page.text
    assert own(acme, "chaplain").values is not None


def test_a_shipped_definition_is_not_deleted(ana_there: Client) -> None:
    assert "came with Remit" in ana_there.get(PO + "delete/").text


def test_a_circle_of_specialisations_is_refused_in_words(
    ana_there: Client, acme: Organisation
) -> None:
    page = ana_there.get(PO + "edit/")
    told = ana_there.post(PO + "edit/", sent(page, specialises="data-product-owner", do="save"))
    assert told.status_code == 422
    assert "specialises itself in a circle" in told.text
    assert own(acme).mark is Mark.SHIPPED


def test_wrong_values_are_told_beside_their_fields(ana_there: Client) -> None:
    page = ana_there.get(PO + "edit/")
    told = ana_there.post(PO + "edit/", sent(page, name="\u202eevil", **{"expects-roadmap": "x"}))
    assert told.status_code == 422
    assert "turn the direction of writing" in told.text


def test_a_viewer_reads_everything_and_is_told_who_can_change_it(
    team: Team, chi: User, client_for: ClientFor
) -> None:
    page = client_for(chi).get(PO)
    assert "Ana Díaz" in page.text
    assert "/edit/" not in page.text
    assert client_for(chi).get(PO + "edit/").status_code == 403


def test_another_organisation_does_not_see_it(
    ana_there: Client, dana: User, umbrella: Organisation, client_for: ClientFor
) -> None:
    saved(ana_there, "/o/acme/catalogue/roles/new/", name="Chaplain")
    theirs = client_for(dana)
    assert theirs.get("/o/umbrella/catalogue/roles/chaplain/").status_code == 404
    assert "Chaplain" not in theirs.get("/o/umbrella/catalogue/roles/").text
    assert theirs.get("/o/acme/catalogue/roles/chaplain/").status_code == 404


def test_an_unknown_key_is_answered_with_the_nearest(ana_there: Client) -> None:
    page = ana_there.get("/o/acme/catalogue/roles/product-ownr/")
    assert page.status_code == 404
    assert PO in page.text


def test_pages_ask_the_database_no_more_for_more_teams(
    ana_there: Client, acme: Organisation, by_ana: Membership, django_assert_max_num_queries: Any
) -> None:
    for address in ("/o/acme/catalogue/", "/o/acme/catalogue/roles/", PO):
        ana_there.get(address)
        with django_assert_max_num_queries(24):
            ana_there.get(address)


def test_own_roles_are_compared_beside_the_shipped_ones(ana_there: Client) -> None:
    saved(ana_there, "/o/acme/catalogue/roles/new/", name="Chaplain", purpose="Listens.")
    page = ana_there.get("/o/acme/catalogue/roles/compare/?a=chaplain&b=product-owner")
    assert 'href="/o/acme/catalogue/roles/chaplain/"' in page.text
    assert 'href="/o/acme/catalogue/responsibilities/roadmap/"' in page.text
    assert 'href="/catalogue/roles/' not in page.text
    assert ana_there.get("/o/acme/catalogue/roles/compare/?a=nobody").status_code == 404
