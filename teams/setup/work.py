"""One user's draft at work: what is in it, what it comes to, and the team that is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.db import transaction
from django.utils import timezone

from organisations.access import can_administer
from organisations.models import Membership, Organisation
from organisations.services.organisation import change_organisation_facts
from roles.definitions.model import Catalogue
from roles.effective import catalogue_for
from teams.creation import create_team
from teams.door import Outcome
from teams.loading import organisation_facts
from teams.matrix.model import Matrix, Seat
from teams.matrix.model import Organisation as OrganisationFacts
from teams.matrix.schemes import RACI, Scheme
from teams.models import Draft, Person
from teams.people import add_people
from teams.setup import plan
from teams.setup.answers import answer_lines
from teams.setup.lines import ReadLine, read_lines
from teams.setup.people import Register
from teams.surroundings import read_surroundings

_DERIVED = ("facts", "read", "placed", "seats", "rows", "matrix")
"""What is worked out from the draft's content."""


class Work:
    """What one request knows of a draft; looked up once, and only where it is asked for."""

    def __init__(self, draft: Draft, membership: Membership) -> None:
        self.draft = draft
        self.membership = membership

    @property
    def content(self) -> Mapping[str, Any]:
        return self.draft.content

    def keep(self, step: str, **content: Any) -> None:
        """Save what a step says; the other steps keep what they have."""
        self.draft.content = {**self.draft.content, **content}
        self.draft.step = step
        self.draft.save()
        for name in _DERIVED:
            self.__dict__.pop(name, None)

    def wait_for_others(self) -> None:
        """Drafts of one organisation become teams one after the other, so that no two of them make the same person.

        What is known of people and facts is looked up again afterwards.
        """
        Organisation.objects.select_for_update().get(pk=self.organisation.pk)
        for name in ("register", *_DERIVED):
            self.__dict__.pop(name, None)

    @cached_property
    def catalogue(self) -> Catalogue:
        return catalogue_for(self.organisation)

    @property
    def organisation(self) -> Organisation:
        return self.membership.organisation

    @property
    def may_say_organisation_facts(self) -> bool:
        return can_administer(self.membership)

    @cached_property
    def facts(self) -> OrganisationFacts:
        """The organisation's facts, with what the draft says of them."""
        facts = organisation_facts(self.organisation)
        return plan.with_facts(facts, self.content) if self.may_say_organisation_facts else facts

    @cached_property
    def schemes(self) -> Mapping[str, Scheme]:
        return read_surroundings(self.organisation).schemes

    @cached_property
    def register(self) -> Register:
        people = Person.objects.filter(organisation=self.organisation)
        return Register(dict(people.order_by("pk").values_list("key", "name")))

    @cached_property
    def read(self) -> list[ReadLine]:
        return read_lines(self.content.get("lines", ""), self.catalogue)

    @cached_property
    def placed(self) -> list[plan.Placed]:
        lines = answer_lines(self.read, self.content.get("answers", {}), self.catalogue)
        somebody = self.register.identify(lines)
        return [plan.Placed(*one) for one in zip(lines, somebody, strict=True)]

    @cached_property
    def seats(self) -> list[Seat]:
        return plan.seats_of(self.placed, self.catalogue)[0]

    @cached_property
    def rows(self) -> plan.Rows:
        return plan.rows_of(self.content, self.facts, self.seats, self.catalogue)

    @cached_property
    def matrix(self) -> Matrix:
        today = timezone.localdate()
        scheme = self.schemes.get(self.content.get("scheme", ""), RACI)
        return plan.matrix_of(self.content, self.facts, self.placed, self.catalogue, today, scheme)


@transaction.atomic
def create_from(work: Work) -> Outcome:
    """People, team and letters come into being together, and the draft is gone.

    The caller holds the draft, and the organisation by ``wait_for_others``.
    """
    matrix = work.matrix
    new = [person for person in matrix.people if person.key.startswith("new:")]
    names = [person.name for person in new]
    added = add_people(organisation=work.organisation, by=work.membership, names=names)
    keys = {person.key: made.key for person, made in zip(new, added, strict=True)}
    if work.may_say_organisation_facts:
        changed = change_organisation_facts(
            by=work.membership, stage=work.facts.stage, size=work.facts.size
        )
        work.membership.organisation = changed
    outcome = create_team(
        organisation=work.organisation,
        by=work.membership,
        facts=matrix.team,
        seats=[
            replace(seat, person=keys.get(seat.person or "", seat.person)) for seat in matrix.seats
        ],
        rows=matrix.rows,
        cells=matrix.cells,
        scheme=matrix.scheme.key,
    )
    work.draft.delete()
    return outcome
