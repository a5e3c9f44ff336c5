"""An organisation goes for good, weeks after an owner asked for it, unless an owner stops it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import date_format

from organisations.access import check_can_own
from organisations.audit import record
from organisations.models import Deed, Membership, Organisation
from organisations.scope import (
    each_organisation,
    organisation_scope,
    transaction_settings,
)
from organisations.tenants import tenant_models

WAITING = timedelta(days=14)


@transaction.atomic
def ask_for_deletion(*, by: Membership, name: str) -> Organisation:
    """From WAITING on the organisation is gone. ``name`` as the owner typed it, to be sure which one is meant.

    Raises PermissionDenied, and ValidationError where the name is another one.
    """
    check_can_own(by)
    organisation = Organisation.objects.select_for_update().get(pk=by.organisation_id)
    if name.strip() != organisation.name:
        raise ValidationError(
            "Type the name exactly as it stands here: %(name)s.",
            code="another_name",
            params={"name": organisation.name},
        )
    if organisation.delete_after is None:
        organisation.delete_after = timezone.now() + WAITING
        organisation.save(update_fields=["delete_after"])
        day = date_format(timezone.localtime(organisation.delete_after), "j F Y, H:i")
        record(Deed.DELETION, f"asked for; it would go on {day}", by=by)
    return organisation


@transaction.atomic
def stop_deletion(*, by: Membership) -> None:
    """Raises PermissionDenied for all but owners."""
    check_can_own(by)
    organisation = Organisation.objects.select_for_update().get(pk=by.organisation_id)
    if organisation.delete_after is not None:
        organisation.delete_after = None
        organisation.save(update_fields=["delete_after"])
        record(Deed.DELETION, "stopped", by=by)


def delete_due(now: datetime) -> list[str]:
    """Delete the organisations whose waiting time is over, each in a transaction of its own; their names."""
    due = [one for one in each_organisation() if one.delete_after and one.delete_after <= now]
    return [organisation.name for organisation in due if _delete(organisation.pk, now)]


def _delete(pk: int, now: datetime) -> bool:
    """False where an owner has stopped it in the meantime. Nothing of it stays but in backups."""
    with organisation_scope(pk), transaction_settings(deleting=str(pk)):
        due = Organisation.objects.select_for_update().filter(pk=pk, delete_after__lte=now).first()
        if due is None:
            return False
        # Foreign keys are looked at when the transaction ends, so that the order does not matter.
        with connection.cursor() as cursor:
            for model in tenant_models():
                table = connection.ops.quote_name(model._meta.db_table)
                cursor.execute(f"DELETE FROM {table} WHERE organisation_id = %s", [pk])  # noqa: S608 - names of tables  # nosec B608
            cursor.execute("DELETE FROM organisations_organisation WHERE id = %s", [pk])
    return True
