"""An operator edits definitions in the admin, and is told who would be affected."""

from __future__ import annotations

import pytest
from django.test import Client

from organisations.models import Organisation, User
from organisations.scope import installation_scope, organisation_scope
from roles import effective
from roles import models as m
from roles.definitions.reading import shipped_catalogue
from roles.load import load_catalogue
from tests.cast import ClientFor
from tests.factories.organisations import UserFactory
from tests.teams.builders import make_team

pytestmark = pytest.mark.django_db
ROLE = "/admin/roles/role/"


@pytest.fixture
def operator(client_for: ClientFor) -> Client:
    load_catalogue(shipped_catalogue())
    user: User = UserFactory(is_staff=True, is_superuser=True)
    return client_for(user)


def stored(key: str) -> m.Role:
    with installation_scope():
        return m.Role.objects.get(key=key)


def posted(page: object) -> dict[str, object]:
    """What the form would send as it stands."""
    sent: dict[str, object] = {}
    forms = [page.context["adminform"].form]  # type: ignore[attr-defined]
    for formset in page.context["inline_admin_formsets"]:  # type: ignore[attr-defined]
        forms += [formset.formset.management_form, *formset.formset.forms]
    for form in forms:
        for name in form.fields:
            value = form[name].value()
            if value not in (None, "", False):
                sent[form.add_prefix(name)] = value
    return sent


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
    assert "purpose was" in operator.get(f"{ROLE}{role.pk}/change/").content.decode()
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
    assert "1 places in 1 teams of 1 organisations" in html
    assert operator.post(f"{ROLE}{role.pk}/delete/", {"post": "yes"}).status_code == 403
    unused = stored("executive-sponsor")
    assert operator.post(f"{ROLE}{unused.pk}/delete/", {"post": "yes"}).status_code == 302


def test_who_is_no_operator_does_not_come_in(client_for: ClientFor, ana: User) -> None:
    assert client_for(ana).get(ROLE).status_code == 302
