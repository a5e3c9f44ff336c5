from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from teams.door import apply_edits
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.layout import read_sheet
from teams.exchange.sheets.proposal import Proposal, propose
from teams.loading import load_matrix, person_facts
from teams.management.commands._named import organisation_called, team_called
from teams.matrix.apply import InvalidEdit
from teams.models import Person, Why
from teams.views.import_preview import sentences


class Command(BaseCommand):
    help = (
        "Read a matrix from a csv, xlsx or Markdown file onto a team. Says what was not understood."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--organisation", required=True, help="Its key, as in its address.")
        parser.add_argument("--team", required=True, help="Its key, as in its address.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would change, and change nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        file = Path(options["file"])
        try:
            sheet = read_sheet(file.read_bytes(), file.name)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except UnreadableFile as error:
            raise CommandError(f"{file}: {error}") from error
        with organisation_called(options["organisation"]) as organisation:
            team = team_called(organisation, options["team"])
            loaded = load_matrix(team, today=timezone.localdate())
            people = tuple(person_facts(person) for person in Person.objects.all())
            proposal = propose(sheet, loaded.catalogue, replace(loaded.matrix, people=people))
            for line in sentences(loaded.reading(), proposal):
                self.stdout.write(line)
            self._say_what_is_open(proposal)
            if options["dry_run"] or not proposal.edits:
                self.stdout.write(f"{len(proposal.edits)} changes; nothing was written.")
                return
            if proposal.open_questions:
                raise CommandError(
                    "Nothing was written: answer the questions on the team's import page."
                )
            try:
                outcome = apply_edits(team=team, edits=proposal.edits, by=None, why=Why.IMPORT)
            except InvalidEdit as error:
                raise CommandError(f"Nothing was written: {error}") from error
            self.stdout.write(
                f"{len(proposal.edits)} changes written, revision {outcome.team.revision}."
            )

    def _say_what_is_open(self, proposal: Proposal) -> None:
        for one in proposal.unread:
            self.stderr.write(f"{one.place}: “{one.text}” is left out: {one.why}")
        for question in proposal.open_questions:
            self.stderr.write(f"{question.place}: “{question.text}”: {question.asks}")
