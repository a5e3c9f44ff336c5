"""Jobs about organisations as a whole."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from organisations.services.deletion import delete_due


@app.periodic(cron="20 * * * *")
@app.task(name="organisations.delete_due", queueing_lock="organisations.delete_due")
def delete_organisations(timestamp: int) -> None:
    """Each hour: those whose waiting time is over."""
    delete_due(timezone.now())
