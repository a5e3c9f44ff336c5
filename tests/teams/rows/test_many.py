"""Many rows at once: moved to another area, removed after a question, added by packs."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisations.models import Organisation, User
from teams.door import undo
from teams.matrix.model import Row as RowFacts
from teams.models import Cell, LogEntry, Row, Team
from tests.cast import ClientFor
from tests.teams.builders import make_team
from tests.teams.matrix.asking import HTMX, PAGE, counted, places

pytestmark = pytest.mark.django_db
VISION, STRATEGY, BACKLOG = "product-vision", "product-strategy", "backlog-prioritisation"
TWO = f"{VISION} {BACKLOG}"


def ask(client: Client, rows: str, **said: str) -> Any:
    return client.post(f"{PAGE}rows/many/", {"rows": rows, **said}, **HTMX)


def test_rows_go_to_another_area_as_one_entry(team: Team, editor: Client) -> None:
    answer = ask(editor, TWO, area="market")
    html = answer.content.decode()
    assert places(html)[0] == "matrix"
    assert "Moved 2 rows to Market. Saved, revision 2." in html
    areas = Row.objects.filter(team=team).values_list("key", "area")
    assert dict(areas) == {VISION: "market", STRATEGY: None, BACKLOG: "market"}
    assert LogEntry.objects.filter(team=team).count() == 2
    back = ask(editor, f"{VISION} {STRATEGY}", area="strategy")
    assert "Moved 1 row to Strategy." in back.content.decode()
    assert Row.objects.get(team=team, key=VISION).area is None


def test_a_removal_asks_first_and_names_the_letters_that_go(team: Team, editor: Client) -> None:
    Row.objects.filter(team=team, key=STRATEGY).update(checks=VISION)
    Row.objects.filter(team=team, key=BACKLOG).update(checks=VISION)
    answer = ask(editor, TWO, do="remove")
    html = " ".join(answer.content.decode().split())
    assert answer.status_code == 200
    assert "Remove 2 rows?" in html
    assert "6 letters go with them. Product strategy no longer checks what goes." in html
    assert "<b>Product vision</b>: A/R of Ana Díaz, I of Bo Lund" in html
    assert Row.objects.filter(team=team).count() == 3
    done = ask(editor, TWO, do="remove", seen=answer.context["seen"])
    assert done.headers["HX-Trigger"] == "matrix-done"
    assert "Removed 2 rows. Saved, revision 2." in done.content.decode()
    assert [(one.key, one.checks) for one in Row.objects.filter(team=team)] == [(STRATEGY, None)]
    [entry] = LogEntry.objects.filter(team=team, revision=2)
    assert [edit["edit"] for edit in entry.edits] == ["change_row", "remove_row", "remove_row"]
    undo(entry=entry, by=None)
    rows = Row.objects.filter(team=team).values_list("key", "checks")
    assert list(rows) == [(VISION, None), (STRATEGY, VISION), (BACKLOG, VISION)]
    assert Cell.objects.filter(team=team).count() == 6


def test_who_saw_other_letters_is_asked_again(team: Team, editor: Client) -> None:
    seen = ask(editor, TWO, do="remove").context["seen"]
    Cell.objects.filter(team=team, row__key=VISION, seat__key="po").delete()
    answer = ask(editor, TWO, do="remove", seen=seen)
    assert answer.status_code == 409
    assert "Somebody changed this in the meantime." in answer.content.decode()
    Row.objects.filter(team=team, key=BACKLOG).delete()
    answer = ask(editor, TWO, do="remove", seen=answer.context["seen"])
    assert answer.status_code == 409
    assert "Remove 1 row?" in answer.content.decode()
    assert Row.objects.filter(team=team).count() == 2


@pytest.mark.parametrize(
    ("rows", "said", "why"),
    [
        ("", {"do": "remove"}, "Tick a row first."),
        (VISION, {"area": "nowhere"}, "Choose the area"),
        (VISION, {}, "Choose the area"),
        (VISION, {"area": "strategy"}, "All of these are in Strategy already."),
        (f"{VISION} gone", {"area": "market"}, "No longer in the matrix: 1 row of these."),
        ("gone", {"do": "remove"}, "None of these rows is in the matrix any more."),
    ],
)
def test_what_cannot_be_is_said(
    rows: str, said: dict[str, str], why: str, team: Team, editor: Client
) -> None:
    answer = ask(editor, rows, **said)
    assert answer.status_code == 422
    assert why in answer.content.decode()
    team.refresh_from_db()
    assert team.revision == 1


def test_without_a_script_rows_are_ticked_on_a_page(team: Team, editor: Client) -> None:
    page = editor.get(f"{PAGE}rows/many/").content.decode()
    assert f'value="{VISION}"' in page
    assert f'href="{PAGE}rows/many/"' in editor.get(f"{PAGE}rows/add/").content.decode()
    said = {"rows": [VISION, BACKLOG], "area": "market", "do": "move"}
    answer = editor.post(f"{PAGE}rows/many/", said, follow=True)
    assert "Moved 2 rows to Market." in answer.content.decode()
    nothing = editor.post(f"{PAGE}rows/many/", {"do": "remove"}, follow=True)
    assert nothing.redirect_chain == [(f"{PAGE}rows/many/", 302)]
    assert "Tick a row first." in nothing.content.decode()
    question = editor.post(f"{PAGE}rows/many/", {"rows": [VISION], "do": "remove"})
    assert "<html" in question.content.decode()


def test_only_editors(viewer: Client, team: Team, dana: User, client_for: ClientFor) -> None:
    assert viewer.get(f"{PAGE}rows/many/").status_code == 403
    assert ask(viewer, TWO, area="market").status_code == 403
    assert ask(client_for(dana), TWO, area="market").status_code == 404
    assert "data-select-rows" not in viewer.get(PAGE).content.decode()


def test_a_pack_ticks_what_is_missing_and_keeps_what_was_typed(team: Team, editor: Client) -> None:
    said = {"pack": "agile", "responsibilities": ["roadmap"], "name": "Weekly call", "shared": "on"}
    answer = editor.post(f"{PAGE}rows/add/", said, **HTMX)
    html = " ".join(answer.content.decode().split())
    form = answer.context["form"]
    assert answer.status_code == 200
    assert {"roadmap", "user-stories"} <= set(form.initial["responsibilities"])
    assert BACKLOG not in form.initial["responsibilities"]
    assert 'id="r-user-stories" checked' in html
    assert 'id="r-roadmap" checked' in html
    assert 'value="Weekly call"' in html
    assert "of the pack are ticked below." in html
    assert team.rows.count() == 3  # type: ignore[attr-defined]
    wanted = form.initial["responsibilities"]
    done = editor.post(f"{PAGE}rows/add/", {"responsibilities": wanted}, **HTMX)
    assert f"Added {len(wanted)} rows." in done.content.decode()


def test_each_pack_says_how_many_rows_are_missing(editor: Client) -> None:
    form = editor.get(f"{PAGE}rows/add/").context["form"]
    assert [(key, missing == len(form.ticks_of(key))) for key, _, missing in form.packs()] == [
        ("core", True), ("agile", True), ("data", True), ("emerging", True),
    ]  # fmt: skip
    answer = editor.post(f"{PAGE}rows/add/", {"pack": "nonsense"}, **HTMX)
    assert "0 rows of the pack are ticked" in " ".join(answer.content.decode().split())


@pytest.mark.parametrize("size", [2, 12])
def test_it_costs_the_same_for_any_number_of_rows(
    size: int, acme: Organisation, editor: Client
) -> None:
    team = make_team(
        acme,
        f"Size {size}",
        rows=tuple(RowFacts(f"r{at}", name=f"Row {at}", area="strategy") for at in range(size)),
    )
    address = f"{team.get_absolute_url()}rows/many/"
    editor.get(address)
    said = {"rows": " ".join(f"r{at}" for at in range(size)), "area": "market"}
    with CaptureQueriesContext(connection) as captured:
        assert editor.post(address, said, **HTMX).status_code == 200
    assert len(counted(captured)) == 12
