from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from organisations.models import Organisation
from organisations.scope import each_organisation, organisation_scope
from teams.history.verifying import untruths
from teams.locking import locked_team
from teams.management.commands._named import organisation_called
from teams.models import Team


class Command(BaseCommand):
    help = "Replay the log of every team from nothing and compare it with the stored matrix. Changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--organisation", help="Its key; without it all of them.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["organisation"]:
            with organisation_called(options["organisation"]) as organisation:
                organisations = [organisation]
        else:
            organisations = each_organisation()
        checked = wrong = 0
        for organisation in organisations:
            for pk in self._teams(organisation):
                checked += 1
                wrong += self._is_wrong(organisation, pk)
        said = f"Checked {checked} {'team' if checked == 1 else 'teams'}"
        if wrong:
            raise CommandError(f"{said}: in {wrong} of them the log does not give the matrix.")
        self.stdout.write(f"{said}: each log gives its matrix.")

    def _teams(self, organisation: Organisation) -> list[int]:
        with organisation_scope(organisation):
            return list(Team.objects.order_by("key").values_list("pk", flat=True))

    def _is_wrong(self, organisation: Organisation, pk: int) -> bool:
        """One transaction a team: it is held for so long, the others go on."""
        with organisation_scope(organisation):
            team = locked_team(organisation, pk=pk)
            if team is None:
                return False
            found = list(untruths(team, today=timezone.localdate()))
        for one in found:
            self.stderr.write(f"{organisation.key}/{team.key}: {one}")
        return bool(found)
