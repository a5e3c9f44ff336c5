from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from organisations.models import User
from organisations.services.organisation import create_organisation
from teams.generating import Size, generate
from teams.matrix.model import Stage


class Command(BaseCommand):
    help = "Make a synthetic organisation, for benchmarks: the same teams from the same seed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, required=True)
        parser.add_argument("--teams", type=int, required=True)
        parser.add_argument("--rows", type=int, default=60, help="In each team (default 60).")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--name", default="Synthetic", help="The organisation's name.")
        parser.add_argument(
            "--owner", help="The e-mail of the user who will own it; without it the first user."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        size = Size(options["people"], options["teams"], options["rows"])
        for name, number in (("people", size.people), ("teams", size.teams), ("rows", size.rows)):
            if number < 1:
                raise CommandError(f"--{name} must be 1 or more; it is {number}.")
        owner = self._owner(options["owner"])
        organisation = create_organisation(
            user=owner, name=options["name"], stage=Stage.GROWING, size=size.people
        )

        def tell(made: int) -> None:
            if made % 100 == 0 or made == size.teams:
                self.stderr.write(f"{made} of {size.teams} teams")

        generate(organisation, size, seed=options["seed"], today=timezone.localdate(), tell=tell)
        self.stdout.write(f"Made the organisation “{organisation.key}”, owned by {owner.email}.")

    def _owner(self, email: str | None) -> User:
        users = User.objects.order_by("pk")
        found = users.filter(email__iexact=email).first() if email else users.first()
        if found is None:
            who = f"No user has the e-mail {email}." if email else "There is no user yet."
            raise CommandError(f"{who} Sign up first, or run create_demo.")
        return found
