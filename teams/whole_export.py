"""An organisation taken out whole: each team as a document that Remit reads, and every stored row as a line of JSON."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from organisations.tenants import tenant_models
from teams.exchange.writing.formats import FORMATS
from teams.exchange.writing.shown import TeamExport
from teams.models import Draft, Export, Presence

DOCUMENT = "yaml"
SECRET = frozenset({"token_hash", "seed"})
"""Fields that open something; whoever has the file must not."""
PASSING = frozenset({Draft, Export, Presence})
"""What is of the moment only."""
_CHUNK = 1000
_README = """\
{name}, taken out of Remit on {day}.

teams/    each team's matrix as a document that Remit, and any text editor, reads
tables/   everything that is stored of the organisation, a line of JSON for each row:
          members, people, teams, the log of every change, findings with their history,
          baselines, role definitions, settings, the audit log
users     in tables/users.jsonl: name and e-mail of whoever is named by number elsewhere

Left out are what opens a door: the secrets of invitations and share links, and passwords.
"""


def write_whole(
    target: IO[bytes], organisation: Organisation, teams: Iterator[TeamExport], today: date
) -> None:
    """A packed folder; ``teams`` are read one after another, each table in pieces."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _README.format(name=organisation, day=today.isoformat()))
        for team in teams:
            archive.writestr(
                f"teams/{team.matrix.team.key}.{DOCUMENT}", FORMATS[DOCUMENT].write(team)
            )
        users: set[int] = set()
        for model in [Organisation, *tenant_models()]:
            if model not in PASSING:
                _write_table(archive, organisation, model, users)
        rows = User.objects.filter(pk__in=users).order_by("pk").values("id", "name", "email")
        _write_lines(archive, "users", rows)


def _write_table(
    archive: zipfile.ZipFile, organisation: Organisation, model: Any, users: set[int]
) -> None:
    fields = [field for field in model._meta.concrete_fields if field.name not in SECRET]
    of_users = [field.attname for field in fields if field.related_model is User]
    which = {"pk": organisation.pk} if model is Organisation else {"organisation": organisation.pk}

    def rows() -> Iterator[dict[str, Any]]:
        names = [field.attname for field in fields]
        found = model._base_manager.filter(**which).order_by("pk").values(*names)
        for row in found.iterator(chunk_size=_CHUNK):
            users.update(row[name] for name in of_users if row[name] is not None)
            yield row

    with organisation_scope(organisation):
        _write_lines(archive, model._meta.label_lower, rows())


def _write_lines(archive: zipfile.ZipFile, name: str, rows: Any) -> None:
    with archive.open(f"tables/{name}.jsonl", "w") as file:
        for row in rows:
            file.write(json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False).encode() + b"\n")
