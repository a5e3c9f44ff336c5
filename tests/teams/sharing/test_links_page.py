"""The page on which share links are made and taken back."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from organisations.models import Membership, Organisation, User
from teams.models import OrganisationSettings, ShareLink, Team
from teams.sharing.links import CannotShare, make_link
from teams.sharing.veiling import Shown
from tests.cast import ClientFor

pytestmark = pytest.mark.django_db

LINKS = "/o/acme/settings/links/"


@pytest.fixture
def owner(team: Team, ana: User, client_for: ClientFor) -> Client:
    return client_for(ana)


def said(**more: str) -> dict[str, str]:
    until = timezone.localdate() + timedelta(days=7)
    return {"name": "The board", "team": "checkout", "who": "roles", "until": str(until), **more}


def test_a_link_is_made_shown_once_and_taken_back(owner: Client) -> None:
    html = owner.post(LINKS, said(findings="on")).content.decode()
    [address] = re.findall(r'value="http://testserver(/share/[^"]+)"', html)
    assert Client().get(address).status_code == 200
    page = owner.get(LINKS).content.decode()
    assert address not in page and "Opened 1 time" in page and "roles only, findings" in page
    link = ShareLink.objects.get()
    assert owner.post(f"{LINKS}{link.pk}/revoke/").status_code == 302
    assert Client().get(address).status_code == 410
    assert "Taken back" in owner.get(LINKS).content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Say for whom"),
        ({"name": "a\u202eb"}, "character"),
        ({"until": ""}, "A link ends"),
        ({"until": "2020-01-01"}, "from today to a year"),
        ({"until": "2999-01-01"}, "from today to a year"),
        ({"team": "elsewhere"}, "elsewhere"),
        ({"who": "everything"}, "everything"),
    ],
)
def test_what_cannot_be_is_said_and_kept(owner: Client, wrong: dict[str, str], words: str) -> None:
    answer = owner.post(LINKS, said(**wrong))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not ShareLink.objects.exists()


def test_the_service_itself_refuses_a_link_without_an_end(team: Team, ana: User) -> None:
    by = Membership.objects.get(user=ana)
    with pytest.raises(CannotShare):
        make_link(by=by, name="x", until=timezone.localdate() - timedelta(days=1), shown=Shown())


def test_the_form_comes_with_a_day_that_a_browser_understands(owner: Client) -> None:
    usual = timezone.localdate() + timedelta(days=30)
    assert f'value="{usual.isoformat()}"' in owner.get(LINKS).content.decode()


def test_all_teams_are_one_choice(owner: Client) -> None:
    assert owner.post(LINKS, said(team="*")).status_code == 200
    assert ShareLink.objects.get().team is None


def test_frames_are_allowed_and_forbidden(owner: Client) -> None:
    owner.post(f"{LINKS}frames/", {"allowed": "on"})
    assert OrganisationSettings.objects.get().may_be_framed
    owner.post(f"{LINKS}frames/")
    assert not OrganisationSettings.objects.get().may_be_framed


def test_who_may(
    team: Team, bo: User, chi: User, dana: User, umbrella: Organisation, client_for: ClientFor
) -> None:
    for user in (bo, chi):
        page = client_for(user).get(LINKS)
        assert page.status_code == 200 and "Make the link" not in page.content.decode()
        assert client_for(user).post(LINKS, said()).status_code == 403
        assert client_for(user).post(f"{LINKS}1/revoke/").status_code == 403
        assert client_for(user).post(f"{LINKS}frames/").status_code == 403
    for address in (LINKS, f"{LINKS}1/revoke/", f"{LINKS}frames/"):
        assert client_for(dana).post(address).status_code == 404
        assert client_for(None).post(address).status_code == 302
    assert not ShareLink.objects.exists()
