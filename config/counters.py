"""Counts that all processes share, on a connection of their own.

A request is one transaction, undone where it fails: a wrong password must count all the same, and nobody
may wait for somebody else's request to end before theirs is counted.
"""

from typing import Any

from django.db.models import Model

COUNTERS = "counters"
TABLE = "remit_counters"


class CountersRouter:
    """Sends Django's database cache, and nothing else, over the connection `counters`."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        return COUNTERS if model._meta.app_label == "django_cache" else None

    def db_for_write(self, model: type[Model], **hints: Any) -> str | None:
        return self.db_for_read(model, **hints)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        return False if db == COUNTERS else None
