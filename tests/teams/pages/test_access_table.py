"""Every address of teams × everybody: what each may read and change. A new address without a row here fails."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

import pytest
from django.db import transaction
from django.urls import get_resolver, reverse
from django.utils import timezone

from organisations.models import Level, Membership, Organisation, User
from organisations.scope import organisation_scope
from roles.models import DefinitionChange
from teams.baselines import name_revision
from teams.exchange.incoming.opening import open_contents
from teams.incoming.kept import Kept, keep, packed_contents
from teams.models import Draft, Export, StoredFinding, Team, TeamEditor
from teams.sharing.links import make_link
from teams.sharing.veiling import Shown
from tests.cast import ClientFor
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db

NOBODY, ALL = "nobody", "all"
VIEWER, EDITOR, ADMINISTRATOR = "viewer", "editor", "administrator"
TEAM_EDITOR, OWNER = "team editor", "owner"
PEOPLE = ("anonymous", "stranger", VIEWER, TEAM_EDITOR, EDITOR, ADMINISTRATOR, OWNER)


class Access(NamedTuple):
    """Who may GET and who may POST, and all above them. ``own``: there is only what one has begun oneself."""

    get: str
    post: str = NOBODY
    own: bool = False


READ = Access(VIEWER, VIEWER)
"""Some answer a POST as they do a GET: it changes nothing."""
FORM = Access(EDITOR, EDITOR)
DEED = Access(NOBODY, EDITOR)
TEAM_FORM = Access(TEAM_EDITOR, TEAM_EDITOR)
TEAM_DEED = Access(NOBODY, TEAM_EDITOR)
"""Of one team: who may change only that one may too."""
PUBLIC = Access(ALL)

TABLE: Mapping[str, Access] = {
    **dict.fromkeys(("start", "rule-list", "rule"), PUBLIC),
    **dict.fromkeys(
        (
            *("shared", "shared-written", "shared-team-written", "shared-team"),
            *("shared-embed", "shared-team-embed"),
        ),
        PUBLIC,
    ),
    **dict.fromkeys(
        (
            *("organisation", "organisation-map-export", "findings", "findings-export"),
            *("team", "team-boundary", "team-findings", "team-export"),
            *("team-history", "team-compare", "team-revision"),
        ),
        READ,
    ),
    **dict.fromkeys(
        (
            *("team-new", "person-leaving", "person-change", "person-skills"),
            *("person-remove", "new-team-import", "people-import"),
        ),
        FORM,
    ),
    **dict.fromkeys(
        (
            *("team-settings", "team-letters", "team-rows-add", "team-row-remove"),
            *("team-seats-add", "team-seat-remove", "team-import", "team-rows-many"),
        ),
        TEAM_FORM,
    ),
    **dict.fromkeys(
        ("new-team-import-preview", "people-import-preview", "team-setup"),
        Access(EDITOR, EDITOR, own=True),
    ),
    "team-import-preview": Access(TEAM_EDITOR, TEAM_EDITOR, own=True),
    "team-setup-discard": Access(NOBODY, EDITOR, own=True),
    **dict.fromkeys(("team-copy", "team-archive", "team-bring-back"), DEED),
    **dict.fromkeys(
        (
            *("team-reviewed", "team-fix", "team-revision-undo"),
            *("team-baseline", "team-baseline-forget", "team-undo", "team-redo", "team-cells"),
            *("team-row-move", "team-seat-move", "team-paste", "finding-back", "team-finding-back"),
        ),
        TEAM_DEED,
    ),
    **dict.fromkeys(
        (
            *("team-baselines", "team-row", "team-cell", "team-seat", "team-rules"),
            *("finding", "team-finding"),
        ),
        Access(VIEWER, TEAM_EDITOR),
    ),
    "people": Access(VIEWER, EDITOR),
    "person": READ,
    "team-live": Access(NOBODY, VIEWER),
    "organisation-access": Access(VIEWER, ADMINISTRATOR),
    **dict.fromkeys(
        ("person-login", "team-editor-add", "team-editor-remove"), Access(NOBODY, ADMINISTRATOR)
    ),
    **dict.fromkeys(
        (
            *("definitions", "definition-list", "definition", "definition-history"),
            *("definitions-export", "definition-compare"),
        ),
        READ,
    ),
    **dict.fromkeys(
        (
            *("definition-new", "definition-edit", "definition-back", "definition-retire"),
            *("definition-delete", "definition-restore", "definitions-import"),
        ),
        Access(ADMINISTRATOR, ADMINISTRATOR),
    ),
    **dict.fromkeys(("organisation-audit", "organisation-audit-export"), Access(OWNER)),
    **dict.fromkeys(
        ("organisation-rules", "organisation-letters", "organisation-links"),
        Access(VIEWER, ADMINISTRATOR),
    ),
    **dict.fromkeys(
        ("organisation-scheme-remove", "organisation-frames", "organisation-link-revoke"),
        Access(NOBODY, ADMINISTRATOR),
    ),
    "organisation-exports": Access(VIEWER, VIEWER),
    **dict.fromkeys(("organisation-export", "organisation-export-file"), Access(VIEWER, own=True)),
}


def names() -> dict[str, list[str]]:
    """Of each named address of teams the names of its variable parts."""
    found: dict[str, list[str]] = {}
    for pattern in get_resolver("teams.urls").url_patterns:
        found[str(pattern.name)] = list(pattern.pattern.regex.groupindex)
    return found


def test_every_address_has_its_row() -> None:
    assert set(names()) == set(TABLE)


@pytest.fixture
def people(
    team: Team,
    acme: Organisation,
    umbrella: Organisation,
    ana: User,
    bo: User,
    chi: User,
    dana: User,
) -> dict[str, User | None]:
    administrator = MembershipFactory(organisation=acme, level=Level.ADMINISTRATOR)
    one_team = MembershipFactory(organisation=acme)
    with organisation_scope(acme):
        TeamEditor.objects.create(organisation=acme, team=team, membership=one_team)
    everybody = (None, dana, chi, one_team.user, bo, administrator.user, ana)
    return dict(zip(PEOPLE, everybody, strict=True))


@pytest.fixture
def parts(team: Team, ana: User, acme: Organisation) -> dict[str, object]:
    """Something that is there for each variable part of an address."""
    with organisation_scope(acme):
        by = Membership.objects.get(user=ana)
        link, token = make_link(
            by=by, name="x", until=timezone.localdate() + timedelta(days=1), shown=Shown()
        )
        return {
            "organisation": "acme",
            "team": "checkout",
            "row": "product-vision",
            "seat": "po",
            "person": "bo",
            "revision": 1,
            "format": "csv",
            "code": "OVL201",
            "kind": "roles",
            "key": "product-owner",
            "change": DefinitionChange.objects.create(
                organisation=acme, kind="role", key="product-owner", deed="changed", after={}
            ).pk,
            "step": "facts",
            "scheme": "own",
            "token": token,
            "link": link.pk,
            "baseline": name_revision(team=team, revision=1, name="Start", by=by).pk,
            "fingerprint": StoredFinding.objects.filter(team=team).first().fingerprint,
            "export": 0,
            "draft": 0,
            "editor": TeamEditor.objects.create(
                organisation=acme, team=team, membership=MembershipFactory(organisation=acme)
            ).pk,
        }


def own_thing(name: str, user: User, acme: Organisation) -> int:
    """Something that this user has begun: a draft, a kept file, an export."""
    with organisation_scope(acme):
        if "export" in name:
            return Export.objects.create(
                organisation=acme, user=user, kind="csv", teams=["checkout"], file=b"x"
            ).pk
        draft = Draft(organisation=acme, user=user)
        if name.startswith("team-setup"):
            draft.save()
        elif name.startswith("people"):
            draft.step, draft.content = (
                "people",
                {
                    "file": "a.csv",
                    "contents": packed_contents(
                        open_contents(b"Name,E-mail\nBo,b@x.yo\n", "a.csv")
                    ),
                },
            )
            draft.save()
        else:
            where = "checkout" if name.startswith("team") else ""
            table = open_contents(b"Task;PM;PO\nSweep;A;R\nCook;R;A\n", "a.csv")
            keep(draft, Kept("a.csv", table, where, "New"))
        return int(draft.pk)


def expected(who: str, need: str, *, is_public: bool) -> set[int] | None:
    """The answers that keep somebody out; None where they may."""
    if need == ALL:
        return None
    if need == NOBODY and is_public:
        return {200, 405}
    if who == "anonymous":
        return {302}
    if who == "stranger":
        return {404}
    if need == NOBODY:
        return {403, 405}
    return None if PEOPLE.index(who) >= PEOPLE.index(need) else {403}


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_gets_what(
    name: str,
    people: dict[str, User | None],
    parts: dict[str, object],
    acme: Organisation,
    client_for: ClientFor,
) -> None:
    access = TABLE[name]
    said = dict(parts)
    if "written" in name:
        said["format"] = "md"
    for who, user in people.items():
        if access.own and who not in ("anonymous", "stranger"):
            assert user is not None
            said["draft"] = said["export"] = own_thing(name, user, acme)
        address = reverse(name, kwargs={part: said[part] for part in names()[name]})
        for method, need in (("GET", access.get), ("POST", access.post)):
            with transaction.atomic():
                answer = client_for(user).generic(method, address)
                transaction.set_rollback(True)
            kept_out = expected(who, need, is_public=access.get == ALL)
            status, place = answer.status_code, answer.headers.get("Location", "")
            is_sign_in = place.startswith("/accounts/login/")
            what = f"{method} {address} for {who}: {status} {place}"
            if kept_out is not None:
                assert status in kept_out and is_sign_in is (status == 302), what
            else:
                shut = {403} if name.startswith("shared") and "embed" in name else set()
                may_be_absent = {405} if access is READ and method == "POST" else set()
                assert status not in {403, 405, 500} - shut - may_be_absent and not is_sign_in, what
                if access.own or method == "GET":
                    absent = name.startswith("shared") and name in (
                        "shared-embed",
                        "shared-written",
                    )
                    assert status != 404 or absent, what


def test_nobody_elses_beginnings_are_found(
    people: dict[str, User | None],
    parts: dict[str, object],
    acme: Organisation,
    client_for: ClientFor,
) -> None:
    owner, other = people["owner"], people[ADMINISTRATOR]
    assert owner is not None
    for name in (name for name, access in TABLE.items() if access.own):
        said = parts | dict.fromkeys(("draft", "export"), own_thing(name, owner, acme))
        address = reverse(name, kwargs={part: said[part] for part in names()[name]})
        for method in ("GET", "POST"):
            assert client_for(other).generic(method, address).status_code in (404, 405), name
