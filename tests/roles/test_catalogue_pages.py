"""The catalogue is for everybody to read."""

from __future__ import annotations

import pytest
from django.test import Client

from organisations.scope import installation_scope
from roles import models as m
from roles.definitions.model import Catalogue
from roles.definitions.reading import shipped_catalogue
from roles.load import count_change, load_catalogue
from tests.teams.matrix.asking import queries

pytestmark = pytest.mark.django_db
CATALOGUE = shipped_catalogue()


@pytest.mark.parametrize(
    "address",
    [
        "/catalogue/",
        "/catalogue/roles/",
        "/catalogue/responsibilities/",
        *(f"/catalogue/roles/{key}/" for key in CATALOGUE.roles),
        "/catalogue/responsibilities/roadmap/",
        "/catalogue/responsibilities/feature-prioritisation/",
        "/catalogue/roles/compare/?a=scrum-master&b=product-designer",
    ],
)
def test_everybody_may_read_it(address: str) -> None:
    assert Client().get(address).status_code == 200


def test_the_comparison_reads_like_the_articles_table() -> None:
    html = Client().get("/catalogue/roles/compare/").content.decode()
    for fact in ("A34", "A38", "A39", "A40", "A41", "A42", "A43", "A45", "A48", "A51"):
        assert fact in html, fact
    assert "Product Manager and Product Owner" in html


def page(address: str) -> str:
    return Client().get(address).content.decode()


def in_order(html: str, *words: str) -> bool:
    places = [html.index(one) for one in words]
    return places == sorted(places)


def test_the_comparison_says_what_they_share_and_how_they_work_together() -> None:
    html = page("/catalogue/roles/compare/")
    assert in_order(html, "How they differ", "A38", "What they share", "A34", "A37", "A48", "A53")
    assert "Broad and strategic" in html and "Short-term execution" in html
    both = html[html.index("Both are expected to own") :]
    assert in_order(both, "Feature prioritisation", "Customer needs")
    turned = page("/catalogue/roles/compare/?a=product-owner&b=product-manager")
    assert turned.index("Short-term execution") < turned.index("Broad and strategic")


def test_other_pairs_show_what_they_hand_to_each_other() -> None:
    """The lists of the article are about Product Manager and Product Owner, and those who specialise them."""
    html = page("/catalogue/roles/compare/?a=scrum-master&b=product-designer")
    assert "What they share" not in html and "A34" not in html
    assert "What they share" in page(
        "/catalogue/roles/compare/?a=data-product-manager&b=data-product-owner"
    )


def test_a_role_beside_itself_is_not_compared() -> None:
    html = page("/catalogue/roles/compare/?a=product-owner&b=product-owner")
    assert "That is the same role twice" in html
    assert "How they differ" not in html


@pytest.mark.parametrize(
    ("address", "words", "near"),
    [
        ("/catalogue/roles/prodct-owner/", "no role “prodct-owner”", "product-owner/"),
        ("/catalogue/responsibilities/raodmap/", "no responsibility “raodmap”", "roadmap/"),
        ("/catalogue/roles/compare/?a=prodct-owner", "no role “prodct-owner”", "product-owner/"),
        ("/catalogue/roles/compare/?b=Product Ownr", "no role “Product Ownr”", "product-owner/"),
        ("/catalogue/roles/compare/?b=<b>%22", "no role “&lt;b&gt;&quot;”", "/catalogue/roles/"),
    ],
)
def test_what_is_not_there_is_answered_with_what_is_near(
    address: str, words: str, near: str
) -> None:
    answer = Client().get(address)
    html = answer.content.decode()
    assert answer.status_code == 404
    assert words in html and near in html


def test_a_role_and_its_responsibilities_lead_to_each_other() -> None:
    role = page("/catalogue/roles/product-owner/")
    _, _, held = role.partition("What it is expected to own")
    assert in_order(held, "/catalogue/responsibilities/user-stories/", "What it takes part in")
    back = page("/catalogue/responsibilities/user-stories/")
    assert "/catalogue/roles/product-owner/" in back
    assert "/catalogue/responsibilities/market-and-competition-analysis/" in back
    assert "/catalogue/responsibilities/#backlog" in back
    assert 'id="backlog"' in page("/catalogue/responsibilities/")


def test_what_nobody_is_said_to_hold_says_so() -> None:
    load_catalogue(shipped_catalogue())
    with installation_scope():
        area = m.Area.objects.get(key="emerging")
        m.Responsibility.objects.create(key="lonely", name="Lonely", area=area)
        m.Role.objects.create(key="newcomer", name="Newcomer")
        count_change()
    assert "No role is expected to hold anything here" in page(
        "/catalogue/responsibilities/lonely/"
    )
    role = page("/catalogue/roles/newcomer/")
    assert "no letter is expected of it" in role
    assert "nobody in particular" in page("/catalogue/responsibilities/")
    assert "How they differ" in page("/catalogue/roles/compare/?a=newcomer&b=scrum-master")


def test_an_emptied_catalogue_says_what_to_do() -> None:
    load_catalogue(Catalogue({}, {}, {}, {}, ()))
    for address in ("/catalogue/roles/", "/catalogue/responsibilities/"):
        assert "manage.py load_catalogue" in page(address)
    assert Client().get("/catalogue/").status_code == 200
    assert Client().get("/catalogue/roles/compare/").status_code == 404


PAGES = (
    "/catalogue/",
    "/catalogue/roles/",
    "/catalogue/roles/product-owner/",
    "/catalogue/roles/compare/",
    "/catalogue/responsibilities/",
    "/catalogue/responsibilities/roadmap/",
)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("added", [1, 3])
def test_a_page_asks_as_often_for_one_as_for_three(address: str, added: int) -> None:
    """Ten to read the definitions after a change, and one to see that nothing has changed since."""
    load_catalogue(shipped_catalogue())
    with installation_scope():
        area = m.Area.objects.get(key="emerging")
        for number in range(added):
            role = m.Role.objects.create(key=f"role-{number}", name=f"Role {number}")
            row = m.Responsibility.objects.create(key=f"row-{number}", name="Row", area=area)
            m.Expectation.objects.create(role=role, responsibility=row, meanings=["answers"])
        count_change()
    assert queries(Client(), address) == 11
    assert queries(Client(), address) == 1
