"""Before a used definition is saved, a page says what changes for whom; nothing typed is lost on the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from organisations.models import Organisation
from organisations.scope import installation_scope, organisation_scope
from roles import effective
from roles import models as m
from teams.matrix.model import Seat
from tests.roles.operating import confirming, posted, stored
from tests.teams.builders import make_team

pytestmark = pytest.mark.django_db
ASKS = "Nothing is saved yet."


@pytest.fixture(autouse=True)
def teams(acme: Organisation, umbrella: Organisation) -> None:
    """Two teams of one organisation and one of another have a Product Owner and a Scrum Master."""
    for organisation, names in ((acme, ("Checkout", "Search")), (umbrella, ("Stock",))):
        with organisation_scope(organisation):
            for name in names:
                make_team(organisation, name)


def address(model: str, key: str) -> str:
    kinds: dict[str, Any] = {"responsibility": m.Responsibility, "skill": m.Skill, "area": m.Area}
    with installation_scope():
        found = m.HandOff.objects.get(key__startswith=key) if model == "handoff" else None
        found = found or kinds.get(model, m.Role).objects.get(key=key)
    return f"/admin/roles/{model}/{found.pk}/change/"


def changed(operator: Client, place: str, **values: Any) -> tuple[dict[str, Any], str]:
    """(what was sent, the page that answered)."""
    sent = posted(operator.get(place)) | values
    answer = operator.post(place, sent, follow=True)
    return sent, answer.content.decode()


def test_the_page_says_what_changes_for_whom_and_saves_nothing(operator: Client) -> None:
    before = effective.definitions_revision()
    _, html = changed(operator, address("role", "scrum-master"), purpose="Ours", side="po")
    assert ASKS in html
    assert "3 seats in 3 teams of 2 organisations: Scrum Master" in html
    assert "Helps the team to work well" in html and ">Ours<" in html
    assert ">neither<" in html and ">Product Owner<" in html
    for secret in ("Acme", "Umbrella", "Checkout", "Stock", "Ana Díaz"):
        assert secret not in html
    assert stored("scrum-master").purpose != "Ours"
    assert effective.definitions_revision() == before


def test_who_confirms_saves_what_was_typed(operator: Client) -> None:
    place = address("role", "scrum-master")
    _, html = changed(operator, place, purpose="Ours")
    answer = operator.post(place, confirming(html))
    assert answer.status_code == 302
    assert stored("scrum-master").purpose == "Ours"


def test_going_back_loses_nothing_and_saves_nothing(operator: Client) -> None:
    place = address("role", "product-owner")
    page = operator.get(place)
    sent = posted(page)
    first = next(name for name in sent if name.endswith("-meanings"))
    sent |= {"purpose": "Two\r\nlines & <b>", first: ["advises", "informed"], "short": "P O"}
    carried = confirming(operator.post(place, sent).content.decode())
    again = operator.post(place, carried | {"_back_to_the_form": "yes"})
    form = again.context["adminform"].form
    assert form["purpose"].value() == "Two\r\nlines & <b>"
    shown = {name: value for name, value in posted(again).items() if value != ""}
    assert {name: str(value) for name, value in shown.items()} == {
        name: str(value) for name, value in sent.items()
    }
    assert again.context["errors"] == []
    assert stored("product-owner").purpose not in ("Two\r\nlines & <b>", "")
    assert stored("product-owner").short == "PO"


def test_letters_and_skills_are_part_of_the_question(operator: Client) -> None:
    place = address("role", "product-owner")
    page = operator.get(place)
    sent = posted(page)
    letters, skills = (one.formset for one in page.context["inline_admin_formsets"])
    vision = next(
        form for form in letters.forms if form.instance.responsibility.key == "product-vision"
    )
    sent[vision.add_prefix("meanings")] = ["informed"]
    sent[skills.forms[0].add_prefix("DELETE")] = "on"
    html = operator.post(place, sent).content.decode()
    assert "Letters expected on Product vision" in html
    assert ">advises<" in html and ">informed<" in html
    assert "Skill asked for: Agile methods" in html and ">nothing<" in html
    with installation_scope():
        assert m.RequiredSkill.objects.filter(
            role__key="product-owner", skill__key="agile-methods"
        ).exists()


def test_a_new_letter_is_named_too(operator: Client) -> None:
    place = address("role", "product-owner")
    sent = posted(operator.get(place))
    number = int(sent["expectations-TOTAL_FORMS"])
    with installation_scope():
        funding = m.Responsibility.objects.get(key="funding")
    sent |= {
        "expectations-TOTAL_FORMS": number + 1,
        f"expectations-{number}-responsibility": funding.pk,
        f"expectations-{number}-meanings": ["informed"],
    }
    html = operator.post(place, sent).content.decode()
    assert "Letters expected on Funding and mandate" in html
    with installation_scope():
        assert not m.Expectation.objects.filter(
            role__key="product-owner", responsibility=funding
        ).exists()


def test_somebody_elses_change_in_between_asks_again(operator: Client) -> None:
    place = address("role", "scrum-master")
    _, html = changed(operator, place, purpose="Ours")
    with installation_scope():
        m.Role.objects.filter(key="scrum-master").update(purpose="Theirs")
    again = operator.post(place, confirming(html)).content.decode()
    assert "Somebody else has changed this in the meantime" in again
    assert ">Theirs<" in again
    assert stored("scrum-master").purpose == "Theirs"


@pytest.mark.parametrize(
    ("model", "key", "said"),
    [
        ("role", "product-manager", "3 seats in 3 teams of 2 organisations: Product Manager"),
        ("responsibility", "product-vision", "3 rows in 3 teams of 2 organisations: Product vis"),
        ("skill", "facilitation", "3 seats in 3 teams of 2 organisations: Scrum Master, which as"),
        ("area", "strategy", "3 rows in 3 teams of 2 organisations: Product strategy, which lies"),
        ("handoff", "product-vision", "3 rows in 3 teams of 2 organisations: Product vision, whi"),
    ],
)
def test_each_kind_says_whom_it_reaches(operator: Client, model: str, key: str, said: str) -> None:
    _, html = changed(operator, address(model, key), name="Another name")
    assert ASKS in html and said in html


def test_a_role_reaches_those_that_specialise_it(operator: Client, acme: Organisation) -> None:
    with organisation_scope(acme):
        make_team(acme, "Data", seats=(Seat("d", "data-product-manager"),), rows=())
    _, html = changed(operator, address("role", "product-manager"), purpose="Ours")
    said = "1 seat in 1 team of 1 organisation: Data Product Manager, which specialises Product"
    assert said in html


def test_what_nobody_uses_or_nothing_changes_is_not_asked_about(operator: Client) -> None:
    _, html = changed(operator, address("role", "executive-sponsor"), purpose="Ours")
    assert ASKS not in html
    assert stored("executive-sponsor").purpose == "Ours"
    for model, key in (("role", "product-owner"), ("responsibility", "product-vision")):
        _, html = changed(operator, address(model, key))
        assert ASKS not in html and "was changed successfully" in html


def test_faults_are_said_before_anything_is_asked(operator: Client) -> None:
    _, html = changed(operator, address("role", "product-owner"), statements="No source here")
    assert ASKS not in html
    assert "Line 1 has no source" in html
