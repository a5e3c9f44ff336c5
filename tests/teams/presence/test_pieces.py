"""The old page with the news put into it is the page as it is now, whatever was changed and accepted."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from organisations.models import Membership, Organisation, User
from organisations.scope import organisation_scope
from teams.acceptance import accept
from teams.loading import load_matrix
from teams.matrix.model import Row, Seat
from teams.models import StoredFinding, Team
from tests.cast import ClientFor
from tests.teams.builders import make_person, make_team
from tests.teams.matrix.asking import HTMX, PAGE, places, set_cell

pytestmark = pytest.mark.django_db

LINES = re.compile(r'<tr [^>]*?id="((?:row|area)-[^"]+|foot)"[^>]*>(.*?)</tr>', re.DOTALL)
HEADS = re.compile(r'<th [^>]*?id="(seat-[^"]+)".*?</th>', re.DOTALL)
PIECES = re.compile(
    r'<hx-partial hx-target="#([^"]+)" hx-swap="([^"]+)">(.*?)</hx-partial>', re.DOTALL
)
Change = Callable[[Client, Team], None]


def drawn(table: str) -> dict[str, str]:
    """What a page shows at each place of the table that a piece may replace."""
    return {one[1]: one[2] for one in LINES.finditer(table)} | {
        one[1]: one[0] for one in HEADS.finditer(table)
    }


def with_news(page: dict[str, str], pieces: str) -> dict[str, str]:
    shown = dict(page)
    for place, _, html in PIECES.findall(pieces):
        if place == "matrix":
            shown = drawn(html)
        elif place in page:
            shown[place] = html
    return shown


def page_of(client: Client) -> dict[str, str]:
    found = drawn(client.get(PAGE).content.decode())
    assert {"foot", "seat-pm", "row-product-vision", "area-strategy"} <= found.keys()
    return found


def letters_at_random(seed: int) -> Change:
    def change(client: Client, team: Team) -> None:
        chance = random.Random(seed)
        for _ in range(chance.randint(1, 4)):
            matrix = load_matrix(Team.objects.get(pk=team.pk), today=timezone.localdate()).matrix
            row, seat = chance.choice(matrix.rows).key, chance.choice(matrix.seats).key
            saw = "/".join(matrix.at(row, seat))
            wanted = chance.choice([one for one in ("", "A", "R", "C", "I", "A/R") if one != saw])
            assert set_cell(client, row, seat, saw, wanted).status_code == 200

    return change


def accept_all(bo: User) -> None:
    by = Membership.objects.get(user=bo)
    for finding in StoredFinding.objects.filter(cleared_at=None):
        accept(finding=finding, by=by, reason="We know.")


@pytest.mark.parametrize("is_accepted", [False, True], ids=["open", "accepted"])
@pytest.mark.parametrize("seed", range(12))
def test_pieces_make_the_page_as_it_is(
    seed: int, is_accepted: bool, team: Team, ana: User, bo: User, client_for: ClientFor
) -> None:
    before = client_for(bo)
    before.get(PAGE)
    if is_accepted:
        accept_all(bo)
    old = page_of(before)
    letters_at_random(seed)(client_for(ana), team)
    answer = before.post(f"{PAGE}live/", {"revision": "1"}, **HTMX).json()
    assert with_news(old, answer["pieces"]) == page_of(before)


def test_a_row_that_is_again_as_it_was_comes_too(
    team: Team, ana: User, bo: User, client_for: ClientFor
) -> None:
    """Who was slower there in between was shown the letters that came and went."""
    set_cell(client_for(ana), "product-vision", "po", "I", "C")
    set_cell(client_for(ana), "product-vision", "po", "C", "I")
    answer = client_for(bo).post(f"{PAGE}live/", {"revision": "1"}, **HTMX).json()
    assert "row-product-vision" in places(answer["pieces"])


def test_a_new_finding_on_a_seat_where_another_was_accepted_is_marked(
    acme: Organisation, ana: User, bo: User, client_for: ClientFor
) -> None:
    """Both are hints on the seat alone; the page showed none, as the first was accepted."""
    seats = (Seat("pm", "product-manager", "ana", 80), Seat("po", "product-owner", "bo", 100))
    keys = ("product-vision", "product-strategy", "roadmap", "backlog-definition", "user-stories")
    with organisation_scope(acme):
        for key in ("ana", "bo"):
            make_person(acme, key.title(), key)
        make_team(
            acme, seats=seats, rows=tuple(Row(key, key) for key in keys),
            cells={key: {"pm": ("A", "R")} for key in keys},
        )  # fmt: skip
        client_for(bo).get(PAGE)
        finding = StoredFinding.objects.get(code="GAP110")
        accept(finding=finding, by=Membership.objects.get(user=bo), reason="Bo is on leave.")
    old = page_of(client_for(bo))
    assert "sev" not in old["seat-po"], old["seat-po"]
    for key in keys:
        assert set_cell(client_for(ana), key, "po", "", "C").status_code == 200
    new = page_of(client_for(bo))
    assert new["seat-po"] != old["seat-po"]
    answer = client_for(bo).post(f"{PAGE}live/", {"revision": "1"}, **HTMX).json()
    assert with_news(old, answer["pieces"]) == new
