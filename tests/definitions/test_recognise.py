"""Which role somebody means by what they write."""

import pytest

from roles.definitions.reading import shipped_catalogue
from roles.definitions.recognise import Recognition, folded, names_of, recognise_role

CATALOGUE = shipped_catalogue()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("PO", "product-owner"),
        ("p.o.", "product-owner"),
        ("  Product   owner ", "product-owner"),
        ("PRODUCT-OWNER", "product-owner"),
        ("Prod. Owner", "product-owner"),
        ("pm", "product-manager"),
        ("Head of product", "product-manager"),
        ("Dev team", "development-team"),
        ("developers", "development-team"),
        ("UX designer", "product-designer"),
        ("Scrum master", "scrum-master"),
        ("ScrumMaster", "scrum-master"),
        ("PMM", "product-marketing-manager"),
        ("sponsor", "executive-sponsor"),
        ("SME", "business-expert"),
        ("Data PO", "data-product-owner"),
        ("Équipe de développement", "development-team"),
        ("equipe de developpement", "development-team"),
        ("Entwicklungsteam", "development-team"),
        ("Produktmanagerin", "product-manager"),
        ("Dueño de producto", "product-owner"),
        ("Científica de datos", "data-scientist"),
    ],
)
def test_certain(text: str, role: str) -> None:
    found = recognise_role(text, CATALOGUE)
    assert (found.role, found.certain) == (role, True)
    assert found.candidates[0] == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Prodct Owner", "product-owner"),
        ("Product Ownr", "product-owner"),
        ("Scrum Mastr", "scrum-master"),
        ("Lead PO", "product-owner"),
        ("Product Owner (Checkout)", "product-owner"),
        ("UX designer, mobile", "product-designer"),
        ("Senior Data Scientist", "data-scientist"),
        ("Product Managers", "product-manager"),
        ("Interim Data Product Manager", "data-product-manager"),
        ("dev lead", "development-team"),
    ],
)
def test_proposed(text: str, role: str) -> None:
    found = recognise_role(text, CATALOGUE)
    assert (found.role, found.certain) == (role, False)
    assert found.candidates[0] == role


@pytest.mark.parametrize(
    "text",
    ["", "  ", "?", "–", "Legal", "Project Manager", "CRM Lead", "QA", "CTO", "Zookeeper", "P"],
)
def test_unknown(text: str) -> None:
    found = recognise_role(text, CATALOGUE)
    assert (found.role, found.certain) == (None, False)


def test_unknown_but_something_like_it_is_offered() -> None:
    found = recognise_role("Product", CATALOGUE)
    assert found.role is None
    assert found.candidates


def test_abbreviations_have_no_near_spelling() -> None:
    assert recognise_role("PX", CATALOGUE) == Recognition(None, False, ())


@pytest.mark.parametrize("role", CATALOGUE.roles.values(), ids=lambda role: role.key)
def test_every_name_leads_back_to_its_role(role: object) -> None:
    for name in names_of(role):  # type: ignore[arg-type]
        found = recognise_role(name.upper(), CATALOGUE)
        assert (found.role, found.certain) == (role.key, True)  # type: ignore[attr-defined]


def test_folded() -> None:
    assert folded("Prod. Öwner–2") == "prodowner2"
