"""Tried as an attacker: other organisations' keys, forged requests, redirects, sessions, and fields nobody offered."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from organisations.models import Level, Membership, Organisation, User
from organisations.scope import organisation_scope
from organisations.services.invitation import invite_member
from organisations.tenants import tenant_models
from roles.models import DefinitionChange
from teams.door import apply_edits
from teams.exchange.incoming.opening import open_contents
from teams.incoming.kept import Kept, keep
from teams.models import (
    Baseline,
    Draft,
    Export,
    LogEntry,
    Person,
    ShareLink,
    StoredFinding,
    Team,
    TeamEditor,
)
from tests.cast import ClientFor
from tests.teams.builders import make_team

pytestmark = pytest.mark.django_db

OWN_THINGS = {"format", "kind", "code", "step", "scheme", "revision", "fingerprint"}
PASSWORD = "a long enough password"


def addresses(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    """Every address with a name, of Remit's own apps."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin" and "accounts/" not in str(pattern.pattern):
                yield from addresses(pattern)
        elif pattern.name:
            yield pattern


def parts_of(name: str) -> set[str]:
    possible = get_resolver().reverse_dict.getlist(name)
    return {part for [(_, parts)], *_ in possible for part in parts}


NAMES = sorted({str(pattern.name) for pattern in addresses()})
WITH_KEYS = [name for name in NAMES if "organisation" in parts_of(name) and len(parts_of(name)) > 1]


@pytest.fixture
def foreign(secret: Team, acme: Organisation) -> dict[str, object]:
    """Something of Acme for each variable part of an address."""
    with organisation_scope(acme):
        draft = Draft.objects.get()
        table = open_contents(b"Task;PM;PO\nSweep;A;R\n", "a.csv")
        keep(draft, Kept("a.csv", table, "secret", "New"))
        member = Membership.objects.exclude(level=Level.OWNER).first()
        return {
            "team": "secret",
            "row": "product-vision",
            "seat": "po",
            "person": "bo",
            "revision": 1,
            "format": "csv",
            "code": "OVL201",
            "step": "facts",
            "scheme": "raci",
            "link": ShareLink.objects.get().pk,
            "baseline": Baseline.objects.get().pk,
            "fingerprint": StoredFinding.objects.filter(team=secret)[0].fingerprint,
            "export": Export.objects.get().pk,
            "draft": draft.pk,
            "editor": TeamEditor.objects.get().pk,
            "pk": member.pk,
            "kind": "roles",
            "key": "own-role",
            "change": DefinitionChange.objects.filter(organisation=acme).latest("at").pk,
        }


def state_of(organisation: Organisation) -> list[object]:
    with organisation_scope(organisation):
        return [
            sorted(model._base_manager.filter(organisation=organisation).values_list(), key=str)
            for model in tenant_models()
        ]


@pytest.mark.parametrize("name", WITH_KEYS)
def test_anothers_keys_lead_nowhere(
    name: str,
    foreign: dict[str, object],
    acme: Organisation,
    umbrella: Organisation,
    dana: User,
    client_for: ClientFor,
) -> None:
    """As the owner of Umbrella, with everything that is Acme's put into Umbrella's addresses."""
    said = {part: foreign.get(part, "own-role") for part in parts_of(name)}
    address = reverse(name, kwargs={**said, "organisation": "umbrella"})
    before = state_of(acme)
    client = client_for(dana)
    is_own = set(said) <= OWN_THINGS | {"organisation"}
    for method in ("GET", "POST"):
        answer = client.generic(method, address)
        allowed = {200, 302, 400, 404, 405, 409, 422} if is_own else {404, 405}
        assert answer.status_code in allowed, f"{method} {address}: {answer.status_code}"
        assert b"Secret" not in answer.content
    assert state_of(acme) == before


@pytest.fixture
def own(umbrella: Organisation, dana: User) -> Team:
    with organisation_scope(umbrella):
        return make_team(umbrella, "Own")


