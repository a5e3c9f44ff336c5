"""More than a request may hold is answered in words."""

from __future__ import annotations

import pytest
from django.test import Client

from teams.models import Team
from tests.teams.matrix.asking import HTMX, PAGE

pytestmark = pytest.mark.django_db
MUCH = {"asked": "A" * 3_000_000}


@pytest.mark.parametrize("multipart", [True, False], ids=["parts", "urlencoded"])
def test_a_script_gets_words(team: Team, editor: Client, multipart: bool) -> None:
    kind = {} if multipart else {"content_type": "application/x-www-form-urlencoded"}
    body = MUCH if multipart else f"asked={MUCH['asked']}"
    answer = editor.post(f"{PAGE}paste/", body, **HTMX, **kind)  # type: ignore[arg-type]
    assert answer.status_code == 413
    assert "more than Remit takes at once (2.5 MB)" in answer.json()["said"]


def test_a_person_gets_a_page(team: Team, editor: Client) -> None:
    answer = editor.post(f"{PAGE}paste/", MUCH)
    assert answer.status_code == 413
    assert b"more than Remit takes at once (2.5 MB)" in answer.content


def test_too_many_fields_too(team: Team, editor: Client) -> None:
    fields = {f"as-{at}": "" for at in range(1001)}
    assert editor.post(f"{PAGE}paste/", fields, **HTMX).status_code == 413


def test_what_cannot_be_read_is_another_answer(client: Client) -> None:
    assert client.get("/", HTTP_HOST="not/a host").status_code == 400
