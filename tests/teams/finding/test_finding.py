"""One finding: accepted for a reason, taken back, mended with open eyes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from organisations.models import Level, Membership, User
from teams.acceptance import CannotAccept, accept, take_back
from teams.checking import recheck
from teams.door import apply_edits
from teams.matrix.edits import SetCell
from teams.models import FOREVER, Acceptance, Person, StoredFinding, Team, Why
from tests.cast import ClientFor
from tests.teams.builders import TODAY, make_team

pytestmark = pytest.mark.django_db

PAGE = "/o/acme/teams/checkout/"
WORDS = "The Scrum Master comes in May."


@pytest.fixture
def editor(team: Team, bo: User) -> Membership:
    return Membership.objects.get(user=bo)


@pytest.fixture
def hint(team: Team) -> StoredFinding:
    """The seat of the Scrum Master has no letter."""
    found: StoredFinding = StoredFinding.objects.get(team=team, code="GAP110")
    return found


def address(finding: StoredFinding) -> str:
    return f"/o/acme/findings/{finding.fingerprint}/"


def set_cell(team: Team, seat: str, before: str, after: str) -> None:
    edit = SetCell("product-vision", seat, tuple(before), tuple(after))
    fresh = Team.objects.get(pk=team.pk)
    apply_edits(team=fresh, edits=[edit], by=None, why=Why.CLICK)


# accepting


def test_an_acceptance_has_a_reason_and_if_wanted_an_end(
    hint: StoredFinding, editor: Membership
) -> None:
    made = accept(finding=hint, by=editor, reason=f"  {WORDS}\n", until=TODAY, today=TODAY)
    hint.refresh_from_db()
    assert (made.reason, made.until, made.by) == (WORDS, TODAY, editor.user)
    assert hint.accepted_until == TODAY
    accept(finding=hint, by=editor, reason="For good.", today=TODAY)
    hint.refresh_from_db()
    assert hint.accepted_until == FOREVER


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"reason": " "}, "Say why"),
        ({"reason": "x" * 501}, "A reason has up to 500 characters; this one has 501."),
        ({"reason": WORDS, "until": TODAY - timedelta(days=1)}, "The last day is over already."),
    ],
)
def test_what_cannot_be_accepted_is_said(
    said: dict[str, object], why: str, hint: StoredFinding, editor: Membership
) -> None:
    with pytest.raises(CannotAccept) as refused:
        accept(finding=hint, by=editor, today=TODAY, **said)  # type: ignore[arg-type]
    assert str(refused.value).startswith(why)
    assert not Acceptance.objects.exists()


def test_its_history_is_kept(hint: StoredFinding, editor: Membership) -> None:
    accept(finding=hint, by=editor, reason="One.")
    accept(finding=hint, by=editor, reason="Two.")
    assert take_back(finding=hint, by=editor) and not take_back(finding=hint, by=editor)
    kept = Acceptance.objects.filter(finding=hint).order_by("pk")
    assert [(one.reason, one.ended_by) for one in kept] == [
        ("One.", editor.user),
        ("Two.", editor.user),
    ]


def test_one_whose_last_day_is_over_has_ended_by_nobody(
    hint: StoredFinding, editor: Membership
) -> None:
    accept(finding=hint, by=editor, reason="One.", until=TODAY, today=TODAY)
    tomorrow = TODAY + timedelta(days=1)
    assert not take_back(finding=hint, by=editor, today=tomorrow)
    accept(finding=hint, by=editor, reason="Two.", until=TODAY, today=TODAY)
    accept(finding=hint, by=editor, reason="Three.", today=tomorrow)
    kept = Acceptance.objects.filter(finding=hint).order_by("pk")
    assert [(one.reason, one.ended_at is None, one.ended_by) for one in kept] == [
        ("One.", False, None),
        ("Two.", False, None),
        ("Three.", True, None),
    ]


def test_an_ended_one_is_shown_as_ended(
    hint: StoredFinding, editor: Membership, bo: User, client_for: ClientFor
) -> None:
    accept(finding=hint, by=editor, reason=WORDS, until=TODAY, today=TODAY)
    html = client_for(bo).get(address(hint)).content.decode()
    assert "until 2 March 2026; ended with that day" in html
    assert "Accept the finding" in html and "Take back" not in html


@pytest.mark.parametrize("user", ["chi", "dana"])
def test_only_editors_accept(
    user: str, hint: StoredFinding, editor: Membership, request: pytest.FixtureRequest
) -> None:
    by = Membership(
        organisation=editor.organisation, user=request.getfixturevalue(user), level=Level.VIEWER
    )
    with pytest.raises(PermissionDenied):
        accept(finding=hint, by=by, reason=WORDS)
    with pytest.raises(PermissionDenied):
        take_back(finding=hint, by=by)


def test_it_belongs_to_the_fingerprint_and_outlives_the_finding(
    team: Team, hint: StoredFinding, editor: Membership
) -> None:
    accept(finding=hint, by=editor, reason=WORDS)
    set_cell(team, "sm", "", "I")
    set_cell(team, "sm", "I", "")
    hint.refresh_from_db()
    assert hint.cleared_at is None and hint.accepted_until == FOREVER and len(hint.earlier) == 1


def test_it_is_counted_apart_and_comes_back_when_the_day_has_passed(
    team: Team, hint: StoredFinding, editor: Membership
) -> None:
    accept(finding=hint, by=editor, reason=WORDS, until=TODAY, today=TODAY)
    shown = recheck(team, today=TODAY).shown()
    assert [one.code for one in shown.accepted] == ["GAP110"]
    assert "GAP110" not in [one.code for one in shown.open]
    later = recheck(team, today=TODAY + timedelta(days=1)).shown()
    assert "GAP110" in [one.code for one in later.open] and later.accepted == []


def test_a_finding_over_all_teams_is_accepted_likewise(
    team: Team, editor: Membership, bo: User, client_for: ClientFor
) -> None:
    make_team(team.organisation, "Search")
    finding = StoredFinding.objects.get(code="LOD602", person="bo")
    accept(finding=finding, by=editor, reason=WORDS)
    html = client_for(bo).get(PAGE).content.decode()
    assert "1 accepted" in html
    assert client_for(bo).get(address(finding)).status_code == 200


# the page


def test_the_page_says_all_of_it(hint: StoredFinding, bo: User, client_for: ClientFor) -> None:
    html = client_for(bo).get(address(hint)).content.decode()
    assert hint.message in html and "still so at revision 1" in html and "/rules/GAP110/" in html


def test_it_is_accepted_and_taken_back_on_the_page(
    hint: StoredFinding, bo: User, client_for: ClientFor
) -> None:
    client = client_for(bo)
    assert client.post(address(hint), {"reason": ""}).status_code == 422
    assert client.post(address(hint), {"reason": WORDS, "until": ""}).status_code == 302
    assert WORDS in client.get(address(hint)).content.decode()
    assert "1 accepted" in client.get(PAGE).content.decode()
    assert client.post(f"{address(hint)}back/").status_code == 302
    assert "1 accepted" not in client.get(PAGE).content.decode()


def test_a_reason_is_for_editors_and_for_whom_it_is_about(
    team: Team, editor: Membership, chi: User, client_for: ClientFor
) -> None:
    make_team(team.organisation, "Search")
    finding = StoredFinding.objects.get(code="LOD602", person="bo")
    accept(finding=finding, by=editor, reason=WORDS)
    client = client_for(chi)
    assert WORDS not in client.get(address(finding)).content.decode()
    Person.objects.filter(key="bo").update(user=chi)
    assert WORDS in client.get(address(finding)).content.decode()