OWN = "/o/umbrella/teams/own/"


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        (f"{OWN}seats/add/", {"role": "product-owner", "person": "spy"}),
        (f"{OWN}seats/po/", {"role": "product-owner", "person": "spy", "seen": "x"}),
        (f"{OWN}cells/own-first/po/", {"saw": "", "letters": "A"}),
        (f"{OWN}rows/add/", {"responsibility": "own-first"}),
        (f"{OWN}paste/", {"text": "A\tR", "row": "own-first", "seat": "spy"}),
        (f"{OWN}rows/own-first/move/", {"to": "0"}),
        (f"{OWN}settings/letters/", {"scheme": "secret-scheme", "revision": "1"}),
        ("/o/umbrella/exports/", {"kind": "csv", "team": "secret"}),
        ("/o/umbrella/settings/links/", {"name": "x", "team": "secret", "until": "2099-01-01"}),
    ],
)
def test_anothers_keys_in_forms_are_refused(
    address: str,
    fields: dict[str, str],
    own: Team,
    secret: Team,
    acme: Organisation,
    umbrella: Organisation,
    dana: User,
    client_for: ClientFor,
) -> None:
    with organisation_scope(acme):
        Person.objects.create(organisation=acme, key="spy", name="Spy")
    before = state_of(acme)
    answer = client_for(dana).post(address, fields)
    assert answer.status_code in (302, 400, 404, 409, 422), address
    assert b"Spy" not in answer.content and b"Secret" not in answer.content
    with organisation_scope(umbrella):
        assert LogEntry.objects.filter(team=own).count() == 1
        assert not ShareLink.objects.filter(team=secret.pk).exists()
        assert not Export.objects.filter(teams__contains=["secret"]).exists()
    assert state_of(acme) == before


def test_a_document_with_anothers_keys_brings_nothing_of_theirs(
    own: Team, secret: Team, umbrella: Organisation, dana: User, client_for: ClientFor
) -> None:
    """What Acme exported is imported at Umbrella: the same matrix, of Umbrella's own rows."""
    with organisation_scope(umbrella):
        held = Membership.objects.get(user=dana)
        assert held.level == Level.OWNER
    client = client_for(dana)
    text = "team: {key: secret, name: Secret}\nseats: [{key: po, role: own-role}]\nrows: []\n"
    answer = client.post("/o/umbrella/teams/new/import/", {"text": text, "name": "Theirs"})
    assert answer.status_code in (302, 422)
    with organisation_scope(umbrella):
        assert not Team.objects.filter(pk=secret.pk).exists()


# --- forged requests


@pytest.mark.parametrize("is_htmx", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_done_without_the_pages_own_token(
    name: str, is_htmx: bool, foreign: dict[str, object], acme: Organisation, ana: User
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ana, backend="allauth.account.auth_backends.AuthenticationBackend")
    said = {part: foreign.get(part, "own-role") for part in parts_of(name)}
    if "organisation" in said:
        said["organisation"] = "acme"
    address = reverse(name, kwargs={**said, **({"token": "x"} if "token" in said else {})})
    before = state_of(acme)
    headers = {"HX-Request": "true", "Origin": "https://evil.example"} if is_htmx else {}
    answer = client.post(address, {"do": "save"}, headers=headers)
    assert answer.status_code in (403, 404, 405), f"{address}: {answer.status_code}"
    assert state_of(acme) == before


def test_a_fragments_request_from_elsewhere_is_not_sent_there(
    acme: Organisation, client_for: ClientFor
) -> None:
    answer = client_for(None).get(
        "/o/acme/",
        headers={"HX-Request": "true", "HX-Current-URL": "https://evil.example/o/acme/"},
    )
    assert "evil.example" not in str(answer.headers)


# --- redirects and sessions


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "https:evil.example",
        "javascript:alert(1)",
        "\thttps://evil.example/",
    ],
)
@pytest.mark.parametrize("page", ["login", "logout", "signup"])
def test_nobody_is_sent_elsewhere(
    page: str, target: str, acme: Organisation, ana: User, client_for: ClientFor
) -> None:
    ana.set_password(PASSWORD)
    ana.save()
    client = client_for(ana if page == "logout" else None)
    answer = client.post(
        f"/accounts/{page}/", {"login": ana.email, "password": PASSWORD, "next": target}
    )
    place = answer.headers.get("Location", "")
    assert not urlsplit(place).netloc and not place.startswith(("//", "/\\", "javascript", "\t"))
    shown = client_for(None).get(f"/accounts/{page}/", {"next": target}, follow=True)
    assert f'href="{target}"' not in shown.content.decode()


