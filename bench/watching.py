"""`python -m bench watching`: many people look at one matrix while somebody edits it, against the real server."""

from __future__ import annotations

import http.client
import json
import statistics
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.management import call_command

from bench.line import Line
from bench.serving import served, session_of
from bench.teams import make_team
from organisations.models import Level, Membership, Organisation, User
from organisations.scope import organisation_scope
from organisations.services.organisation import create_organisation

WATCHERS = 200
SECONDS = 20
PAUSE = 1.5
"""As the page does."""
TEAM = "/o/acme/teams/usual/"


@dataclass
class Watcher:
    """One page: its session, the revision that it shows, and what its questions took."""

    session: str
    revision: int = 1
    times: list[float] = field(default_factory=list)
    saw: dict[int, float] = field(default_factory=dict)
    """Revision → when it was first heard of."""

    def ask(self, connection: http.client.HTTPConnection) -> None:
        started = time.perf_counter()
        answer = json.loads(_post(connection, self.session, "live/", {"revision": self.revision}))
        now = time.perf_counter()
        self.times.append((now - started) * 1000)
        self.revision = answer["revision"]
        self.saw.setdefault(self.revision, now)


def measure_watching(scratch: Path) -> int:
    """Prints what it took; 1 where somebody saw an edit later than 2 s."""
    call_command("migrate", verbosity=0)
    call_command("load_catalogue", verbosity=0)
    ana = User.objects.create_user("ana@example.org", "unused", name="Ana Díaz")
    acme = create_organisation(user=ana, name="Acme", stage="growing", size=120)
    with organisation_scope(acme):
        make_team(acme, "Usual", rows=60, seats=12)
        watchers = [Watcher(session_of(_member(acme, number))) for number in range(WATCHERS)]
    author = session_of(ana)
    with served(scratch) as server:
        address = urlsplit(server).netloc
        made = _run(address, author, watchers)
    times = sorted(time for watcher in watchers for time in watcher.times)
    delays = [
        watcher.saw[revision] - at
        for watcher in watchers
        for revision, at in made.items()
        if revision in watcher.saw
    ]
    print(
        f"{WATCHERS} watchers, {len(times)} questions, {len(made)} edits in {SECONDS} s: "
        f"median {statistics.median(times):.1f} ms, 95 of 100 {times[len(times) * 95 // 100]:.1f} ms"
    )
    line = Line(
        "an edit is seen by 99 of 100 within", sorted(delays)[len(delays) * 99 // 100], "s", 2
    )
    print(line)
    return 0 if line.held else 1


def _member(acme: Organisation, number: int) -> User:
    user = User.objects.create_user(f"w{number}@example.org", "unused", name=f"Watcher {number}")
    Membership.objects.create(organisation=acme, user=user, level=Level.VIEWER)
    return user


def _run(address: str, author: str, watchers: list[Watcher]) -> dict[int, float]:
    """Revision → when it was made; a thread a watcher, each beginning at a time of its own."""
    end = time.perf_counter() + SECONDS

    def watch(number: int, watcher: Watcher) -> None:
        connection = http.client.HTTPConnection(address)
        time.sleep(PAUSE * number / len(watchers))
        while time.perf_counter() < end + 2.5:
            watcher.ask(connection)
            time.sleep(PAUSE)

    threads = [threading.Thread(target=watch, args=one) for one in enumerate(watchers)]
    for thread in threads:
        thread.start()
    made = _edit_until(end, address, author)
    for thread in threads:
        thread.join()
    return made


def _edit_until(end: float, address: str, author: str) -> dict[int, float]:
    connection = http.client.HTTPConnection(address)
    made: dict[int, float] = {}
    now: list[str] = []
    while time.perf_counter() < end:
        wanted = [] if now else ["I"]
        change = {"row": "row-59", "seat": "seat-11", "saw": now, "letters": wanted}
        text = _post(connection, author, "cells/", {"edits": json.dumps([change])})
        if "data-revision" in text:
            now = wanted
            made[int(text.split('data-revision="')[1].split('"')[0])] = time.perf_counter()
        else:
            now = json.loads(text)["places"][0]["found"]
        time.sleep(1)
    return made


def _post(
    connection: http.client.HTTPConnection, session: str, place: str, said: dict[str, object]
) -> str:
    token = "a" * 32
    headers = {
        "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}",
        "X-CSRFToken": token,
        "HX-Request": "true",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    connection.request("POST", f"{TEAM}{place}", urlencode(said), headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    if answer.status not in (200, 409):
        raise RuntimeError(f"{place} answered {answer.status}: {text[:200]}")
    return text
