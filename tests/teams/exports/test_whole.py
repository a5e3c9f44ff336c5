"""Everything of an organisation as one packed folder, for owners."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pytest

from organisations.models import Level, Membership, Organisation, User
from organisations.scope import organisation_scope
from organisations.services.invitation import invite_member
from organisations.tenants import tenant_models
from roles.definitions.reading import shipped_catalogue
from teams.exchange.document.reader import read_document
from teams.models import Export, Team
from teams.whole_export import PASSING
from tests.cast import ClientFor
from tests.teams.exports.test_exports import ask, do_the_job, fetch

pytestmark = pytest.mark.django_db


def rows(folder: zipfile.ZipFile, table: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in folder.read(f"tables/{table}.jsonl").splitlines()]


def test_all_tables_and_a_document_for_each_team(
    team: Team, acme: Organisation, umbrella: Organisation, ana: User, client_for: ClientFor
) -> None:
    with organisation_scope(acme):
        by = Membership.objects.get(user=ana)
        invitation = invite_member(by=by, email="eva@x.org", level=Level.VIEWER)
    client = client_for(ana)
    place = ask(client, "whole")
    do_the_job()
    content = fetch(client, place)
    folder = zipfile.ZipFile(io.BytesIO(content))
    named = {name.removeprefix("tables/").removesuffix(".jsonl") for name in folder.namelist()}
    wanted = {one._meta.label_lower for one in tenant_models() if one not in PASSING}
    assert wanted | {"users", "organisations.organisation"} <= named
    assert [one["revision"] for one in rows(folder, "teams.logentry")] == [1]
    assert [one["name"] for one in rows(folder, "organisations.organisation")] == ["Acme"]
    emails = {str(one["email"]).split("@")[0] for one in rows(folder, "users")}
    assert emails == {"ana", "bo", "chi"}
    document = read_document(
        folder.read("teams/checkout.yaml"),
        file="checkout.yaml",
        catalogue=shipped_catalogue(),
        today=date(2026, 3, 2),
    )
    assert document.matrix.team.name == "Checkout"
    unpacked = b"".join(folder.read(name) for name in folder.namelist())
    for secret in (invitation.token, invitation.token_hash, invitation.seed.hex, "pbkdf2"):
        assert secret.encode() not in unpacked
    assert b"Umbrella" not in unpacked


def test_only_owners_ask_for_it_and_fetch_it(
    team: Team, acme: Organisation, ana: User, bo: User, client_for: ClientFor
) -> None:
    editor = client_for(bo)
    assert "Everything, packed" not in editor.get("/o/acme/exports/").content.decode()
    assert editor.post("/o/acme/exports/", {"kind": "whole"}).status_code == 422
    with organisation_scope(acme):
        kept = Export.objects.create(
            organisation=acme, user=bo, kind="whole", teams=["checkout"], file=b"x"
        )
    for page in ("", "file/"):
        assert editor.get(f"/o/acme/exports/{kept.pk}/{page}").status_code == 404
