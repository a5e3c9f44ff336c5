"""The letters' page: words of one's own, schemes of one's own, and teams that use them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.creation import create_team
from teams.loading import load_matrix
from teams.matrix.model import Row, Seat
from teams.matrix.model import Team as TeamFacts
from teams.models import StoredFinding, Team
from tests.cast import ClientFor

pytestmark = pytest.mark.django_db

LETTERS = "/o/acme/settings/letters/"
OURS = {
    "name": "Ours",
    "letter-0": "DRI",
    "meaning-0": "answers",
    "words-0": "Directly responsible",
    "letter-1": "W",
    "meaning-1": "does",
}


def test_own_words_stand_wherever_a_letter_is_explained(
    team: Team, ana: User, client_for: ClientFor
) -> None:
    client = client_for(ana)
    said = {
        "scheme": "raci",
        "raci-A": "Has the last word",
        "raci-R": "",
        "raci-C": "",
        "raci-I": "",
    }
    assert client.post(LETTERS, said).status_code == 302
    assert "Has the last word" in client.get(LETTERS).content.decode()
    assert "Has the last word" in client.get("/o/acme/teams/checkout/").content.decode()
    cell = client.get("/o/acme/teams/checkout/cells/product-vision/po/").content.decode()
    assert "Has the last word" in cell


def test_a_scheme_of_ones_own_is_added_used_and_kept_while_it_is_used(
    team: Team, ana: User, client_for: ClientFor, acme: Organisation
) -> None:
    client = client_for(ana)
    assert client.post(LETTERS, OURS).status_code == 302
    with organisation_scope(acme):
        made = create_team(
            organisation=acme,
            by=None,
            facts=TeamFacts("", "Search"),
            seats=[Seat("pm", "product-manager", "ana")],
            rows=[Row("roadmap", "roadmap")],
            cells={"roadmap": {"pm": ("DRI", "W")}},
            scheme="ours",
        ).team
    page = client.get("/o/acme/teams/search/").content.decode()
    assert "Directly responsible" in page
    cell = "/o/acme/teams/search/cells/roadmap/pm/"
    assert client.post(cell, {"saw": "DRI/W", "letters": "DRI"}).status_code == 302
    assert load_matrix(made, today=timezone.localdate()).matrix.at("roadmap", "pm") == ("DRI",)
    codes = StoredFinding.objects.filter(team=made, cleared_at=None).values_list("code", flat=True)
    assert "GAP102" in codes
    client.post(f"{LETTERS}ours/remove/")
    assert "Ours is used by Search" in client.get(LETTERS).content.decode()
    Team.objects.filter(pk=made.pk).update(scheme="raci")
    client.post(f"{LETTERS}ours/remove/")
    assert 'id="scheme-ours"' not in client.get(LETTERS).content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "Give the scheme a name."),
        ({"name": "RACI"}, "There is a scheme called “RACI” already."),
        ({"letter-1": "dri"}, "“dri” stands there twice."),
        ({"meaning-1": "advises"}, "No letter says that somebody does."),
        ({"letter-0": "A/B"}, "“A/B” cannot be a letter"),
    ],
)
def test_what_cannot_be_a_scheme_is_said_and_kept_in_the_form(
    change: dict[str, str], words: str, team: Team, ana: User, client_for: ClientFor
) -> None:
    answer = client_for(ana).post(LETTERS, OURS | change)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert words in html and 'value="Directly responsible"' in html


def test_who_may_read_and_who_may_change(
    team: Team, ana: User, bo: User, chi: User, dana: User, client: Client, client_for: ClientFor
) -> None:
    assert client.get(LETTERS).status_code == 302
    assert client_for(dana).get(LETTERS).status_code == 404
    assert client_for(chi).get(LETTERS).status_code == 200
    for one in (bo, chi):
        assert client_for(one).post(LETTERS, OURS).status_code == 403
        assert client_for(one).post(f"{LETTERS}ours/remove/").status_code == 403
