"""Ways out: what they would change is said before, and one that makes a new error asks."""

from __future__ import annotations

import pytest
from django.test import Client

from organisations.models import Organisation, User
from teams.analysis.finding import Severity
from teams.analysis.settings import Settings, settings_to_record
from teams.door import apply_edits
from teams.matrix.edits import SetCell
from teams.models import Cell, OrganisationSettings, StoredFinding, Team, Why
from tests.cast import ClientFor

pytestmark = pytest.mark.django_db

PAGE = "/o/acme/teams/checkout/"
FIX = "Give A and R to Ana Díaz"
TOO_MUCH = "Ana Díaz answers for 2 rows in 1 team"


@pytest.fixture
def editor(team: Team, bo: User, client_for: ClientFor) -> Client:
    return client_for(bo)


@pytest.fixture
def nobody(team: Team, acme: Organisation) -> StoredFinding:
    """Nobody answers for the vision; Ana would answer for two rows then, which is an error here."""
    rules = Settings({"LOD601": Severity.ERROR}, {"accountabilities": 1})
    OrganisationSettings.objects.create(organisation=acme, rules=settings_to_record(rules))
    edit = SetCell("product-vision", "pm", ("A", "R"), ())
    apply_edits(team=team, edits=[edit], by=None, why=Why.CLICK)
    found: StoredFinding = StoredFinding.objects.get(code="GAP111", cleared_at=None)
    return found


def vision() -> list[str]:
    return list(Cell.objects.filter(row__key="product-vision").values_list("letters", flat=True))


def test_a_page_says_before_what_each_would_change(nobody: StoredFinding, editor: Client) -> None:
    html = editor.get(f"{PAGE}findings/{nobody.fingerprint}/").content.decode()
    assert FIX in html and f"New: {TOO_MUCH}" in html
    assert "This makes a new error" in html


@pytest.mark.parametrize("headers", [{}, {"HTTP_HX_REQUEST": "true"}])
def test_one_that_makes_a_new_error_asks_first(
    headers: dict[str, str], nobody: StoredFinding, editor: Client
) -> None:
    said = {"fingerprint": nobody.fingerprint, "label": FIX}
    answer = editor.post(f"{PAGE}fixes/", said, **headers)
    place = answer.headers["HX-Redirect" if headers else "Location"]
    assert place == f"{PAGE}findings/{nobody.fingerprint}/"
    assert "A/R" not in vision()
    assert (
        f"is not done: it would make a new error. {TOO_MUCH}" in editor.get(place).content.decode()
    )
    answer = editor.post(f"{PAGE}fixes/", said | {"knowing": "yes"}, follow=True)
    assert "A/R" in vision()
    assert f"Done: {FIX}. 1 new: {TOO_MUCH}" in answer.content.decode()