def test_a_session_that_was_there_before_signing_in_is_not_the_one_after(
    acme: Organisation, ana: User
) -> None:
    ana.set_password(PASSWORD)
    ana.save()
    client = Client()
    session = client.session
    session["planted"] = "yes"
    session.save()
    client.cookies["remit_session"] = session.session_key
    client.post("/accounts/login/", {"login": ana.email, "password": PASSWORD})
    assert client.cookies["remit_session"].value != session.session_key
    assert (
        Client(headers={"Cookie": f"remit_session={session.session_key}"})
        .get("/o/acme/")
        .status_code
        == 302
    )


def test_signing_out_ends_the_session(acme: Organisation, ana: User) -> None:
    ana.set_password(PASSWORD)
    ana.save()
    client = Client()
    client.post("/accounts/login/", {"login": ana.email, "password": PASSWORD})
    key = client.cookies["remit_session"].value
    assert client.get("/o/acme/").status_code == 200
    client.post("/accounts/logout/")
    stolen = Client()
    stolen.cookies["remit_session"] = key
    assert stolen.get("/o/acme/").status_code == 302


# --- fields nobody offered


def test_settings_take_only_what_the_form_has(
    acme: Organisation, umbrella: Organisation, ana: User, client_for: ClientFor
) -> None:
    client_for(ana).post(
        "/o/acme/settings/",
        {
            "name": "Acme",
            "key": "taken",
            "id": umbrella.pk,
            "revision": 99,
            "delete_after": "2020-01-01",
            "organisation": umbrella.pk,
        },
    )
    with organisation_scope(acme):
        found = Organisation.objects.get(pk=acme.pk)
        assert (found.key, found.revision, found.delete_after) == ("acme", acme.revision, None)


def test_signing_up_takes_only_what_the_form_has(
    acme: Organisation, ana: User, settings: object
) -> None:
    with organisation_scope(acme):
        by = Membership.objects.get(user=ana)
        token = invite_member(by=by, email="eva@x.org", level=Level.VIEWER).token
    Client().post(
        "/accounts/signup/",
        {
            "email": "eva@x.org",
            "name": "Eva",
            "password1": PASSWORD,
            "password2": PASSWORD,
            "is_staff": "on",
            "is_superuser": "on",
            "level": "owner",
            "next": f"/invitations/{token}/",
        },
    )
    eva = User.objects.get(email="eva@x.org")
    assert not eva.is_staff and not eva.is_superuser


def test_nobody_gives_more_than_they_have(
    acme: Organisation, ana: User, client_for: ClientFor
) -> None:
    with organisation_scope(acme):
        admin = Membership.objects.create(
            organisation=acme,
            user=User.objects.create_user("ad@x.org", name="Ad"),
            level=Level.ADMINISTRATOR,
        )
    client = client_for(admin.user)
    refused = client.post("/o/acme/settings/members/", {"email": "x@x.org", "level": "owner"})
    assert "Select a valid choice" in refused.content.decode()
    client.post(f"/o/acme/settings/members/{admin.pk}/level/", {f"m{admin.pk}-level": "owner"})
    with organisation_scope(acme):
        assert Membership.objects.get(pk=admin.pk).level == Level.ADMINISTRATOR


def test_an_edit_through_the_door_is_only_for_the_own_organisation(
    secret: Team, umbrella: Organisation, dana: User
) -> None:
    with organisation_scope(umbrella):
        by = Membership.objects.select_related("organisation").get(user=dana)
        with pytest.raises(Exception, match="belongs to another organisation"):
            apply_edits(team=secret, edits=[], by=by, why="click")  # type: ignore[arg-type]


def test_no_statement_is_built_of_what_is_sent(
    secret: Team, acme: Organisation, ana: User, client_for: ClientFor
) -> None:
    """Quotes and comment signs in every part of a query leave the tables and the answer as they are."""
    client = client_for(ana)
    hostile = "'; DROP TABLE teams_team; --"
    for page in ("", "people/", "findings/", "settings/audit/", "teams/secret/history/"):
        for field in ("q", "find", "sort", "page", "deed", "team", "severity", "revision", "from"):
            assert client.get(f"/o/acme/{page}", {field: hostile}).status_code in (200, 404)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tablename = 'teams_team'")
        assert cursor.fetchone()[0] == 1
