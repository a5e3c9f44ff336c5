"""Fixes: the edit is computed anew, done through the door, and refused where it is no longer what the button said."""

from __future__ import annotations

import pytest
from django.test import Client

from teams.models import LogEntry, StoredFinding, Team, Why
from tests.teams.matrix.asking import HTMX, PAGE, letters, places, set_cell

pytestmark = pytest.mark.django_db
LABEL = "Let Bo Lund advise"


@pytest.fixture
def overlap(team: Team, editor: Client) -> dict[str, str]:
    """Two answer for the vision; what the button of its fix says."""
    set_cell(editor, "product-vision", "po", "I", "A")
    finding = StoredFinding.objects.get(team=team, code="OVL201", cleared_at=None)
    return {"fingerprint": finding.fingerprint, "label": LABEL, "revision": "2"}


def test_a_fix_is_done_and_said(team: Team, editor: Client, overlap: dict[str, str]) -> None:
    html = editor.post(f"{PAGE}fixes/", overlap, **HTMX).content.decode()
    assert f"Done: {LABEL}. Saved, revision 3." in html
    assert places(html)[0] == "row-product-vision"
    assert letters(team, "product-vision", "po") == "C"
    assert LogEntry.objects.get(team=team, revision=3).why == Why.FIX


def test_without_script_the_message_says_what_was_done(
    editor: Client, overlap: dict[str, str]
) -> None:
    answer = editor.post(f"{PAGE}fixes/", overlap, follow=True)
    assert f"Done: {LABEL}. Saved, revision 3." in answer.content.decode()


def test_where_a_row_is_looked_at_one_stays_there(editor: Client, overlap: dict[str, str]) -> None:
    answer = editor.post(f"{PAGE}fixes/", {**overlap, "at": "product-vision"}, **HTMX)
    assert places(answer.content.decode())[-1] == "holding"
    assert "HX-Trigger" not in answer.headers


def test_a_fix_of_a_finding_that_is_gone_changes_nothing(
    team: Team, editor: Client, overlap: dict[str, str]
) -> None:
    set_cell(editor, "product-vision", "po", "A", "I")
    answer = editor.post(f"{PAGE}fixes/", overlap, **HTMX)
    assert answer.headers["HX-Refresh"] == "true"
    assert "The finding is no longer there" in editor.get(PAGE).content.decode()
    assert letters(team, "product-vision", "po") == "I"


def test_a_label_that_no_fix_has_changes_nothing(
    team: Team, editor: Client, overlap: dict[str, str]
) -> None:
    editor.post(f"{PAGE}fixes/", {**overlap, "label": "Remove everything"}, **HTMX)
    team.refresh_from_db()
    assert team.revision == 2


def test_a_viewer_fixes_nothing(viewer: Client, overlap: dict[str, str]) -> None:
    answer = viewer.post(f"{PAGE}fixes/", overlap, **HTMX)
    assert answer.status_code == 403
    assert "You may look at Acme but not change it." in answer.content.decode()
