"""The measurements: medians of CPU time in this process, floor and subject in turn."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import brotli
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.browser import measure_in_browser
from bench.exporting import measure_exports
from bench.importing import measure_importing
from bench.line import Line
from bench.teams import make_team
from organisations.models import User
from organisations.scope import organisation_scope
from organisations.services.organisation import create_organisation
from teams.analysis import engine
from teams.loading import load_matrix
from teams.matrix.schemes import Letters
from teams.models import Team

HTMX = {"HTTP_HX_REQUEST": "true"}
REPEATS = 40


def measure(scratch: Path) -> int:
    call_command("migrate", verbosity=0)
    call_command("load_catalogue", verbosity=0)
    user = User.objects.create_user("ana@example.org", "unused", name="Ana Díaz")
    acme = create_organisation(user=user, name="Acme", stage="growing", size=120)
    with organisation_scope(acme):
        make_team(acme, "Usual", rows=60, seats=12)
        make_team(acme, "Large", rows=300, seats=40)
        held = load_matrix(Team.objects.get(key="usual"), today=timezone.localdate()).matrix.at(
            "row-1", "seat-5"
        )
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    lines = [
        *_edit(client, held),
        _analysis(acme),
        *_page(client, "usual", 60),
        *_page(client, "large", 300),
        *measure_importing(),
        *measure_exports(),
        *measure_in_browser(user, scratch, "/o/acme/teams/large/"),
    ]
    print(*lines, sep="\n")
    return 0 if all(line.held for line in lines) else 1


def cpu(function: Callable[[], object]) -> float:
    start = time.process_time()
    function()
    return (time.process_time() - start) * 1000


def _edit(client: Client, held: Letters) -> list[Line]:
    """One cell edit against the floor, in turn."""
    letters = ["C", "I"]
    now = ["/".join(held)]

    def edit() -> None:
        wanted = letters[now[0] == "C"]
        saw = now[0].split("/") if now[0] else []
        change = {"row": "row-1", "seat": "seat-5", "saw": saw, "letters": [wanted]}
        said = {"edits": json.dumps([change])}
        answer = client.post("/o/acme/teams/usual/cells/", said, **HTMX)
        assert answer.status_code == 200, answer.content
        now[0] = wanted

    for _ in range(5):
        edit()
        client.get("/o/acme/floor/")
    floor, subject = [], []
    for _ in range(REPEATS):
        floor.append(cpu(lambda: client.get("/o/acme/floor/")))
        subject.append(cpu(edit))
    below, above = statistics.median(floor), statistics.median(subject)
    print(f"floor {below:.2f} ms, cell edit {above:.2f} ms of CPU")
    with CaptureQueriesContext(connection) as captured:
        edit()
    counted = [
        one
        for one in captured
        if not any(word in one["sql"] for word in ("SAVEPOINT", "BEGIN", "COMMIT", "set_config"))
    ]
    return [
        Line("cell edit, CPU as a multiple of the floor", above / below, "x", 3),
        Line("cell edit, queries", len(counted), "", 12),
    ]


def _analysis(acme: object) -> Line:
    with organisation_scope(acme):  # type: ignore[arg-type]
        loaded = load_matrix(Team.objects.get(key="usual"), today=timezone.localdate())
    matrix, catalogue = loaded.matrix, loaded.catalogue
    times = [cpu(lambda: engine.analyse(matrix, catalogue)) for _ in range(200)]
    return Line("analysis of 60 × 12, all rules, median", statistics.median(times), "ms", 1.5)


def _page(client: Client, team: str, rows: int) -> list[Line]:
    address = f"/o/acme/teams/{team}/"
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        start = time.perf_counter()
        content = client.get(address).content
        seconds = time.perf_counter() - start
    counted = [
        one
        for one in captured
        if not any(word in one["sql"] for word in ("SAVEPOINT", "BEGIN", "COMMIT", "set_config"))
    ]
    large = rows >= 300
    return [
        Line(f"matrix page of {rows} rows, queries", len(counted), "", 12),
        Line(f"matrix page of {rows} rows, bytes", len(content) / 1e6, "MB", 3),
        Line(
            f"matrix page of {rows} rows, compressed",
            len(brotli.compress(content, quality=5)) / 1e3,
            "KB",
            200,
        ),
        *(
            [Line(f"matrix page of {rows} rows, to the last byte", seconds, "s", 1)]
            if large
            else []
        ),
    ]
