from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from teams.analysis import engine
from teams.exchange.writing.as_pdf import Paper, write_pdf
from teams.exchange.writing.formats import FORMATS
from teams.exchange.writing.shown import TeamExport
from teams.loading import load_matrix
from teams.management.commands._named import organisation_called, team_called


class Command(BaseCommand):
    help = "Write a team's matrix as a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--organisation", required=True, help="Its key, as in its address.")
        parser.add_argument("--team", required=True, help="Its key, as in its address.")
        parser.add_argument("--format", required=True, choices=list(FORMATS))
        parser.add_argument(
            "--paper", choices=list(Paper), help="Of a PDF; without it the seats decide."
        )
        parser.add_argument("--output", help="The file; without it the standard output.")

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        with organisation_called(options["organisation"]) as organisation:
            team = team_called(organisation, options["team"])
            loaded = load_matrix(team, today=today)
            chosen = FORMATS[options["format"]]
            findings = (
                engine.analyse(loaded.matrix, loaded.catalogue) if chosen.needs_findings else ()
            )
            what = TeamExport(loaded.matrix, loaded.catalogue, findings, team.revision, today)
            paper = options["paper"]
            if paper and chosen.key == "pdf":
                content = write_pdf(what, Paper(paper))
            else:
                content = chosen.write(what)
        if not options["output"]:
            sys.stdout.buffer.write(content)
            return
        try:
            Path(options["output"]).write_bytes(content)
        except OSError as error:
            raise CommandError(
                f"{options['output']} cannot be written: {error.strerror}."
            ) from error
        self.stderr.write(f"Wrote {options['output']}, revision {team.revision}.")
