"""The list of what was done: sentences, filters whose numbers agree, pages, cost, and who may read it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from django.test import Client
from django.utils import timezone

from organisations.models import Membership, Organisation, User
from teams.door import undo
from teams.history.filters import KINDS, REMIT, Filters, read_filters
from teams.history.listing import count_entries, entries_of, undone_of
from teams.matrix.edits import AddRow, RemoveSeat
from teams.matrix.model import Row, Seat
from teams.models import Baseline, LogEntry, Team, Why
from tests.cast import ClientFor
from tests.teams.history.doing import (
    BACKLOG,
    PAGE,
    STRATEGY,
    VISION,
    do,
    entry,
    page,
    queries,
    set_cell,
    three_changes,
    words,
)

pytestmark = pytest.mark.django_db
QUERIES = 11


def test_it_says_who_did_what_and_why_newest_first(
    team: Team, ana: User, bo: User, viewer: Client
) -> None:
    three_changes(team, ana, bo)
    html = page(viewer)
    said = words(html)
    assert "Ana Díaz took C from Bo Lund on Product strategy Revision 2, edited" in said
    assert "Bo Lund changed Product vision: shared on purpose Revision 3, edited" in said
    assert "Remit took Bo Lund off the seat Product Owner Revision 4, edited" in said
    assert "Remit set up the team: 7 changes" in said and "2 more" in said
    order = [html.index(f'id="revision-{number}"') for number in (4, 3, 2, 1)]
    assert order == sorted(order)
    assert f"{timezone.localdate():%A}, {timezone.localdate().day} " in said


def test_an_undo_says_of_what_and_a_redo_too(
    team: Team, ana: User, bo: User, editor: Client
) -> None:
    do(team, set_cell(STRATEGY, "po", "C", ""), by=ana)
    for revision in (2, 3):
        one = entry(team, revision)
        one.team.organisation = team.organisation
        undo(entry=one, by=Membership.objects.select_related("organisation").get(user=bo))
    said = words(page(editor))
    assert "Bo Lund undid revision 2 gave Bo Lund C on Product strategy" in said
    assert "Bo Lund did revision 2 again took C from Bo Lund" in said
    assert "Revision 3 undone in revision 4" in said
    html = page(editor)
    offered = [number for number in range(1, 5) if f'action="{PAGE}{number}/undo/"' in html]
    assert offered == [2, 4]


def test_what_took_back_and_was_taken_back_does_not_count() -> None:
    assert undone_of([]) == {}
    assert undone_of([(11, 2, 10)]) == {10: 2}
    assert undone_of([(12, 3, 11), (11, 2, 10)]) == {11: 3}
    assert undone_of([(13, 4, 12), (12, 3, 11), (11, 2, 10)]) == {12: 4, 10: 2}


def test_names_are_of_those_who_sat_there_then(team: Team, viewer: Client) -> None:
    do(team, set_cell(BACKLOG, "po", "AR", "A"))
    seat = Seat("po", "product-owner", "bo", 100)
    cells = {VISION: ("I",), STRATEGY: ("C",), BACKLOG: ("A",)}
    do(team, RemoveSeat(seat, 1, cells))
    said = words(page(viewer))
    assert "took R from Bo Lund on Backlog prioritisation" in said
    assert "removed the seat Product Owner of Bo Lund, with Product vision: I" in said
    assert "Product Owner (gone)" in said


def many_kinds(team: Team, ana: User, bo: User) -> None:
    three_changes(team, ana, bo)
    do(team, AddRow(Row("own", name="Own row"), 9, {"pm": ("R",)}), by=bo)
    do(team, set_cell("own", "sm", "", "C"), set_cell(VISION, "sm", "", "I"), by=bo, why=Why.PASTE)


@pytest.mark.parametrize("kind", ["", *KINDS])
@pytest.mark.parametrize("row", ["", VISION, "own", "nowhere"])
def test_the_numbers_agree_with_the_list(
    kind: str, row: str, team: Team, ana: User, bo: User
) -> None:
    many_kinds(team, ana, bo)
    people = ["", REMIT, str(ana.pk), str(bo.pk)]
    for who, seat in product(people, ("", "po", "sm")):
        filters = Filters(who, row, seat, kind)
        counts = count_entries(team, filters)
        assert counts.shown == entries_of(team, filters).count()
        for other in KINDS:
            found = entries_of(team, Filters(who, row, seat, other))
            assert counts.kinds[other] == found.count()
        for by, _, number in counts.people:
            narrowed = Filters(REMIT if by is None else str(by), row, seat, kind)
            assert number == entries_of(team, narrowed).count()


@pytest.mark.parametrize("kind", ["", *KINDS])
def test_what_is_looked_for_in_an_entry_is_what_the_database_found(
    kind: str, team: Team, ana: User, bo: User
) -> None:
    many_kinds(team, ana, bo)
    for row, seat in product(("", VISION, "own"), ("", "po", "sm")):
        filters = Filters(row=row, seat=seat, kind=kind)
        found = {one.revision for one in entries_of(team, filters)}
        by_hand = {
            one.revision
            for one in LogEntry.objects.filter(team=team)
            if any(filters.is_about(record) for record in one.edits)
        }
        assert found == (by_hand if filters.is_about_edits else found)


def test_days_are_both_included(team: Team) -> None:
    today = timezone.localdate()
    assert entries_of(team, Filters(first=today, last=today)).count() == 1
    assert entries_of(team, Filters(first=today + timedelta(days=1))).count() == 0
    assert entries_of(team, Filters(last=today - timedelta(days=1))).count() == 0


def test_an_address_with_nonsense_does_no_harm(viewer: Client) -> None:
    said = {"who": "x", "kind": "y", "from": "2026-13-45", "to": "z", "row": "a\0b"}
    assert read_filters(said) == Filters(row="ab")
    for query in (
        "?who=²&from=2026-02-30&page=x",
        "?who=99999999999",
        "?row=%00&seat=%22'",
        "?page=0",
    ):
        assert viewer.get(PAGE + query).status_code == 200


def test_the_address_says_it_all() -> None:
    filters = Filters("7", "a", first=date(2026, 3, 1))
    assert filters.address(kind="rows") == "?who=7&row=a&kind=rows&from=2026-03-01"
    assert Filters().address() == "?"


def test_what_is_looked_for_comes_first(team: Team, viewer: Client) -> None:
    edits = [set_cell(VISION, "sm", "", "C"), set_cell(STRATEGY, "sm", "", "C")]
    rows = [AddRow(Row(f"r{n}", name=f"Row {n}"), 9) for n in range(8)]
    do(team, *rows, *edits)
    html = page(viewer, f"{PAGE}?row={STRATEGY}&kind=letters")
    first = html.partition('id="revision-2"')[2].partition("<details")[0]
    assert "gave Scrum Master (vacant) C on Product strategy" in words(first)
    assert "1 revision with these filters of 2" in words(html)


def test_a_revision_with_a_name_says_so(
    team: Team, acme: Organisation, ana: User, viewer: Client
) -> None:
    do(team, set_cell(VISION, "sm", "", "C"))
    Baseline.objects.create(organisation=acme, team=team, revision=1, name="As agreed", by=ana)
    older = page(viewer).partition('id="revision-1"')[2]
    assert "baseline “As agreed”" in words(older)


def test_pages_of_fifty(team: Team, viewer: Client) -> None:
    for number in range(54):
        before, after = ("", "C") if number % 2 == 0 else ("C", "")
        do(team, set_cell(VISION, "sm", before, after))
    html = page(viewer)
    assert html.count('class="entry-of-log"') == 50 and "1 to 50 of 55" in words(html)
    html = page(viewer, f"{PAGE}?page=2")
    assert html.count('class="entry-of-log"') == 5 and 'id="revision-1"' in html


@pytest.mark.parametrize("entries", [1, 3])
def test_it_costs_the_same_for_any_number(
    entries: int, team: Team, ana: User, bo: User, editor: Client
) -> None:
    if entries > 1:
        do(team, set_cell(STRATEGY, "po", "C", ""), by=ana)
        do(team, set_cell(STRATEGY, "po", "", "C"), by=bo)
    asked = queries(editor, PAGE)
    assert len(asked) == QUERIES, "\n".join(sql[:150] for sql in asked)


def test_who_may_read(
    team: Team, chi: User, dana: User, umbrella: Organisation, client_for: ClientFor
) -> None:
    answer = client_for(None).get(PAGE)
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/accounts/login/")
    assert client_for(dana).get(PAGE).status_code == 404
    viewer = client_for(chi)
    html = page(viewer)
    assert "/undo/" not in html.partition("<main")[2]
    assert viewer.post(PAGE).status_code == 405
    assert client_for(dana).get("/o/umbrella/teams/checkout/history/").status_code == 404


def test_hostile_names_are_text(team: Team, viewer: Client) -> None:
    do(team, AddRow(Row("x", name="<script>alert(1)</script>"), 0))
    assert "<script>alert" not in page(viewer)
