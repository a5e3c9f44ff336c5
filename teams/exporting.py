"""Several teams as one file: written team by team in a job, kept until it is fetched or a week has gone."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import IO

from django.utils import timezone

from organisations.models import Organisation
from organisations.scope import organisation_scope
from teams.analysis import engine
from teams.exchange.writing.formats import FORMATS
from teams.exchange.writing.many_teams import TooManyTeams, stream_csv, write_book, write_zip
from teams.exchange.writing.shown import TeamExport
from teams.exchange.writing.without_private import without_private
from teams.loading import load_matrix
from teams.models import Export, Team
from teams.storing import accepted_among
from teams.surroundings import with_surroundings
from teams.whole_export import write_whole

KEPT = timedelta(days=7)
BOOK, CSV, WHOLE = "book", "csv", "whole"
ZIPPED = {f"zip-{key}": one for key, one in FORMATS.items()}
"""Each format as a packed folder, one file a team."""
ENDINGS = {BOOK: "xlsx", CSV: "csv"}
IN_MEMORY = 8_000_000


def ending_of(kind: str) -> str:
    return ENDINGS.get(kind, "zip")


def write_export(organisation: Organisation, number: int, *, whole: bool) -> None:
    """Write the file of an export that waits; each team is read in a transaction of its own.

    ``whole``: with what only editors see. An export that is gone meanwhile is passed over.
    """
    with organisation_scope(organisation):
        export = Export.objects.filter(pk=number, file=None).first()
    if export is None:
        return
    today = timezone.localdate()
    teams = _teams(organisation, export, today, whole=whole)
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as target:
        try:
            _writer(export.kind, organisation, today)(target, teams)
        except TooManyTeams as error:
            _keep(organisation, export, problem=str(error))
            return
        target.seek(0)
        _keep(organisation, export, file=target.read(), done=len(export.teams))


def _writer(
    kind: str, organisation: Organisation, today: date
) -> Callable[[IO[bytes], Iterator[TeamExport]], None]:
    if kind == BOOK:
        return lambda target, teams: write_book(target, str(organisation), teams, today)  # type: ignore[arg-type]
    if kind == CSV:
        return _write_csv
    if kind == WHOLE:
        return lambda target, teams: write_whole(target, organisation, teams, today)
    return partial(_write_zip, key=ZIPPED[kind].key)


def _write_csv(target: IO[bytes], teams: Iterator[TeamExport]) -> None:
    for piece in stream_csv(teams):
        target.write(piece)


def _write_zip(target: IO[bytes], teams: Iterator[TeamExport], key: str) -> None:
    write_zip(target, teams, [key])  # type: ignore[arg-type]


def _teams(
    organisation: Organisation, export: Export, today: date, *, whole: bool
) -> Iterator[TeamExport]:
    """Those that are still there, in their order; how far it is, is told after each."""
    for number, key in enumerate(export.teams, start=1):
        with organisation_scope(organisation):
            found = _team(organisation, key, today, whole=whole)
            Export.objects.filter(pk=export.pk).update(done=number)
        if found is not None:
            yield found


def _team(organisation: Organisation, key: str, today: date, *, whole: bool) -> TeamExport | None:
    team = with_surroundings(Team.objects.filter(key=key), organisation).first()
    if team is None:
        return None
    team.organisation = organisation
    loaded = load_matrix(team, today=today)
    found = engine.find(loaded.reading())
    accepted = accepted_among((one.fingerprint for one in found), today=today)
    findings = [one for one in found if one.fingerprint not in accepted]
    matrix = loaded.matrix if whole else without_private(loaded.matrix)
    return TeamExport(matrix, loaded.catalogue, findings, team.revision, today)


def _keep(organisation: Organisation, export: Export, **facts: object) -> None:
    with organisation_scope(organisation):
        Export.objects.filter(pk=export.pk).update(**facts)


def forget_old_exports(organisation: Organisation) -> None:
    with organisation_scope(organisation):
        Export.objects.filter(created__lt=timezone.now() - KEPT).delete()
