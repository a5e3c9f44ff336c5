"""The catalogue is for everybody to read."""

from __future__ import annotations

import pytest
from django.test import Client

from roles.definitions.reading import shipped_catalogue

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


@pytest.mark.parametrize(
    "address", ["/catalogue/roles/prodct-owner/", "/catalogue/responsibilities/raodmap/"]
)
def test_what_is_not_there_is_not_found(address: str) -> None:
    assert Client().get(address).status_code == 404
