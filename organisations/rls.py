"""Row-level security: the wall between organisations that stands in the database itself.

Every table of a tenant is opened by settings that live for one transaction (see scope):

remit.organisation  the organisation whose scope is active
remit.user          the signed-in user, who sees their own memberships
remit.invitation    the hash of the invitation link being opened
remit.share         the hash of the share link being opened
remit.installation  'on' for the operator: lists organisations, writes shipped definitions

FORCE holds the owner of the tables to the policies too. Only a superuser or a role with
BYPASSRLS passes them, and Remit refuses to start as one. COPY … FROM does not work on these
tables: PostgreSQL refuses it under row-level security.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState

Command = Literal["ALL", "SELECT", "INSERT", "UPDATE", "DELETE"]


def _setting(name: str, *, kind: str = "text") -> str:
    # After a transaction that set it, a setting is '' instead of missing. The sub-select makes
    # the planner read the setting once a query, not once a row.
    return f"(SELECT nullif(current_setting('remit.{name}', true), '')::{kind})"


SCOPED_ORGANISATION = _setting("organisation", kind="bigint")
SIGNED_IN_USER = _setting("user", kind="bigint")
OPENED_INVITATION = _setting("invitation")
OPENED_SHARE_LINK = _setting("share")
OPERATOR = f"{_setting('installation')} = 'on'"


@dataclass(frozen=True)
class Policy:
    """A permissive policy: what any one policy of a table allows is allowed.

    `condition` says which rows are there; for INSERT and for what an UPDATE or an ALL policy
    leaves behind, which rows may be written.
    """

    name: str
    condition: str
    command: Command = "ALL"

    def statement(self, table: str, quote: Any) -> str:
        clauses = []
        if self.command != "INSERT":
            clauses.append(f"USING ({self.condition})")
        if self.command not in {"SELECT", "DELETE"}:
            clauses.append(f"WITH CHECK ({self.condition})")
        return (
            f"CREATE POLICY {quote(self.name)} ON {quote(table)} "
            f"FOR {self.command} {' '.join(clauses)}"
        )


TENANT = (Policy("rows_of_the_scoped_organisation", f"organisation_id = {SCOPED_ORGANISATION}"),)

# A table whose rows without an organisation are shipped with the installation.
SHARED = (
    *TENANT,
    Policy("shared_rows_are_read_by_all", "organisation_id IS NULL", "SELECT"),
    Policy(
        "shared_rows_are_written_by_the_operator",
        f"organisation_id IS NULL AND {OPERATOR}",
    ),
)

MEMBERSHIP = (
    *TENANT,
    Policy("own_memberships_are_read", f"user_id = {SIGNED_IN_USER}", "SELECT"),
)

INVITATION = (
    *TENANT,
    Policy("the_opened_invitation_is_read", f"token_hash = {OPENED_INVITATION}", "SELECT"),
)

SHARE_LINK = (
    *TENANT,
    Policy("the_opened_share_link_is_read", f"token_hash = {OPENED_SHARE_LINK}", "SELECT"),
)

_IN_SCOPE = f"id = {SCOPED_ORGANISATION}"

# The creator takes the next id first and enters its scope: a row that its own transaction
# could not see again would be refused.
ORGANISATION = (
    Policy("the_scoped_organisation_is_read", _IN_SCOPE, "SELECT"),
    Policy("the_scoped_organisation_is_changed", _IN_SCOPE, "UPDATE"),
    Policy("the_scoped_organisation_is_deleted", _IN_SCOPE, "DELETE"),
    Policy(
        "an_organisation_is_made_by_a_user_or_the_operator",
        f"{_IN_SCOPE} AND ({SIGNED_IN_USER} IS NOT NULL OR {OPERATOR})",
        "INSERT",
    ),
    Policy(
        "own_organisations_are_read",
        "EXISTS (SELECT FROM organisations_membership AS membership "  # fixed text  # nosec B608
        "WHERE membership.organisation_id = organisations_organisation.id "
        f"AND membership.user_id = {SIGNED_IN_USER})",
        "SELECT",
    ),
    Policy("the_operator_lists_organisations", OPERATOR, "SELECT"),
)


class EnableRowLevelSecurity(Operation):
    """Migration operation: `EnableRowLevelSecurity("Team")` after the model's CreateModel."""

    category = OperationCategory.SQL
    reduces_to_sql = True
    reversible = True

    def __init__(self, model_name: str, policies: Iterable[Policy] = TENANT) -> None:
        self.model_name = model_name
        self.policies = tuple(policies)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Policies are no part of the models' state."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table = self._table(app_label, to_state)
        quoted = schema_editor.quote_name(table)
        schema_editor.execute(f"ALTER TABLE {quoted} ENABLE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {quoted} FORCE ROW LEVEL SECURITY")
        for policy in self.policies:
            schema_editor.execute(policy.statement(table, schema_editor.quote_name))

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table = schema_editor.quote_name(self._table(app_label, from_state))
        for policy in self.policies:
            name = schema_editor.quote_name(policy.name)
            schema_editor.execute(f"DROP POLICY {name} ON {table}")
        schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

    def _table(self, app_label: str, state: ProjectState) -> str:
        model: type[models.Model] = state.apps.get_model(app_label, self.model_name)
        return model._meta.db_table

    def describe(self) -> str:
        return f"Enable row-level security on {self.model_name}"

    @property
    def migration_name_fragment(self) -> str:
        return f"{self.model_name.lower()}_row_level_security"
