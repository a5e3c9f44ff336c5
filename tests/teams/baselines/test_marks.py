"""What is other since an earlier revision, on the matrix's page and in what an edit answers."""

from __future__ import annotations

import re
from random import Random

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisations.models import Organisation
from teams.models import Baseline, Row, Team
from tests.teams.baselines.asking import compared, looking, name, row_of
from tests.teams.builders import make_team
from tests.teams.matrix.asking import HTMX, PAGE, counted, letters, places, set_cell

pytestmark = pytest.mark.django_db
VISION, STRATEGY, BACKLOG = "product-vision", "product-strategy", "backlog-prioritisation"


def test_the_matrix_marks_what_is_other_since(team: Team, editor: Client) -> None:
    name(editor, "Start")
    set_cell(editor, VISION, "po", "I", "A")
    set_cell(editor, BACKLOG, "sm", "", "C")
    editor.post(f"{PAGE}rows/add/", {"responsibilities": ["roadmap"]}, **HTMX)
    html = compared(editor, team)
    assert "Since “Start” (revision 1): 2 cells, 1 new row; " in html
    vision = row_of(html, VISION)
    assert '<del class="before">I</del>' in vision
    assert "answers, error, was I" in vision
    assert "advises, was nothing" in row_of(html, BACKLOG)
    assert ' <span class="came">new</span>' in row_of(html, "roadmap")
    assert "before" not in row_of(html, STRATEGY)
    assert '<del class="before">' not in editor.get(PAGE).content.decode()


def test_what_was_removed_is_named(team: Team, editor: Client) -> None:
    name(editor, "Start")
    page = editor.get(f"{PAGE}rows/product-vision/remove/").content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    editor.post(f"{PAGE}rows/product-vision/remove/", {"seen": seen}, **HTMX)
    html = compared(editor, team)
    assert "1 removed" in html
    assert "Removed: Product vision." in html


def test_an_edit_on_a_page_that_compares_brings_marks_and_the_strip(
    team: Team, editor: Client
) -> None:
    name(editor, "Start")
    said = {"saw": "I", "letters": "C", "revision": "1"}
    html = editor.post(f"{PAGE}cells/{VISION}/po/", said, **looking("r1")).content.decode()
    assert "compared" in places(html)
    assert '<del class="before">I</del>' in html
    html = set_cell(editor, VISION, "po", "C", "I", revision="2").content.decode()
    assert "compared" not in places(html)


@pytest.mark.parametrize("seed", range(3))
def test_what_an_edit_sends_is_what_the_page_would_show(
    seed: int, team: Team, editor: Client
) -> None:
    """Lines put in place of those of the page before give the lines of the page of now."""
    random = Random(seed)
    page = lines(editor.get(f"{PAGE}?since=r1").content.decode())
    keys = list(Row.objects.filter(team=team).values_list("key", flat=True))
    for revision in range(1, 9):
        row, seat = random.choice(keys), random.choice(("pm", "po", "sm"))
        saw = letters(team, row, seat)
        wanted = random.choice([one for one in ("", "A", "R", "C", "I") if one != saw])
        said = {"saw": saw, "letters": wanted, "revision": str(revision)}
        answer = editor.post(f"{PAGE}cells/{row}/{seat}/", said, **looking("r1")).content.decode()
        sent = re.findall(r'<hx-partial hx-target="#(row-[^"]+)"[^>]*>(.*?)</hx-partial>', answer)
        page |= dict(sent)
        whole = editor.get(f"{PAGE}?since=r1").content.decode()
        assert page == lines(whole)
        assert strip(answer) == strip(whole)


def lines(html: str) -> dict[str, str]:
    return dict(re.findall(r'<tr id="(row-[^"]+)"[^>]*>(.*?)</tr>', html))


def strip(html: str) -> str:
    return html.split('<p id="compared"')[1].split("</span>", maxsplit=1)[0]


def test_where_a_row_was_moved_the_whole_table_comes(team: Team, editor: Client) -> None:
    """Another row than the one that was dragged may count as moved now."""
    said = {"area": "strategy", "before": VISION, "placed": "1", "revision": "1"}
    answer = editor.post(f"{PAGE}rows/{STRATEGY}/move/", said, **looking("r1")).content.decode()
    assert places(answer)[0] == "matrix"
    assert answer.count(' <span class="came">moved</span>') == 1
    assert "1 row changed or moved; " in strip(answer)


def test_a_seat_with_another_holder_says_who_it_was(team: Team, editor: Client) -> None:
    page = editor.get(f"{PAGE}seats/po/").content.decode()
    seen = re.findall(r'name="seen" value="([^"]*)"', page)
    said = {"role": "product-owner", "person": "", "allocation": "100", "seen": seen[:1]}
    answer = editor.post(f"{PAGE}seats/po/", said, **looking("r1")).content.decode()
    assert places(answer)[0] == "matrix"
    assert '<span class="came">was Bo Lund</span>' in answer
    assert "1 seat changed or moved; " in strip(answer)


@pytest.mark.parametrize("asked", ["r0", "r9", "7", "x", "9" * 30, "r1 OR 1=1", "r¹", "-1", "\0"])
def test_what_is_not_there_is_said_and_not_compared_with(
    asked: str, team: Team, editor: Client
) -> None:
    answer = editor.get(PAGE, {"since": asked})
    html = answer.content.decode()
    assert (answer.status_code, 'id="compared"' in html) == (200, False)
    assert "Checkout has no such baseline or revision any more; nothing is compared." in html


def test_a_baseline_of_another_team_is_not_there(
    team: Team, acme: Organisation, editor: Client
) -> None:
    other = make_team(acme, "Search")
    theirs = Baseline.objects.create(organisation=acme, team=other, revision=1, name="Theirs")
    html = editor.get(PAGE, {"since": str(theirs.pk)}).content.decode()
    assert 'id="compared"' not in html and "Theirs" not in html


def test_columns_of_several_seats_are_not_compared(team: Team, editor: Client) -> None:
    html = editor.get(PAGE, {"since": "r1", "view": "person"}).content.decode()
    assert 'class="compared"' not in html


def test_only_an_edit_that_compares_costs_more(team: Team, editor: Client) -> None:
    """One query, for the log since then; one more, where it is a baseline."""
    set_cell(editor, VISION, "po", "I", "C")
    name(editor, "Start")
    baseline = Baseline.objects.get()
    found = []
    held = ["C", "I", "C", "I"]
    for number, asked in enumerate((None, "r2", str(baseline.pk))):
        said = {"saw": held[number], "letters": held[number + 1], "revision": str(number + 2)}
        page = looking(asked) if asked else HTMX
        with CaptureQueriesContext(connection) as captured:
            assert editor.post(f"{PAGE}cells/{VISION}/po/", said, **page).status_code == 200
        found.append(len(counted(captured)))
    assert found == [9, 10, 11]
