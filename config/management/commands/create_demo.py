from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from config.kept_secret import kept_secret
from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from organisations.services.organisation import create_organisation
from roles.effective import catalogue_for
from teams.creation import create_team
from teams.demo.stories import STORIES, OrganisationStory
from teams.demo.telling import matrix_of, people_of
from teams.models import Why
from teams.people import add_people


class Command(BaseCommand):
    help = "Make two organisations that tell what a Product Manager and a Product Owner are, and what goes wrong."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.REMIT_EMBEDDED or settings.REMIT_DEMO):
            raise CommandError(
                "The demonstration is made with the embedded database only; set REMIT_DEMO=1 to make it here."
            )
        if User.objects.filter(email=settings.REMIT_DEMO_EMAIL).exists():
            self.stdout.write("The demonstration is there already.")
            return
        ana = _make_user()
        for story in STORIES:
            organisation = create_organisation(
                user=ana, name=story.name, stage=story.stage, size=story.size
            )
            with organisation_scope(organisation):
                _tell(organisation, story)
        if options["verbosity"]:
            self.stdout.write(f"Made the demonstration; sign in as {ana.email}.")


def _make_user() -> User:
    """Like everybody who is the first in an empty installation, Ana is its operator."""
    password = kept_secret(settings.REMIT_DEMO_PASSWORD_FILE, size=12)
    make = User.objects.create_user if User.objects.exists() else User.objects.create_superuser
    ana = make(settings.REMIT_DEMO_EMAIL, password, name="Ana Díaz")
    EmailAddress.objects.create(user=ana, email=ana.email, verified=True, primary=True)
    return ana


def _tell(organisation: Organisation, story: OrganisationStory) -> None:
    today = timezone.localdate()
    catalogue = catalogue_for(organisation)
    added = add_people(organisation=organisation, by=None, names=people_of(story))
    people = {person.name: person.key for person in added}
    for team in story.teams:
        matrix = matrix_of(story, team, catalogue, people=people, today=today)
        create_team(
            organisation=organisation,
            by=None,
            facts=matrix.team,
            seats=matrix.seats,
            rows=matrix.rows,
            cells=matrix.cells,
            story=team.story,
            why=Why.DEMO,
            today=today,
        )
