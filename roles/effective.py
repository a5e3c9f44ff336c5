"""The catalogue that holds for an organisation: the installation's definitions, and its own over them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TypeVar

from django.db.models import Q

from organisations.models import Organisation
from roles import models as m
from roles.definitions import model as d
from roles.definitions.reading import shipped_catalogue

Entry = TypeVar("Entry")

NEVER_LOADED = 0
KEPT = 64
"""How many organisations' catalogues a process keeps."""


def definitions_revision() -> int:
    """Counts the changes of the installation's definitions: what is made from them is stale once it differs. One query."""
    state = m.CatalogueState.objects.values_list("revision", flat=True).first()
    return state or NEVER_LOADED


def catalogue_for(organisation: Organisation, revision: int | None = None) -> d.Catalogue:
    """The definitions for one organisation, from a cache of this process; ten queries where they are not in it.

    Before the first load_catalogue the shipped files hold as they are.
    """
    if revision is None:
        revision = definitions_revision()
    if revision == NEVER_LOADED:
        return shipped_catalogue()
    return _stored_catalogue(organisation.pk, organisation.revision, revision)


def installation_catalogue() -> d.Catalogue:
    """The definitions that everybody may read: without any organisation's own."""
    revision = definitions_revision()
    return shipped_catalogue() if revision == NEVER_LOADED else _stored_catalogue(None, 0, revision)


@lru_cache(maxsize=KEPT)
def _stored_catalogue(
    organisation: int | None, organisation_revision: int, revision: int
) -> d.Catalogue:
    def entries(model: Any) -> list[Any]:
        """Own definitions stand in the place of those with the same key."""
        mine = Q(organisation__isnull=True)
        if organisation is not None:
            mine |= Q(organisation_id=organisation)
        found = model.objects.filter(mine).order_by("position", "name", "pk")
        own = {one.key for one in found if one.organisation_id is not None}
        return [one for one in found if one.organisation_id is not None or one.key not in own]

    areas, skills = entries(m.Area), entries(m.Skill)
    responsibilities, roles, hand_offs = (
        entries(m.Responsibility),
        entries(m.Role),
        entries(m.HandOff),
    )
    area_keys = dict(m.Area.objects.values_list("pk", "key"))
    keys = dict(m.Responsibility.objects.values_list("pk", "key"))
    return d.Catalogue(
        areas={
            one.key: d.Area(one.key, one.name, one.description, tuple(one.sources)) for one in areas
        },
        responsibilities={one.key: _responsibility(one, area_keys) for one in responsibilities},
        roles=_roles(roles, keys),
        skills={
            one.key: d.Skill(one.key, one.name, one.description, tuple(one.sources), one.training)
            for one in skills
        },
        hand_offs=tuple(
            d.HandOff(keys[one.giving_id], keys[one.receiving_id], one.passes, tuple(one.sources))
            for one in hand_offs
            if not one.retired
        ),
    )


def _responsibility(one: m.Responsibility, area_keys: dict[int, str]) -> d.Responsibility:
    return d.Responsibility(
        key=one.key,
        name=one.name,
        area=area_keys[one.area_id],
        description=one.description,
        horizon=d.Horizon(one.horizon),
        level=d.Level(one.level),
        stakeholder=one.stakeholder or None,
        shared=one.shared,
        core=frozenset() if one.retired else frozenset(map(d.Kind, one.core)),
        packs=frozenset() if one.retired else frozenset(one.packs),
        sources=tuple(one.sources),
        retired=one.retired,
    )


def _roles(roles: Iterable[m.Role], keys: dict[int, str]) -> dict[str, d.Role]:
    role_keys = dict(m.Role.objects.values_list("pk", "key"))
    expects: dict[int, dict[str, frozenset[d.Meaning]]] = {}
    for role, responsibility, meanings in m.Expectation.objects.values_list(
        "role_id", "responsibility_id", "meanings"
    ):
        expects.setdefault(role, {})[keys[responsibility]] = frozenset(map(d.Meaning, meanings))
    skills: dict[int, dict[str, d.SkillLevel]] = {}
    for role, skill, level in m.RequiredSkill.objects.values_list("role_id", "skill__key", "level"):
        skills.setdefault(role, {})[skill] = d.SkillLevel(level)
    return {
        one.key: d.Role(
            key=one.key,
            name=one.name,
            short=one.short,
            side=d.Side(one.side),
            specialises=role_keys.get(one.specialises_id) if one.specialises_id else None,
            collective=one.collective,
            purpose=one.purpose,
            horizon=d.Horizon(one.horizon),
            level=d.Level(one.level),
            aliases=tuple(one.aliases),
            expects=expects.get(one.pk, {}),
            skills=skills.get(one.pk, {}),
            statements=tuple((sentence, source) for sentence, source in one.statements),
            sources=tuple(one.sources),
            retired=one.retired,
        )
        for one in roles
    }
