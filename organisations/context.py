"""What changes under all teams of an organisation at once.

Facts, people, definitions and settings are the context in which matrices are analysed. Who
keeps something that depends on it registers here (in AppConfig.ready) and is called inside
the transaction of the change, in the organisation's scope.
"""

from collections.abc import Callable

from django.db import transaction
from django.db.models import F

from organisations.models import Organisation

ContextCallback = Callable[[Organisation], None]

_callbacks: list[ContextCallback] = []


def on_context_change(callback: ContextCallback) -> ContextCallback:
    if callback not in _callbacks:
        _callbacks.append(callback)
    return callback


@transaction.atomic
def context_changed(*, organisation: Organisation) -> int:
    """The context's new revision. Changes of one organisation's context wait for each other."""
    Organisation.objects.filter(pk=organisation.pk).update(revision=F("revision") + 1)
    organisation.refresh_from_db()
    for callback in _callbacks:
        callback(organisation)
    return organisation.revision
