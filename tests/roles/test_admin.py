"""An operator edits definitions in the admin, and is told who would be affected."""

from __future__ import annotations

import pytest
from django.test import Client

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from roles import effective
from roles import models as m
from tests.cast import ClientFor
from tests.roles.operating import ROLE, posted, stored
from tests.teams.builders import make_team

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", ["area", "skill", "responsibility", "role", "handoff"])
def test_each_kind_is_listed_and_found(operator: Client, model: str) -> None:
    assert operator.get(f"/admin/roles/{model}/?q=product").status_code == 200
    assert operator.get(f"/admin/roles/{model}/add/").status_code == 200


def test_nothing_is_shown_as_json(operator: Client) -> None:
    html = operator.get(f"{ROLE}{stored('product-owner').pk}/change/").content.decode()
    assert "Prod. Owner\nAgile Product Owner" in html
    assert "[&quot;" not in html


def test_a_change_counts_and_differs_from_the_shipped_one(operator: Client) -> None:
    role = stored("scrum-master")
    before = effective.definitions_revision()
    page = operator.get(f"{ROLE}{role.pk}/change/")
    answer = operator.post(f"{ROLE}{role.pk}/change/", posted(page) | {"purpose": "Ours"})
    assert answer.status_code == 302, answer.context["errors"]
    assert stored("scrum-master").purpose == "Ours"
    assert effective.definitions_revision() != before
    assert (
        "Purpose: Helps the team to work well"
        in operator.get(f"{ROLE}{role.pk}/change/").content.decode()
    )
    assert effective.installation_catalogue().roles["scrum-master"].purpose == "Ours"


def test_a_role_cannot_specialise_itself_in_a_circle(operator: Client) -> None:
    role = stored("product-manager")
    page = operator.get(f"{ROLE}{role.pk}/change/")
    circle = posted(page) | {"specialises": stored("growth-product-manager").pk}
    html = operator.post(f"{ROLE}{role.pk}/change/", circle).content.decode()
    assert "A role cannot specialise itself" in html


def test_what_is_used_says_where_and_cannot_be_deleted(
    operator: Client, acme: Organisation
) -> None:
    with organisation_scope(acme):
        make_team(acme)
    role = stored("product-owner")
    html = operator.get(f"{ROLE}{role.pk}/change/").content.decode()
    assert "1 seat in 1 team of 1 organisation: Product Owner" in html
    assert f"{ROLE}{role.pk}/delete/" not in html
    refused = operator.post(f"{ROLE}{role.pk}/delete/", {"post": "yes"}, follow=True)
    said = "Product Owner cannot be deleted: 1 seat in 1 team of 1 organisation use it."
    assert said in refused.content.decode()
    assert stored("product-owner").pk == role.pk
    unused = stored("executive-sponsor")
    assert operator.post(f"{ROLE}{unused.pk}/delete/", {"post": "yes"}).status_code == 302


def test_who_is_no_operator_does_not_come_in(client_for: ClientFor, ana: User) -> None:
    assert client_for(ana).get(ROLE).status_code == 302


def test_the_history_says_who_changed_what_in_words(operator: Client) -> None:
    page = operator.get(f"{ROLE}{stored('scrum-master').pk}/change/")
    sent = posted(page) | {"short": "SCRUM"}
    operator.post(f"{ROLE}{stored('scrum-master').pk}/change/", sent)
    told = operator.get(f"{ROLE}{stored('scrum-master').pk}/history/").text
    assert "changed it" in told
    assert "Short name: SM → SCRUM" in told


def test_what_an_organisations_own_definition_points_to_is_not_deleted(
    operator: Client, acme: Organisation
) -> None:
    with organisation_scope(acme):
        m.Role.objects.create(
            organisation=acme, key="own", name="Own", specialises=stored("scrum-master")
        )
    answer = operator.post(
        f"{ROLE}{stored('scrum-master').pk}/delete/", {"post": "yes"}, follow=True
    )
    assert "definitions of 1 organisation(s) use it" in answer.text
    assert stored("scrum-master").name
