"""Each address of a finding, for each reader, with script and without."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisations.models import Organisation, User
from teams.models import Acceptance, StoredFinding, Team
from tests.cast import ClientFor
from tests.teams.builders import make_team
from tests.teams.matrix.asking import HTMX, PAGE, counted, places, queries

pytestmark = pytest.mark.django_db

WORDS = "The Scrum Master comes in May."
BASES = ["/o/acme/findings/", f"{PAGE}findings/"]


@pytest.fixture
def hint(team: Team) -> StoredFinding:
    found: StoredFinding = StoredFinding.objects.get(team=team, code="GAP110")
    return found


@pytest.fixture
def editor(team: Team, bo: User, client_for: ClientFor) -> Client:
    return client_for(bo)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(
    ("user", "reads", "accepts"),
    [("", 302, 302), ("dana", 404, 404), ("chi", 200, 403), ("bo", 200, 302), ("ana", 200, 302)],
)
def test_who_may_read_and_who_may_accept(
    base: str,
    user: str,
    reads: int,
    accepts: int,
    hint: StoredFinding,
    client_for: ClientFor,
    request: pytest.FixtureRequest,
) -> None:
    client = client_for(request.getfixturevalue(user) if user else None)
    one = f"{base}{hint.fingerprint}/"
    assert client.get(one).status_code == reads
    assert client.post(one, {"reason": WORDS}).status_code == accepts
    assert Acceptance.objects.filter(ended_at=None).exists() is (user in ("bo", "ana"))
    assert client.post(f"{one}back/").status_code == accepts
    assert not Acceptance.objects.filter(ended_at=None).exists()
    assert client.get(f"{one}back/").status_code in (302, 404, 405)


@pytest.mark.parametrize("base", BASES)
def test_what_is_not_there_is_not_found(base: str, team: Team, editor: Client) -> None:
    assert editor.get(f"{base}0123456789abcdef/").status_code == 404
    assert editor.post(f"{base}0123456789abcdef/back/").status_code == 404


def test_a_team_shows_its_own_and_those_of_its_people(team: Team, editor: Client) -> None:
    other = make_team(team.organisation, "Search")
    theirs = StoredFinding.objects.get(team=other, code="GAP110")
    assert editor.get(f"{PAGE}findings/{theirs.fingerprint}/").status_code == 404
    over_all = StoredFinding.objects.get(code="LOD602", person="bo")
    html = editor.get(f"{PAGE}findings/{over_all.fingerprint}/").content.decode()
    assert "In all teams" in html and '<a href="/o/acme/people/bo/">Bo Lund</a>' in html
    alone = editor.get(f"/o/acme/findings/{over_all.fingerprint}/").content.decode()
    assert 'href="/o/acme/findings/">All findings</a>' in alone


def test_a_finding_of_an_archived_team_is_only_read(
    hint: StoredFinding, team: Team, editor: Client
) -> None:
    editor.post(f"{PAGE}archive/")
    one = f"{PAGE}findings/{hint.fingerprint}/"
    assert "is archived" in editor.get(one).content.decode()
    assert editor.post(one, {"reason": WORDS}).status_code == 403
    assert editor.post(f"{one}back/").status_code == 403


# beside the matrix


def test_it_stands_in_the_drawer_and_leaves_the_list_when_accepted(
    hint: StoredFinding, team: Team, editor: Client
) -> None:
    one = f"{PAGE}findings/{hint.fingerprint}/"
    assert "<html" not in editor.get(one, **HTMX).content.decode()
    answer = editor.post(one, {"reason": "", "revision": "1"}, **HTMX)
    assert answer.status_code == 422 and "Say why you accept it" in answer.content.decode()
    answer = editor.post(one, {"reason": WORDS, "revision": "1"}, **HTMX)
    html = answer.content.decode()
    assert answer.headers["HX-Trigger"] == "matrix-done"
    assert {"seat-sm", "panel", "count", "live"} <= set(places(html)) and "matrix" not in places(
        html
    )
    assert f"“{WORDS}” Bo Lund" in html and "1 accepted" in html
    html = editor.post(f"{one}back/", {"revision": "1"}, **HTMX).content.decode()
    assert "seat-sm" in places(html) and "1 accepted" not in html


def test_a_page_that_is_older_gets_the_whole_table(hint: StoredFinding, editor: Client) -> None:
    one = f"{PAGE}findings/{hint.fingerprint}/"
    answer = editor.post(one, {"reason": WORDS, "revision": "0"}, **HTMX)
    assert "matrix" in places(answer.content.decode())


def test_an_edit_leaves_marks_that_are_accepted_alone(
    hint: StoredFinding, team: Team, editor: Client
) -> None:
    editor.post(f"{PAGE}findings/{hint.fingerprint}/", {"reason": WORDS})
    said = {"saw": "I", "letters": "C", "revision": "1"}
    html = editor.post(f"{PAGE}cells/product-vision/po/", said, **HTMX).content.decode()
    assert "seat-sm" not in places(html) and "1 accepted" in html


def test_viewers_see_that_it_is_accepted_but_not_why(
    hint: StoredFinding, editor: Client, chi: User, client_for: ClientFor
) -> None:
    editor.post(f"{PAGE}findings/{hint.fingerprint}/", {"reason": WORDS})
    html = client_for(chi).get(PAGE).content.decode()
    assert "1 accepted" in html and WORDS not in html
    assert "Take back" not in html and "Accept…" not in html


# what it costs


def accepted(editor: Client, number: int) -> None:
    for one in StoredFinding.objects.filter(cleared_at=None)[:number]:
        editor.post(f"/o/acme/findings/{one.fingerprint}/", {"reason": WORDS})


@pytest.mark.parametrize("number", [1, 3])
def test_a_matrix_with_accepted_findings_costs_what_any_costs(
    number: int, acme: Organisation, team: Team, editor: Client
) -> None:
    make_team(acme, "Search")
    editor.get(PAGE)
    accepted(editor, number)
    assert queries(editor, PAGE) == 8
    with CaptureQueriesContext(connection) as captured:
        editor.post(f"{PAGE}cells/product-strategy/po/", {"saw": "C", "letters": "I"}, **HTMX)
    assert len(counted(captured)) == 9


@pytest.mark.parametrize("number", [1, 3])
def test_a_finding_costs_the_same_queries_for_any_number_of_acceptances(
    number: int, hint: StoredFinding, editor: Client
) -> None:
    one = f"{PAGE}findings/{hint.fingerprint}/"
    for _ in range(number):
        editor.post(one, {"reason": WORDS})
    assert queries(editor, one) == 8
    assert queries(editor, f"/o/acme/findings/{hint.fingerprint}/") == 10
