"""An organisation's letters: its own words for the shipped schemes, and schemes of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from organisations.access import check_can_administer
from organisations.context import context_changed
from organisations.models import Membership, Organisation
from roles.definitions.keys import clean_name, make_key
from teams.matrix.own_schemes import (
    BadScheme,
    make_scheme,
    scheme_to_record,
    schemes_from_record,
    with_words,
)
from teams.matrix.schemes import SCHEMES, Letter, Scheme
from teams.models import OrganisationSettings, Team


@transaction.atomic
def set_words(
    *, organisation: Organisation, by: Membership, scheme: str, words: Mapping[str, str]
) -> None:
    """What each letter of a scheme means here, by letter; empty words give the scheme's own back."""
    stored, known = _held(organisation, by)
    plain = SCHEMES.get(scheme, known[scheme])
    changed = with_words(plain, words)
    _save(stored, known, changed)


@transaction.atomic
def add_scheme(
    *, organisation: Organisation, by: Membership, name: str, letters: Sequence[Letter]
) -> Scheme:
    """Raises BadScheme or ValueError, in words."""
    stored, known = _held(organisation, by)
    clean = clean_name(name)
    if clean.casefold() in {one.name.casefold() for one in known.values()}:
        raise BadScheme(f"There is a scheme called “{clean}” already.")
    made = make_scheme(make_key(clean, set(known), fallback="scheme"), clean, letters)
    _save(stored, known, made)
    return made


@transaction.atomic
def remove_scheme(*, organisation: Organisation, by: Membership, scheme: str) -> None:
    """Raises ValueError, in words, while a team uses it."""
    stored, known = _held(organisation, by)
    teams = Team.objects.filter(organisation=organisation, scheme=scheme)
    if names := ", ".join(team.name for team in teams[:5]):
        raise ValueError(f"{known[scheme].name} is used by {names}.")
    stored.schemes = [one for one in stored.schemes if one["key"] != scheme]
    stored.save(update_fields=["schemes"])


def _held(
    organisation: Organisation, by: Membership
) -> tuple[OrganisationSettings, dict[str, Scheme]]:
    check_can_administer(by)
    stored, _ = OrganisationSettings.objects.select_for_update().get_or_create(
        organisation=organisation
    )
    return stored, schemes_from_record(stored.schemes)


def _save(stored: OrganisationSettings, known: Mapping[str, Scheme], changed: Scheme) -> None:
    """What differs from the shipped schemes is kept."""
    schemes = {**known, changed.key: changed}
    stored.schemes = [
        scheme_to_record(one) for one in schemes.values() if SCHEMES.get(one.key) != one
    ]
    stored.save(update_fields=["schemes"])
    context_changed(organisation=stored.organisation)
