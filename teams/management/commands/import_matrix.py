from __future__ import annotations

import json
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from organisations.models import Organisation
from roles.effective import catalogue_for
from teams.analysis import engine
from teams.exchange.sheets.corrections import Corrections
from teams.exchange.sheets.grid import UnreadableFile
from teams.exchange.sheets.proposal import Proposal
from teams.exchange.sheets.reading import SheetReading
from teams.incoming.importing import CannotImport, import_file
from teams.incoming.kept import Kept
from teams.incoming.looking import Looked, look, new_matrix, read
from teams.incoming.receiving import received
from teams.loading import load_matrix, person_facts
from teams.management.commands._named import organisation_called, team_called
from teams.models import Person, Team
from teams.surroundings import read_surroundings
from teams.views.import_preview import sentences


def corrections(path: str) -> Corrections:
    """What is said about the file, as JSON: the shape is that of Corrections.as_json."""
    try:
        return Corrections.from_json(json.loads(Path(path).read_text()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArgumentTypeError(f"{path} holds no corrections: {error}") from error


class Command(BaseCommand):
    help = "Read a matrix from a file of any kind onto a team, or as a new one. Says what was not understood."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--organisation", required=True, help="Its key, as in its address.")
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--team", help="Its key, as in its address.")
        which.add_argument("--new-team", metavar="NAME", help="Make a team with this name of it.")
        parser.add_argument(
            "--corrections",
            type=corrections,
            default=Corrections(),
            metavar="FILE",
            help="How it is to be read, as JSON: sheet, range, header, layout, scheme, columns, texts, encoding, above, seats, rows.",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would change, and change nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        file = Path(options["file"])
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        try:
            kept = received(
                file.name,
                data,
                team=options["team"] or "",
                name=options["new_team"] or "",
                corrections=options["corrections"],
            )
        except UnreadableFile as error:
            raise CommandError(f"{file}: {error}") from error
        with organisation_called(options["organisation"]) as organisation:
            team = team_called(organisation, kept.team) if kept.team else None
            try:
                looked = self._look(organisation, team, kept)
            except UnreadableFile as error:
                raise CommandError(f"{file}: {error}") from error
            self._say_what_is_open(looked)
            number = len(looked.proposal.edits)
            if options["dry_run"] or not number:
                self.stdout.write(f"{number} changes; nothing was written.")
                return
            if looked.proposal.open_questions:
                raise CommandError(
                    "Nothing was written: answer the questions on the import page, or by --corrections."
                )
            try:
                outcome = import_file(
                    organisation=organisation, by=None, kept=kept, looked=looked, team=team
                )
            except CannotImport as error:
                raise CommandError(f"Nothing was written: {error}") from error
            revision = outcome.team.revision if outcome else team and team.revision
            self.stdout.write(f"{number} changes written, revision {revision}.")

    def _look(self, organisation: Organisation, team: Team | None, kept: Kept) -> Looked:
        today = timezone.localdate()
        around = read_surroundings(organisation)
        catalogue = catalogue_for(organisation, around.definitions)
        people = [person_facts(person) for person in Person.objects.all()]
        reading = read(kept, catalogue, around.schemes, today)
        if team is not None:
            loaded = load_matrix(team, today=today)
            base, now = loaded.matrix, loaded.reading()
        else:
            base = new_matrix(kept.name, reading, around.schemes, today)
            now = engine.read(base, catalogue, around.settings)
        looked = look(kept, reading, catalogue, base, people)
        for line in sentences(now, looked.proposal):
            self.stdout.write(line)
        return looked

    def _say_what_is_open(self, looked: Looked) -> None:
        proposal: Proposal = looked.proposal
        for one in proposal.unread:
            self.stderr.write(f"{one.place}: “{one.text}” is left out: {one.why}")
        for question in proposal.open_questions:
            self.stderr.write(f"{question.place}: “{question.text}”: {question.asks}")
        if isinstance(looked.reading, SheetReading):
            for text in looked.reading.questions:
                self.stderr.write(text.asks)
            above = looked.reading.above
            if above and not above.is_joined:
                self.stderr.write(f"{above.place}: {above.asks}")
