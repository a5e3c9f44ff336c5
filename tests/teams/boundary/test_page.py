"""The boundary page: for whom, with which buttons, in how many queries; mended from there."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from teams.matrix.model import Method, Row, Seat
from teams.models import LogEntry, StoredFinding, Team, Why
from tests.cast import ClientFor
from tests.teams.builders import make_team
from tests.teams.matrix.asking import HTMX, letters, places, queries

pytestmark = pytest.mark.django_db
PAGE = "/o/acme/teams/checkout/boundary/"
FIXES = "/o/acme/teams/checkout/fixes/"
INFORM = "Inform Bo Lund on Product vision"
QUERIES = 6


@pytest.fixture
def broken(team: Team) -> dict[str, str]:
    """What the button of the broken hand-off says."""
    finding = StoredFinding.objects.get(team=team, code="LNK501", cleared_at=None)
    return {"fingerprint": finding.fingerprint, "label": INFORM, "page": "boundary"}


def test_anonymous_is_asked_to_sign_in(team: Team) -> None:
    answer = Client().get(PAGE)
    assert answer.status_code == 302
    assert "/accounts/login/" in answer.headers["Location"]


def test_a_stranger_learns_nothing(team: Team, dana: User, client_for: ClientFor) -> None:
    assert client_for(dana).get(PAGE).status_code == 404


def test_an_unknown_team_is_not_found(editor: Client) -> None:
    assert editor.get(PAGE.replace("checkout", "nowhere")).status_code == 404


def test_an_editor_sees_what_is_wrong_and_how_to_mend_it(editor: Client) -> None:
    html = editor.get(PAGE).content.decode()
    assert (
        "The boundary is clear on 2 of 3 rows: one is contested and one hand-off is broken." in html
    )
    assert f'value="{INFORM}"' in html
    assert 'href="/o/acme/teams/checkout/#row-roadmap"' in html
    assert "<desc" in html
    assert re.search(r'href="[^"]*/boundary/"\s+aria-current="page"', html)


def test_a_viewer_sees_the_same_without_buttons_and_is_told_why(viewer: Client) -> None:
    html = viewer.get(PAGE).content.decode()
    assert "You may look at Acme but not change it." in html
    assert "one hand-off is broken" in html
    assert "Bo has no letter on Product vision" in html
    assert 'name="label"' not in html
    assert "/rows/add/" not in html


def test_a_fix_without_script_comes_back_to_the_page(
    team: Team, editor: Client, broken: dict[str, str]
) -> None:
    answer = editor.post(FIXES, broken, follow=True)
    assert answer.request["PATH_INFO"] == PAGE
    html = answer.content.decode()
    assert f"Done: {INFORM}. Saved, revision 2." in html
    assert "hand-off is broken" not in html
    assert letters(team, "product-vision", "po") == "I"
    assert LogEntry.objects.get(team=team, revision=2).why == Why.FIX


def test_a_fix_with_htmx_exchanges_what_the_page_says(
    editor: Client, broken: dict[str, str]
) -> None:
    answer = editor.post(FIXES, broken, follow=True, **HTMX)
    html = answer.content.decode()
    assert places(html) == ["boundary", "done", "live", "revision"]
    assert f"Done: {INFORM}. Saved, revision 2." in html
    assert "hand-off is broken" not in html
    assert "<html" not in html


def test_a_fix_that_is_gone_is_said_on_the_page(
    team: Team, editor: Client, broken: dict[str, str]
) -> None:
    editor.post(FIXES, broken)
    answer = editor.post(FIXES, broken, follow=True)
    assert answer.request["PATH_INFO"] == PAGE
    assert "The finding is no longer there" in answer.content.decode()
    team.refresh_from_db()
    assert team.revision == 2


def test_an_archived_team_has_no_buttons(editor: Client) -> None:
    editor.post("/o/acme/teams/checkout/archive/")
    html = editor.get(PAGE).content.decode()
    assert "is archived. Bring it back to change it." in html
    assert 'name="label"' not in html


def test_hostile_names_are_text(team: Team, editor: Client) -> None:
    team.rows.filter(key="product-vision").update(name='<script>alert("x")</script>')
    html = editor.get(PAGE).content.decode()
    assert "<script>alert" not in html


def test_a_team_of_nothing_says_so(acme: Organisation, editor: Client) -> None:
    with organisation_scope(acme):
        make_team(acme, "Empty", method=Method.SCRUM, seats=(), rows=())
    html = editor.get(PAGE.replace("checkout", "empty")).content.decode()
    assert "Nobody is Product Manager or Product Owner." in html
    assert "No row of strategy, backlog or stakeholders is in the matrix." in html


def test_a_vacant_seat_is_filled_from_here(acme: Organisation, editor: Client) -> None:
    with organisation_scope(acme):
        seats = (Seat("pm", "product-manager", "ana"), Seat("second", "product-owner"))
        make_team(acme, "Vacant", seats=seats, rows=())
    html = editor.get(PAGE.replace("checkout", "vacant")).content.decode()
    assert 'href="/o/acme/teams/vacant/seats/second/"' in html


def test_queries_do_not_grow_with_the_rows(acme: Organisation, editor: Client) -> None:
    with organisation_scope(acme):
        seats = (Seat("pm", "product-manager", "ana"), Seat("po", "product-owner", "bo"))
        vision = Row("product-vision", "product-vision")
        make_team(acme, "Small", seats=seats, rows=(vision,))
    small = PAGE.replace("checkout", "small")
    for address in (PAGE, small):
        editor.get(address)
    assert queries(editor, small) == QUERIES
    assert queries(editor, PAGE) == QUERIES
