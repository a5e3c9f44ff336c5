from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from organisations.models import Organisation
from organisations.scope import each_organisation, organisation_scope
from roles.effective import definitions_revision
from teams.checking import is_due, recheck
from teams.loading import context_of
from teams.management.commands._named import organisation_called
from teams.models import Team


class Command(BaseCommand):
    help = "Check the teams again whose findings are out of date. Interrupted, it can simply be started again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--organisation", help="Its key; without it all of them.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["organisation"]:
            with organisation_called(options["organisation"]) as organisation:
                self._check(organisation)
            return
        for organisation in each_organisation():
            self._check(organisation)

    def _check(self, organisation: Organisation) -> None:
        """Each team in a transaction of its own."""
        today, checked = timezone.localdate(), 0
        with organisation_scope(organisation):
            context = context_of(organisation, definitions_revision())
            teams = list(Team.objects.filter(organisation=organisation, archived=None))
        for team in teams:
            if is_due(team, context, today=today):
                with organisation_scope(organisation):
                    recheck(team, today=today)
                checked += 1
        self.stdout.write(f"{organisation}: checked {checked} of {len(teams)} teams again.")
