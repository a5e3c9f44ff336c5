"""Two people work against each other on one matrix for a minute: the pages end equal, and nothing acknowledged is lost."""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect
from pytest_django.live_server_helper import LiveServer

from organisations.models import User
from organisations.scope import organisation_scope
from teams.history.replaying import replay
from teams.loading import load_matrix
from teams.models import LogEntry, Team
from tests.browser.desk import until

pytestmark = pytest.mark.django_db(transaction=True)

SECONDS = 60
SEED = 20261123
KEYS = ("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight")
Written = tuple[str, str, str, str]
"""Row, seat, letters before, letters after."""


class Worker:
    """Somebody at the matrix who presses keys at random, and what the server acknowledged of it."""

    def __init__(self, context: BrowserContext, address: str, chance: random.Random) -> None:
        self.page: Page = context.new_page()
        self.chance = chance
        self.acknowledged: list[Written] = []
        self.faults: list[str] = []
        self.page.on("response", self._note)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.goto(address)
        self.page.locator("#matrix td.c").first.focus()

    def _note(self, response: Response) -> None:
        if response.status == 200 and response.url.endswith("/cells/"):
            [edits] = parse_qs(response.request.post_data or "")["edits"]
            for one in json.loads(edits):
                before, after = "/".join(one["saw"]), "/".join(one["letters"])
                self.acknowledged.append((one["row"], one["seat"], before, after))

    def act(self) -> None:
        press = self.page.keyboard.press
        menu = self.page.locator("[data-choose] button")
        if menu.count():
            menu.nth(self.chance.randrange(menu.count())).click(timeout=3000)
            return
        kind = self.chance.random()
        if kind < 0.4:
            press(self.chance.choice(KEYS))
        elif kind < 0.85:
            press(self.chance.choice("raci"))
        elif kind < 0.9:
            press("Delete")
        elif kind < 0.96:
            press(f"Shift+{self.chance.choice(KEYS)}")
            press(self.chance.choice("ci"))
            press("Escape")
        elif self.page.evaluate("document.activeElement.matches('td.c')"):
            press("Enter")
        if self.page.evaluate("!document.activeElement.closest('#matrix')"):
            self.page.locator("#matrix td.c").first.focus()

    def finish(self) -> None:
        """Lets the other one's letters stand where nothing is decided, and waits until all is saved."""
        self.page.keyboard.press("Escape")
        expect(self.page.locator("#unsaved")).not_to_be_visible()
        # What is on its way is kept there until it is confirmed.
        until(
            self.page, "!Object.keys(sessionStorage).some((key) => key.startsWith('remit-unsaved'))"
        )
        expect(self.page.locator("#matrix [data-state]:not([data-state=conflict])")).to_have_count(
            0
        )
        while self.page.locator("[data-state=conflict]").count():
            self.page.locator("[data-state=conflict]").first.click()
            self.page.locator("[data-choose] [data-close]").click()

    def shown(self) -> dict[str, str]:
        return self.page.evaluate(  # type: ignore[no-any-return]
            """() => {
              const seats = [...document.querySelectorAll("#matrix th.seat-head")].map((one) => one.id);
              const found = {};
              for (const row of document.querySelectorAll("#matrix tr[data-row]"))
                [...row.querySelectorAll("td.c")].forEach((cell, at) => {
                  if (cell.dataset.l) found[`${row.dataset.row} ${seats[at]}`] = cell.dataset.l;
                });
              return found;
            }"""
        )


@pytest.fixture
def workers(
    browser: Browser, browser_context_args: dict[str, object], live_server: LiveServer,
    team: Team, ana: User, bo: User,
) -> Iterator[list[Worker]]:  # fmt: skip
    contexts, made = [], []
    for number, user in enumerate((ana, bo)):
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        cookie = client.cookies["remit_session"]
        context = browser.new_context(**browser_context_args)  # type: ignore[arg-type]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        contexts.append(context)
        address = f"{live_server.url}{team.get_absolute_url()}"
        made.append(Worker(context, address, random.Random(SEED + number)))
    yield made
    for context in contexts:
        context.close()


def logged(team: Team) -> Counter[Written]:
    return Counter(
        (one["row"], one["seat"], "/".join(one["before"]), "/".join(one["after"]))
        for entry in LogEntry.objects.filter(team=team)
        for one in entry.edits
        if one["edit"] == "set_cell"
    )


def test_two_people_against_each_other_for_a_minute(workers: list[Worker], team: Team) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        for worker in workers:
            worker.act()
    for worker in workers:
        worker.finish()
    with organisation_scope(team.organisation_id):
        fresh = Team.objects.select_related("organisation").get(pk=team.pk)
        matrix = load_matrix(fresh, today=timezone.localdate()).matrix
        for worker in workers:
            expect(worker.page.locator("#revision")).to_have_attribute(
                "data-revision", str(fresh.revision), timeout=10_000
            )
        assert replay(fresh, today=timezone.localdate()).cells == matrix.cells
        done = Counter(one for worker in workers for one in worker.acknowledged)
        missing = done - logged(fresh)
    stored = {
        f"{row} seat-{seat}": "/".join(letters)
        for row, cells in matrix.cells.items()
        for seat, letters in cells.items()
    }
    assert [worker.shown() for worker in workers] == [stored, stored]
    assert not missing
    assert fresh.revision > 60
    assert [worker.faults for worker in workers] == [[], []]
