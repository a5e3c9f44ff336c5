"""Three walls between organisations, each alone: the scoped queries, the permissions, and the database itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, models, transaction
from django.test import Client
from django_scopes import scopes_disabled

from organisations import access
from organisations.models import Level, Membership, Organisation, TenantModel, User
from organisations.scope import (
    installation_scope,
    organisation_scope,
    user_scope,
)
from organisations.services.organisation import rename_organisation
from organisations.tenants import tenant_models
from roles.effective import catalogue_for
from teams import tasks
from teams.models import Export, Team
from teams.rights import check_can_edit_team
from tests.cast import ClientFor

pytestmark = pytest.mark.django_db

MODELS = [model._meta.label for model in tenant_models()]


def model_of(label: str) -> type[models.Model]:
    return apps.get_model(label)


def stored(label: str, organisation: Organisation) -> list[int]:
    """The rows that are there, seen from inside."""
    with organisation_scope(organisation):
        model = model_of(label)
        return list(
            model._base_manager.filter(organisation=organisation.pk).values_list("pk", flat=True)
        )


@pytest.mark.parametrize("label", MODELS)
def test_there_is_a_row_in_every_table(label: str, secret: Team, acme: Organisation) -> None:
    """Or what is shown below shows nothing. A new table needs its row in conftest.py."""
    assert stored(label, acme)


# --- the database alone: queries see every organisation, and everybody may do everything


@pytest.fixture
def two_walls_down(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(Membership, "reaches", lambda self, needed: True)
    assert access.can_own(Membership(level=Level.VIEWER))
    with scopes_disabled():
        yield


Intruder = Callable[[Organisation, User], AbstractContextManager[None]]
INTRUDERS: dict[str, Intruder] = {
    "inside another organisation": lambda umbrella, dana: organisation_scope(umbrella, user=dana),
    "signed in and nowhere": lambda umbrella, dana: user_scope(dana),
    "the operator": lambda umbrella, dana: installation_scope(),
    "a job without a scope": lambda umbrella, dana: transaction.atomic(),
}


@pytest.mark.usefixtures("two_walls_down")
@pytest.mark.parametrize("who", INTRUDERS)
@pytest.mark.parametrize("label", MODELS)
def test_the_database_alone_keeps_everybody_out(
    label: str, who: str, secret: Team, acme: Organisation, umbrella: Organisation, dana: User
) -> None:
    model, rows = model_of(label), stored(label, acme)
    table, key = model._meta.db_table, model._meta.pk.column  # type: ignore[union-attr]
    with INTRUDERS[who](umbrella, dana), scopes_disabled():
        theirs = model._base_manager.filter(pk__in=rows)
        assert not theirs.exists()
        assert theirs.update(organisation=acme.pk) == 0
        assert theirs._raw_delete(using="default") == 0
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT FROM "{table}" WHERE "{key}" = ANY(%s)', [rows])
            assert cursor.rowcount == 0
    assert stored(label, acme) == rows


@pytest.mark.usefixtures("two_walls_down")
@pytest.mark.parametrize("who", INTRUDERS)
@pytest.mark.parametrize("label", MODELS)
def test_nobody_puts_a_row_into_another_organisation(
    label: str, who: str, secret: Team, acme: Organisation, umbrella: Organisation, dana: User
) -> None:
    model, rows = model_of(label), stored(label, acme)
    with organisation_scope(acme):
        row = model._base_manager.get(pk=rows[0])
    row.pk, row._state.adding = 2_000_000_000, True
    with (
        INTRUDERS[who](umbrella, dana),
        scopes_disabled(),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        model._base_manager.bulk_create([row])


# --- the first two, each alone, with the database open


@pytest.fixture
def database_open(db: None) -> Iterator[None]:
    """The owner of the tables passes their policies, once it is not forced to keep to them."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in [*(model_of(label)._meta.db_table for label in MODELS), ORGANISATIONS]:
                cursor.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')
        yield
        transaction.set_rollback(True)


ORGANISATIONS = Organisation._meta.db_table


