"""A change that is asked for: what it would do, told before; and its saving, once that was seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from organisations.request import TenantRequest
from roles.changes import Change, changes_between
from roles.definitions.model import Catalogue
from roles.definitions.problems import Problem
from roles.editing.checking import faults_between, remarks_between
from roles.editing.service import NotLoaded, Overtaken
from roles.editing.standing import Standing, catalogue_after, standing_of
from roles.editing.values import Wanted, blank_values, digest_of
from roles.effective import catalogue_for
from roles.models import Deed, DefinitionChange
from teams.definitions.effect import MOST_TEAMS, Effect, effect_on_teams
from teams.definitions.saving import TooManyTeams, save_definitions

FOLLOW = "follow"
SAVE = "save"


@dataclass(frozen=True)
class Told:
    """One definition of a change: how it would differ."""

    standing: Standing
    wanted: Wanted
    changes: list[Change]

    @property
    def name(self) -> str:
        values = self.wanted.values or self.standing.values or {}
        return str(values.get("name", self.wanted.key))

    @property
    def is_new(self) -> bool:
        return self.standing.values is None

    @property
    def is_gone(self) -> bool:
        return self.wanted.values is None and self.standing.shipped is None


@dataclass(frozen=True)
class Proposal:
    """``faults`` must be put right before it is saved; ``remarks`` may be meant. ``token`` stands for all that is told."""

    told: list[Told]
    faults: list[Problem]
    remarks: list[str]
    effect: Effect | None
    token: str
    too_many: bool

    @property
    def is_nothing(self) -> bool:
        return not any(one.changes or one.is_new or one.is_gone for one in self.told)


def propose(request: TenantRequest, wanted: Sequence[Wanted]) -> Proposal:
    """Nothing is saved. The effect is looked for where nothing is wrong with it."""
    organisation = request.organisation
    before = catalogue_for(organisation)
    after = catalogue_after(organisation, before, wanted)
    told = [_told(request, one) for one in wanted]
    faults = faults_between(before, after)
    effect = None if faults else _effect(request, before, after)
    return Proposal(
        told,
        faults,
        remarks_between(before, after),
        effect,
        digest_of({str(n): [one.standing.values, one.wanted.values] for n, one in enumerate(told)}),
        too_many=effect is not None and effect.of > MOST_TEAMS,
    )


def _told(request: TenantRequest, wanted: Wanted) -> Told:
    standing = standing_of(request.organisation, wanted.kind, wanted.key)
    then = standing.shipped if wanted.values is None else wanted.values
    if then is None:
        return Told(standing, wanted, [])
    now = standing.values or blank_values(wanted.kind)
    return Told(standing, wanted, changes_between(wanted.kind, now, then, request.organisation.pk))


def _effect(request: TenantRequest, before: Catalogue, after: Catalogue) -> Effect:
    return effect_on_teams(request.organisation, before, after, today=timezone.localdate())


def is_confirmed(request: TenantRequest, proposal: Proposal) -> bool:
    """Whether exactly this was seen, and is to be saved."""
    return (
        request.POST.get("do") == SAVE
        and request.POST.get("token") == proposal.token
        and not proposal.faults
    )


def save(
    request: TenantRequest, proposal: Proposal, deed: Deed
) -> tuple[list[DefinitionChange], str]:
    """What was written; or why nothing was, in words."""
    try:
        changes = save_definitions(
            by=request.membership,
            wanted=[one.wanted for one in proposal.told],
            deed=deed,
            today=timezone.localdate(),
            seen=digest_of(proposal.told[0].standing.values) if len(proposal.told) == 1 else None,
            letters_follow=request.POST.get("letters") == FOLLOW,
        )
    except (NotLoaded, Overtaken, TooManyTeams) as error:
        return [], str(error)
    return changes, ""


def saved_in_words(proposal: Proposal, changes: Sequence[DefinitionChange]) -> str:
    """“Product Owner is saved. 14 letters in 3 teams followed.”"""
    what = proposal.told[0].name if len(proposal.told) == 1 else f"{len(changes)} definitions"
    said = f"{what} {'is' if len(proposal.told) == 1 else 'are'} saved."
    letters = changes[0].letters if changes else None
    if letters:
        return f"{said} {letters} letter{'' if letters == 1 else 's'} followed; each team can undo its own."
    return said if letters is None else f"{said} No letter had to follow."
