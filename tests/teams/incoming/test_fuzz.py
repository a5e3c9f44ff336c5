"""Files that were damaged at random, sent to the real pages: each is shown or refused in words, never an error page.

``REMIT_FUZZ_PAGES=500`` sends more of them; each is known by its number.
"""

from __future__ import annotations

import os
import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from teams.models import Draft, LogEntry, Team
from tests.exchange.incoming.test_fuzz import SEEDS, damaged, damaged_inside
from tests.teams.incoming.test_import import NEW, editor

pytestmark = pytest.mark.django_db
__all__ = ["editor"]

FILES = int(os.environ.get("REMIT_FUZZ_PAGES", str(2 * len(SEEDS))))
ADDRESSES = (NEW, "/o/acme/teams/checkout/import/", "/o/acme/people/import/")
SAID: tuple[dict[str, str], ...] = (
    {"header": "2"},
    {"header": "999999", "range": "A1:C3"},
    {"layout": "across", "above": "yes"},
    {"layout": "by-letter", "scheme": "rapid"},
    {"layout": "long", "encoding": "cp1251"},
    {"text-0": "x", "means-0": "A/R", "seat-0": "skip", "row-0": "skip"},
    {"seat-1": "role:nobody:", "add": "1", "activities": "B", "ignored": "ZZZ"},
    {"sheet": "More", "columns": "B", "areas": "A"},
)


def damage(random_: random.Random, name: str) -> bytes:
    inside = name in ("a.xlsx", "a.ods") and random_.random() < 0.7
    return (damaged_inside if inside else damaged)(random_, SEEDS[name])


@pytest.mark.parametrize("name", SEEDS)
def test_damaged_files_are_shown_or_refused_in_words(name: str, editor: Client, team: Team) -> None:
    revisions = LogEntry.objects.count()
    for number in range(FILES // len(SEEDS)):
        random_ = random.Random(f"page {name} {number}")
        address = random_.choice(ADDRESSES)
        file = SimpleUploadedFile(name, damage(random_, name)) if name else None
        text = "" if file else damage(random_, name).decode("utf-8", "replace")
        answer = editor.post(address, {"file": file, "name": "New"} if file else {"text": text})
        if answer.status_code == 422:
            assert 'role="alert"' in answer.content.decode(), number
            continue
        place = answer.headers["Location"]
        assert editor.get(place).status_code == 200, number
        said = {"is-form": "1", "answers": "1", "name": "New", **random_.choice(SAID)}
        assert editor.post(place, said).status_code in (200, 302, 422), number
        assert editor.get(place).status_code == 200, number
        assert editor.post(place, {"discard": "1"}).status_code == 302, number
    assert not Draft.objects.exists()
    assert LogEntry.objects.count() == revisions
