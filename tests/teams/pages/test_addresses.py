"""Each address of teams for each kind of visitor: anonymous to sign-in, a stranger 404, a viewer 403 where it changes."""

from __future__ import annotations

import pytest

from organisations.models import User
from teams.models import Team
from tests.cast import ClientFor

pytestmark = pytest.mark.django_db

READ = (
    "/o/acme/",
    "/o/acme/map/export/csv/",
    "/o/acme/map/export/xlsx/",
    "/o/acme/teams/checkout/",
    "/o/acme/teams/checkout/cells/product-vision/po/",
    "/o/acme/teams/checkout/rows/product-vision/",
    "/o/acme/teams/checkout/seats/po/",
    "/o/acme/teams/checkout/export/csv/",
    "/o/acme/teams/checkout/export/xlsx/",
)
EDIT = (
    "/o/acme/teams/new/",
    "/o/acme/teams/checkout/rows/add/",
    "/o/acme/teams/checkout/rows/many/",
    "/o/acme/teams/checkout/rows/product-vision/remove/",
    "/o/acme/teams/checkout/seats/add/",
    "/o/acme/teams/checkout/seats/po/remove/",
    "/o/acme/teams/checkout/import/",
)
POST = (
    "/o/acme/teams/checkout/rows/many/",
    "/o/acme/teams/checkout/rows/product-vision/move/",
    "/o/acme/teams/checkout/seats/po/move/",
    "/o/acme/teams/checkout/fixes/",
    "/o/acme/teams/checkout/cells/product-vision/po/",
    "/o/acme/teams/checkout/rows/product-vision/",
    "/o/acme/teams/checkout/seats/po/",
    "/o/acme/teams/checkout/archive/",
    "/o/acme/teams/checkout/bring-back/",
)


@pytest.mark.parametrize("address", [*READ, *EDIT])
def test_anonymous_is_sent_to_sign_in_and_a_stranger_finds_nothing(
    address: str, team: Team, dana: User, client_for: ClientFor
) -> None:
    answer = client_for(None).get(address)
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/accounts/login/")
    assert client_for(dana).get(address).status_code == 404


@pytest.mark.parametrize("address", READ)
def test_a_viewer_reads(address: str, team: Team, chi: User, client_for: ClientFor) -> None:
    assert client_for(chi).get(address).status_code == 200


@pytest.mark.parametrize("address", EDIT)
def test_a_viewer_is_told_why_not_and_an_editor_may(
    address: str, team: Team, bo: User, chi: User, client_for: ClientFor
) -> None:
    refused = client_for(chi).get(address)
    assert refused.status_code == 403
    assert "You may look at Acme but not change it" in refused.content.decode()
    assert client_for(bo).get(address).status_code == 200


@pytest.mark.parametrize("address", POST)
def test_a_viewer_changes_nothing(
    address: str, team: Team, chi: User, dana: User, client_for: ClientFor
) -> None:
    assert client_for(chi).post(address, {"saw": "I", "letters": "A"}).status_code == 403
    assert client_for(dana).post(address).status_code == 404
    team.refresh_from_db()
    assert (team.revision, team.archived) == (1, None)


@pytest.mark.parametrize(
    "address",
    [
        "/o/acme/teams/nowhere/",
        "/o/acme/teams/checkout/rows/nothing/",
        "/o/acme/teams/checkout/seats/nobody/",
        "/o/acme/teams/checkout/cells/product-vision/nobody/",
        "/o/acme/teams/checkout/export/docx/",
        "/o/acme/teams/checkout/import/99/",
        "/o/acme/teams/new/99/people/",
        "/o/acme/map/export/pdf/",
    ],
)
def test_what_is_not_there_is_said_so(
    address: str, team: Team, ana: User, client_for: ClientFor
) -> None:
    assert client_for(ana).get(address).status_code == 404


def test_the_start_page_is_for_everybody(client_for: ClientFor, db: None) -> None:
    html = client_for(None).get("/").content.decode()
    assert "Ana and Bo both answer for Roadmap" in html
    changed = client_for(None).get("/?s=A.R.-").content.decode()
    assert "No seat has a letter on this row" in changed
