"""What whoever has a share link reads, and what never."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisations.models import Membership, Organisation, User
from organisations.scope import organisation_scope, share_scope
from teams.models import LogEntry, Person, ShareLink, Team
from teams.sharing.links import allow_frames, revoke_link
from teams.sharing.veiling import Shown
from tests.teams.builders import make_team
from tests.teams.sharing.conftest import Share

pytestmark = pytest.mark.django_db

OF_PEOPLE = ("Ana", "Díaz", "Bo Lund", "ana@example.org")
ALL = Shown("names", findings=True, skills=True, allocations=True, notes=True)


def read(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_by_default_roles_and_letters_and_nothing_else(share: Share) -> None:
    html = read(share())
    assert "Product vision" in html and "Product Manager" in html and "Scrum Master" in html
    for hidden in (*OF_PEOPLE, "the board", "Secret plan", "Reorganisation", "80\u202f%", "expert"):
        assert hidden not in html
    assert "OVL" not in html and "finding-top" not in html
    assert "roles, not people" in html and "without findings" in html


def test_what_is_ticked_is_shown(share: Share) -> None:
    html = read(share(ALL))
    for shown in ("Ana Díaz", "<strong>the board</strong>", "Secret plan", "80", "expert"):
        assert shown in html
    assert "OVL201" in html


@pytest.mark.parametrize("who", ["roles", "initials"])
def test_findings_name_nobody_either(share: Share, who: str) -> None:
    html = read(share(Shown(who, findings=True)))  # type: ignore[arg-type]
    assert "OVL201" in html
    for hidden in OF_PEOPLE:
        assert hidden not in html
    assert ("A. D." in html) is (who == "initials")


def test_findings_of_skills_and_time_come_with_those(share: Share, team: Team) -> None:
    Person.objects.filter(key="ana").update(skills={"leadership": "none"})
    assert "SKL" not in read(share(Shown(findings=True)))
    assert "SKL" in read(share(Shown(findings=True, skills=True)))


def test_two_people_of_one_role_are_told_apart(share: Share, acme: Organisation) -> None:
    html = read(share(Shown("roles")))
    assert "Product Manager 2" not in html


def test_headers_keep_it_out_of_indexes_and_caches(share: Share) -> None:
    answer = Client().get(share())
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "private, max-age=60"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_it_is_counted(share: Share) -> None:
    address = share()
    for _ in range(2):
        read(address)
    link = ShareLink.objects.get()
    assert link.opened == 2 and link.last_opened is not None


def test_only_the_hash_is_kept(share: Share) -> None:
    token = share().split("/")[2]
    link = ShareLink.objects.get()
    assert len(token) == 43  # 32 bytes
    assert link.token_hash == sha256(token.encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(one)::text FROM teams_sharelink AS one")
        assert token not in cursor.fetchone()[0]


def test_an_ended_link_is_gone(share: Share) -> None:
    today = timezone.localdate()
    read(share(until=today))
    assert "This link has ended" in read(share(until=today - timedelta(days=1)), 410)


def test_a_link_that_was_taken_back_is_gone(share: Share, ana: User) -> None:
    address = share()
    revoke_link(by=Membership.objects.get(user=ana), link=ShareLink.objects.get())
    html = read(address, 410)
    assert "taken back" in html and "Product vision" not in html
    assert ShareLink.objects.get().opened == 0


def test_what_never_was_is_not_there(share: Share) -> None:
    address = share()
    read("/share/nothing/", 404)
    read(f"{address[:-2]}x/", 404)
    read(f"{address}teams/basket/", 404)


def test_one_teams_link_shows_no_other(share: Share, acme: Organisation) -> None:
    address = share()
    make_team(acme, "Search")
    read(f"{address}teams/search/", 404)
    assert "Search" in read(f"{share(whole=True)}teams/search/")


def test_an_organisations_link_lists_its_teams(
    share: Share, team: Team, umbrella: Organisation
) -> None:
    with organisation_scope(umbrella):
        make_team(umbrella, "Elsewhere")
    address = share(whole=True)
    html = read(address)
    assert "Checkout" in html and "Elsewhere" not in html
    assert "Product vision" in read(f"{address}teams/checkout/")
    read(f"{address}teams/elsewhere/", 404)
    Team.objects.filter(pk=team.pk).update(archived=timezone.now())
    read(f"{address}teams/checkout/", 404)


def test_the_database_opens_the_link_alone(share: Share) -> None:
    """The third wall: with the token's setting there is this link to be read, and no team."""
    token = share().split("/")[2]
    other = share().split("/")[2]
    connection.cursor().execute("SELECT set_config('remit.organisation', '', true)")
    with share_scope(token), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM teams_sharelink")
        assert cursor.fetchone() == (1,)
        cursor.execute("SELECT count(*) FROM teams_team")
        assert cursor.fetchone() == (0,)
        cursor.execute("UPDATE teams_sharelink SET opened = 9")
        assert cursor.rowcount == 0
    assert other != token


def test_it_may_be_framed_where_that_is_allowed(share: Share, ana: User) -> None:
    address = f"{share()}embed/"
    assert "does not let other sites" in read(address, 403)
    allow_frames(by=Membership.objects.get(user=ana), allowed=True)
    answer = Client().get(address)
    assert answer.status_code == 200 and "Product vision" in answer.content.decode()
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    plain = Client().get(address[: -len("embed/")])
    assert "frame-ancestors 'none'" in plain.headers["Content-Security-Policy"]
    read(f"{share(whole=True)}teams/checkout/embed/")
    read(f"{share(whole=True)}embed/", 404)


@pytest.mark.parametrize(
    ("format", "kind", "begins"), [("svg", "image/svg+xml", "<"), ("md", "text/markdown", "#")]
)
def test_it_is_a_picture_and_a_text_that_stay_current(
    share: Share,
    format: str,  # noqa: A002 - the address's word
    kind: str,
    begins: str,
) -> None:
    address = share(Shown(findings=True))
    for place in (address, f"{share(whole=True)}teams/checkout/"):
        answer = Client().get(f"{place}matrix.{format}")
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith(kind)
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        text = answer.content.decode()
        assert text.startswith(begins) and "Product vision" in text
        for hidden in OF_PEOPLE:
            assert hidden not in text
    assert Client().get(f"{address}matrix.xlsx").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_any_number_of_teams(
    share: Share, acme: Organisation, number: int
) -> None:
    for at in range(number - 1):
        make_team(acme, f"Team {at}")
    address = share(ALL, whole=True)
    for place, expected in (("", 4), ("teams/checkout/", 6)):
        with CaptureQueriesContext(connection) as captured:
            read(address + place)
        counted = [
            one
            for one in captured
            if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))
            and "set_config" not in one["sql"]
        ]
        assert len(counted) == expected, counted


def test_reading_writes_nothing_else(share: Share, team: Team) -> None:
    before = LogEntry.objects.count()
    read(share(ALL))
    assert LogEntry.objects.count() == before
    assert Team.objects.get(pk=team.pk).revision == 2
    assert Client().post(share()).status_code == 405
