from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from organisations.models import Organisation
from organisations.scope import each_organisation
from teams.analysing import Progress, analyse_organisation
from teams.management.commands._named import organisation_called


class Command(BaseCommand):
    help = "Check the teams again whose findings are out of date. Interrupted, it can simply be started again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--organisation", help="Its key; without it all of them.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["organisation"]:
            with organisation_called(options["organisation"]) as organisation:
                pass
            self._check(organisation)
            return
        for organisation in each_organisation():
            self._check(organisation)

    def _check(self, organisation: Organisation) -> None:
        def tell(progress: Progress) -> None:
            self.stderr.write(f"{organisation}: {progress.checked} of {progress.of} teams")

        done = analyse_organisation(organisation, today=timezone.localdate(), tell=tell)
        self.stdout.write(f"{organisation}: checked {done.checked} teams again.")
