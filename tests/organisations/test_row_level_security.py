"""The third wall, table by table: tables of apps that come later are found and held to it too."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator

import pytest
from django.db import ProgrammingError, connection, models, transaction
from factory.django import DjangoModelFactory

import tests.factories
from organisations.models import Invitation, Membership, Organisation
from organisations.rls import SHARED, TENANT, Policy
from organisations.scope import organisation_scope
from organisations.tenants import tenant_models
from teams.models import ShareLink

_TABLES = """
SELECT class.relname, class.relrowsecurity AND class.relforcerowsecurity
FROM pg_class AS class
JOIN pg_attribute AS attribute ON attribute.attrelid = class.oid
WHERE class.relkind IN ('r', 'p')
  AND class.relnamespace = 'public'::regnamespace
  AND attribute.attname = 'organisation_id'
  AND NOT attribute.attisdropped
"""

_POLICIES = """
SELECT policyname, permissive, cmd, coalesce(qual, ''), coalesce(with_check, '')
FROM pg_policies WHERE schemaname = 'public' AND tablename = %s
"""


def all_factories() -> Iterator[type[DjangoModelFactory]]:
    for module in pkgutil.iter_modules(tests.factories.__path__, "tests.factories."):
        importlib.import_module(module.name)
    waiting = [DjangoModelFactory]
    while waiting:
        factory = waiting.pop()
        waiting += factory.__subclasses__()
        if not factory._meta.abstract:
            yield factory


FACTORIES = {factory._meta.model: factory for factory in all_factories()}


@pytest.fixture(
    params=[model for model in tenant_models() if model in FACTORIES],
    ids=lambda model: model._meta.label,
)
def model(request: pytest.FixtureRequest) -> type[models.Model]:
    return request.param


def run(sql: str, *values: object) -> int:
    """How many rows a statement found or changed."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def policies_of(table: str) -> set[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_POLICIES, [table])
        return set(cursor.fetchall())


def policies_made_by(policies: Iterable[Policy]) -> set[tuple[str, ...]]:
    """As PostgreSQL writes them down."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS reference")
        cursor.execute("CREATE TABLE reference (organisation_id bigint)")
        for policy in policies:
            cursor.execute(policy.statement("reference", connection.ops.quote_name))
    return policies_of("reference")


def test_every_table_of_tenants_has_their_policies_or_those_of_shared_rows(db: None) -> None:
    """So that what is shown below for some tables holds for all."""
    tenant, shared = policies_made_by(TENANT), policies_made_by(SHARED)
    for model in tenant_models():
        own = policies_of(model._meta.db_table)
        if model in (Membership, Invitation, ShareLink):
            assert tenant < own
        elif model._meta.get_field("organisation").null:
            assert own == shared, model
        else:
            assert own == tenant, model


def test_every_table_with_an_organisation_forces_it(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        forced = dict(cursor.fetchall())
    assert {model._meta.db_table for model in tenant_models()} <= forced.keys()
    assert [table for table, is_forced in forced.items() if not is_forced] == []


def test_the_role_of_the_database_cannot_pass_it(db: None) -> None:
    own = "SELECT FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)"
    assert run(own) == 0


def test_raw_sql_of_another_organisation_reaches_no_row(
    model: type[models.Model], acme: Organisation, umbrella: Organisation
) -> None:
    row = FACTORIES[model](organisation=acme)
    table, key = model._meta.db_table, model._meta.pk.column
    own = f'SELECT FROM "{table}" WHERE "{key}" = %s'
    with organisation_scope(acme):
        assert run(own, row.pk) == 1
    assert run(own, row.pk) == 0
    with organisation_scope(umbrella):
        assert run(own, row.pk) == 0
        assert run(f'UPDATE "{table}" SET organisation_id = %s', umbrella.pk) == run(
            f'SELECT FROM "{table}" WHERE organisation_id = %s', umbrella.pk
        )
        assert run(f'DELETE FROM "{table}" WHERE "{key}" = %s', row.pk) == 0


def test_a_row_is_not_put_into_another_organisation(
    model: type[models.Model], acme: Organisation, umbrella: Organisation
) -> None:
    row = FACTORIES[model](organisation=acme)
    move = f'UPDATE "{model._meta.db_table}" SET organisation_id = %s WHERE "{model._meta.pk.column}" = %s'
    with (
        organisation_scope(acme),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        run(move, umbrella.pk, row.pk)
