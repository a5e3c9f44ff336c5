"""Jobs that a worker does beside the web server: checking many teams, and once a day what changes with the date."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from organisations.models import Organisation
from organisations.scope import each_organisation
from teams.analysing import analyse_organisation
from teams.exporting import forget_old_exports, write_export


@app.task(name="teams.analyse")
def analyse(*, organisation: int) -> None:
    """Check the organisation's teams whose findings are out of date; one that is gone meanwhile is passed over."""
    for one in each_organisation():
        if one.pk == organisation:
            analyse_organisation(one, today=timezone.localdate())


@app.periodic(cron="5 0 * * *")
@app.task(name="teams.analyse_all", queueing_lock="teams.analyse_all")
def analyse_all(timestamp: int) -> None:
    """Each night: a seat begins or ends, a review grows old, an acceptance is over."""
    for organisation in each_organisation():
        analyse_organisation(organisation, today=timezone.localdate())


@app.task(name="teams.export")
def export(*, organisation: int, export: int, whole: bool) -> None:
    """Write a file of several teams; ``whole``: with what only editors see."""
    for one in each_organisation():
        if one.pk == organisation:
            write_export(one, export, whole=whole)


@app.periodic(cron="35 0 * * *")
@app.task(name="teams.forget_exports", queueing_lock="teams.forget_exports")
def forget_exports(timestamp: int) -> None:
    for organisation in each_organisation():
        forget_old_exports(organisation)


def analyse_later(organisation: Organisation) -> None:
    """Put the check into the queue, as part of the present transaction; once is enough."""
    lock = f"teams.analyse.{organisation.pk}"
    try:
        with transaction.atomic():
            analyse.configure(lock=lock, queueing_lock=lock).defer(organisation=organisation.pk)
    except AlreadyEnqueued:
        return