@pytest.mark.parametrize(
    "label", [label for label in MODELS if issubclass(model_of(label), TenantModel)]
)
def test_queries_alone_stay_in_their_scope(
    label: str, secret: Team, acme: Organisation, umbrella: Organisation, database_open: None
) -> None:
    model = model_of(label)
    with organisation_scope(umbrella):
        assert model._base_manager.filter(organisation=acme).exists()  # the database is open
        assert not model.objects.filter(organisation=acme).exists()  # type: ignore[attr-defined]


def test_another_organisations_definitions_are_in_no_catalogue(
    secret: Team, acme: Organisation, umbrella: Organisation, database_open: None
) -> None:
    with organisation_scope(umbrella):
        catalogue = catalogue_for(umbrella)
    keys = {*catalogue.roles, *catalogue.skills, *catalogue.areas, *catalogue.responsibilities}
    assert not {key for key in keys if key.startswith("own-")}


def test_permissions_alone_keep_a_stranger_out(
    secret: Team,
    acme: Organisation,
    umbrella: Organisation,
    dana: User,
    chi: User,
    client_for: ClientFor,
    database_open: None,
) -> None:
    with scopes_disabled():
        stranger, viewer = client_for(dana), client_for(chi)
        for address in ("/o/acme/", "/o/acme/teams/secret/", "/o/acme/settings/audit/"):
            assert stranger.get(address).status_code == 404, address
        assert viewer.get("/o/acme/settings/audit/").status_code == 403
        assert viewer.post("/o/acme/settings/").status_code == 403


def test_a_membership_of_another_organisation_does_not_help(
    secret: Team, acme: Organisation, umbrella: Organisation, dana: User
) -> None:
    with organisation_scope(umbrella):
        owner = Membership.objects.get(user=dana)
    assert access.can_own(owner)
    with organisation_scope(acme):
        for team in Team.objects.all():
            with pytest.raises(PermissionDenied, match="belongs to another organisation"):
                check_can_edit_team(owner, team)
        with pytest.raises(Organisation.DoesNotExist):
            rename_organisation(by=owner, name="Taken over")


# --- commands and jobs


@pytest.mark.parametrize(
    "command",
    [
        ("export_matrix", "--organisation", "umbrella", "--team", "secret", "--format", "csv"),
        ("import_matrix", "sheet.csv", "--organisation", "umbrella", "--team", "secret"),
    ],
    ids=lambda command: command[0],
)
def test_a_command_for_one_organisation_knows_no_team_of_another(
    command: tuple[str, ...],
    secret: Team,
    umbrella: Organisation,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sheet.csv").write_text("Task;PM;PO\nSweep;A;R\n")
    with pytest.raises(CommandError, match="secret"):
        call_command(*command)


def test_a_job_for_one_organisation_does_not_touch_anothers_export(
    secret: Team, acme: Organisation, umbrella: Organisation
) -> None:
    with organisation_scope(acme):
        Export.objects.update(file=None)
        export = Export.objects.get()
    tasks.export(organisation=umbrella.pk, export=export.pk, whole=True)
    with organisation_scope(acme):
        assert Export.objects.get().file is None
    tasks.export(organisation=acme.pk, export=export.pk, whole=True)
    with organisation_scope(acme):
        assert Export.objects.get().file is not None


# --- the admin


@pytest.fixture
def operator(client_for: ClientFor) -> Client:
    return client_for(User.objects.create_superuser("op@example.org", name="Op"))


def test_the_admin_reaches_no_row_of_an_organisation(
    operator: Client, secret: Team, acme: Organisation
) -> None:
    """Every address of the admin's lists, and the form of every row, for whatever is registered there."""
    for model in admin.site._registry:
        root = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        listing = operator.get(root)
        assert listing.status_code in (200, 403), root
        page = listing.content.decode()
        assert "own-" not in page and "Secret" not in page, root
        if model._meta.label in MODELS:
            for pk in stored(model._meta.label, acme):
                for action in ("change", "delete", "history"):
                    status = operator.get(f"{root}{pk}/{action}/").status_code
                    assert status in (302, 403, 404), f"{root}{pk}/{action}/"
