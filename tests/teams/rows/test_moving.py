"""Rows and seats put elsewhere at their addresses: as they are shown, with words for what cannot be."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisations.models import Organisation, User
from teams.matrix.model import Row as RowFacts
from teams.matrix.model import Seat as SeatFacts
from teams.models import LogEntry, Row, Seat, Team
from tests.cast import ClientFor
from tests.teams.builders import make_team
from tests.teams.matrix.asking import HTMX, PAGE, counted, places

pytestmark = pytest.mark.django_db
VISION, STRATEGY, BACKLOG = "product-vision", "product-strategy", "backlog-prioritisation"


def move(client: Client, what: str, page: str = PAGE, **said: str) -> Any:
    return client.post(f"{page}{what}/move/", said, **HTMX)


def rows(team: Team) -> list[str]:
    return list(Row.objects.filter(team=team).values_list("key", flat=True))


def seats(team: Team) -> list[str]:
    return list(Seat.objects.filter(team=team).values_list("key", flat=True))


def test_a_row_goes_up_and_the_whole_table_comes(team: Team, editor: Client) -> None:
    answer = move(editor, f"rows/{STRATEGY}", way="up", revision="1")
    html = answer.content.decode()
    assert rows(team) == [STRATEGY, VISION, BACKLOG]
    assert places(html)[0] == "matrix"
    assert "Moved Product strategy to place 1 of Strategy." in html
    assert 'data-revision="2"' in html


def test_where_the_page_shows_it_already_no_row_is_sent(team: Team, editor: Client) -> None:
    said = {"area": "strategy", "before": VISION, "placed": "1", "revision": "1"}
    html = move(editor, f"rows/{STRATEGY}", **said).content.decode()
    assert "matrix" not in places(html)
    assert not [one for one in places(html) if one.startswith("row-")]
    again = {**said, "before": STRATEGY, "revision": "1"}
    html = move(editor, f"rows/{VISION}", **again).content.decode()
    assert places(html)[0] == "matrix"  # the page has not seen the revision before


def test_over_the_edge_of_an_area_a_row_comes_into_the_next_one(team: Team, editor: Client) -> None:
    html = move(editor, f"rows/{BACKLOG}", way="up", placed="1", revision="1").content.decode()
    assert places(html)[0] == "matrix"
    assert "Moved Backlog prioritisation to place 3 of Strategy." in html
    assert Row.objects.get(team=team, key=BACKLOG).area == "strategy"
    move(editor, f"rows/{BACKLOG}", area="backlog")
    assert Row.objects.get(team=team, key=BACKLOG).area is None
    assert LogEntry.objects.filter(team=team).count() == 3


def test_a_seat_is_moved(team: Team, editor: Client) -> None:
    html = move(editor, "seats/po", before="pm", placed="1", revision="1").content.decode()
    assert seats(team) == ["po", "pm", "sm"]
    assert "Moved Bo Lund to place 1 of 3 seats." in html
    assert "matrix" not in places(html)
    move(editor, "seats/po", way="right")
    assert seats(team) == ["pm", "po", "sm"]


@pytest.mark.parametrize(
    ("what", "said", "status", "why"),
    [
        (f"rows/{VISION}", {"way": "up"}, 422, "Product vision stands at the top already."),
        (f"rows/{BACKLOG}", {"way": "down"}, 422, "stands at the foot already."),
        (f"rows/{VISION}", {"area": "nowhere"}, 422, "There is no such area."),
        (f"rows/{VISION}", {"area": ""}, 422, "There is no such area."),
        (f"rows/{VISION}", {"area": "strategy", "before": STRATEGY}, 422, "stands there already"),
        (f"rows/{VISION}", {"area": "strategy", "before": "gone"}, 409, "changed the rows"),
        (f"rows/{VISION}", {"area": "strategy", "before": VISION}, 409, "changed the rows"),
        (f"rows/{VISION}", {"area": "strategy", "after": BACKLOG}, 409, "changed the rows"),
        ("seats/pm", {"way": "left"}, 422, "This seat is the first one already."),
        ("seats/pm", {"before": "gone"}, 409, "changed the seats"),
        ("seats/pm", {"before": "po"}, 422, "Ana Díaz stands there already."),
    ],
)
def test_what_cannot_be_is_said(
    what: str, said: dict[str, str], status: int, why: str, team: Team, editor: Client
) -> None:
    answer = move(editor, what, **said)
    html = answer.content.decode()
    assert answer.status_code == status
    assert why in html
    assert ("matrix" in places(html)) is (status == 409)
    team.refresh_from_db()
    assert team.revision == 1


def test_what_is_gone_is_not_found(editor: Client) -> None:
    assert move(editor, "rows/gone", way="up").status_code == 404
    assert move(editor, "seats/gone", way="up").status_code == 404


def test_without_a_script_buttons_move_and_the_page_comes_back(team: Team, editor: Client) -> None:
    page = editor.get(f"{PAGE}rows/{VISION}/").content.decode()
    assert "Move up" in page
    assert f'action="{PAGE}rows/{VISION}/move/"' in page
    answer = editor.post(f"{PAGE}rows/{VISION}/move/", {"way": "down", "at": "1"}, follow=True)
    assert answer.redirect_chain == [(f"{PAGE}rows/{VISION}/", 302)]
    assert (
        "Moved Product vision to place 2 of Strategy. Saved, revision 2." in answer.content.decode()
    )
    at_foot = editor.post(f"{PAGE}seats/sm/move/", {"way": "right", "at": "1"}, follow=True)
    assert "This seat is the last one already." in at_foot.content.decode()


def test_where_a_row_is_looked_at_it_is_shown_again(editor: Client) -> None:
    html = move(editor, f"rows/{VISION}", way="down", at="1").content.decode()
    assert "data-close-drawer" in html
    assert 'value="down" autofocus' in " ".join(html.split())
    html = move(editor, "seats/pm", way="right", at="1").content.decode()
    assert "data-close-drawer" in html


def test_only_editors_move(viewer: Client, team: Team, dana: User, client_for: ClientFor) -> None:
    stranger = client_for(dana)
    for what in (f"rows/{STRATEGY}", "seats/po"):
        assert move(viewer, what, way="up").status_code == 403
        assert move(stranger, what, way="up").status_code == 404
        assert viewer.get(f"{PAGE}{what}/move/").status_code == 405
    assert rows(team)[0] == VISION


def test_an_archived_team_stays_as_it_is(team: Team, editor: Client) -> None:
    Team.objects.filter(pk=team.pk).update(archived=timezone.now())
    assert move(editor, f"rows/{STRATEGY}", way="up").status_code == 403


@pytest.mark.parametrize("size", [2, 12])
def test_a_move_costs_the_same_for_any_number_of_rows(
    size: int, acme: Organisation, editor: Client
) -> None:
    team = make_team(
        acme,
        f"Size {size}",
        seats=tuple(SeatFacts(f"s{at}", "product-designer") for at in range(size)),
        rows=tuple(RowFacts(f"r{at}", name=f"Row {at}", area="strategy") for at in range(size)),
    )
    with CaptureQueriesContext(connection) as captured:
        said = {"area": "strategy", "before": "r0", "placed": "1", "revision": "1"}
        answer = move(editor, f"rows/r{size - 1}", team.get_absolute_url(), **said)
    assert answer.status_code == 200
    assert len(counted(captured)) == 11
