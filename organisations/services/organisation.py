from django.db import connection, transaction

from organisations.access import check_can_administer
from organisations.audit import record
from organisations.context import context_changed
from organisations.models import Deed, Level, Membership, Organisation, User
from organisations.names import RESERVED_KEYS, clean_name, free_key, key_from
from organisations.scope import installation_scope, organisation_scope, user_scope

_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('organisations.create'))"
_NEXT_ID = """
SELECT nextval(pg_get_serial_sequence('organisations_organisation', 'id'))
"""
_WITHOUT_A_KEY = "organisation"


@transaction.atomic
def create_organisation(
    *, user: User, name: str, stage: str | None = None, size: int | None = None
) -> Organisation:
    """A new organisation, whose owner is the user. Its key is made from the name and stays."""
    organisation = Organisation(name=clean_name(name), stage=stage or None, size=size)
    organisation.clean_fields()
    with user_scope(user):
        organisation.key = _free_organisation_key(organisation.name)
        organisation.pk = _next_id()
        # In its own scope already, or the database would not let its maker see it.
        with organisation_scope(organisation.pk):
            organisation.save(force_insert=True)
            Membership.objects.create(organisation=organisation, user=user, level=Level.OWNER)
    return organisation


def _free_organisation_key(name: str) -> str:
    """Holds, to the end of the transaction, the lock under which keys are chosen."""
    base = key_from(name, otherwise=_WITHOUT_A_KEY)
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME)
    with installation_scope():
        like_it = Organisation.objects.filter(key__startswith=base)
        taken = RESERVED_KEYS.union(like_it.values_list("key", flat=True))
    return free_key(name, otherwise=_WITHOUT_A_KEY, taken=taken)


def _next_id() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_NEXT_ID)
        return int(cursor.fetchone()[0])


@transaction.atomic
def rename_organisation(*, by: Membership, name: str) -> Organisation:
    """The key, and with it every address, stays."""
    check_can_administer(by)
    organisation = Organisation.objects.select_for_update().get(pk=by.organisation_id)
    before, organisation.name = organisation.name, clean_name(name)
    organisation.save(update_fields=["name"])
    if organisation.name != before:
        record(Deed.SETTINGS, f"Renamed from {before} to {organisation.name}", by=by)
    return organisation


@transaction.atomic
def change_organisation_facts(
    *, by: Membership, stage: str | None, size: int | None
) -> Organisation:
    """Stage and size are what rules go by: a change of them re-analyses the teams."""
    check_can_administer(by)
    organisation = Organisation.objects.select_for_update().get(pk=by.organisation_id)
    before = (organisation.stage, organisation.size)
    organisation.stage, organisation.size = stage or None, size
    if (organisation.stage, organisation.size) == before:
        return organisation
    organisation.clean_fields()
    organisation.save(update_fields=["stage", "size"])
    context_changed(organisation=organisation)
    return organisation
