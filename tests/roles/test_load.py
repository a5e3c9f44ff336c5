"""load_catalogue: idempotent, and careful with what an administrator changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from organisations.scope import installation_scope
from roles import effective
from roles import models as m
from roles.definitions.model import Catalogue, Meaning
from roles.definitions.reading import shipped_catalogue
from roles.effective import installation_catalogue
from roles.load import load_catalogue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def operator() -> Iterator[None]:
    with installation_scope():
        yield


@pytest.fixture
def shipped() -> Catalogue:
    return shipped_catalogue()


def with_role(catalogue: Catalogue, key: str, **changes: object) -> Catalogue:
    return replace(
        catalogue, roles={**catalogue.roles, key: replace(catalogue.roles[key], **changes)}
    )


def without_role(catalogue: Catalogue, key: str) -> Catalogue:
    return replace(catalogue, roles={k: v for k, v in catalogue.roles.items() if k != key})


def test_what_is_stored_reads_as_what_is_shipped(shipped: Catalogue) -> None:
    report = load_catalogue(shipped)
    assert len(report.added) == sum(
        map(
            len,
            (
                shipped.areas,
                shipped.skills,
                shipped.responsibilities,
                shipped.roles,
                shipped.hand_offs,
            ),
        )
    )
    stored = installation_catalogue()
    assert stored is not shipped
    assert stored.areas == shipped.areas
    assert stored.skills == shipped.skills
    assert stored.responsibilities == shipped.responsibilities
    assert stored.roles == shipped.roles
    assert list(stored.roles) == list(shipped.roles)
    assert sorted(map(repr, stored.hand_offs)) == sorted(map(repr, shipped.hand_offs))


def test_a_second_load_changes_nothing(shipped: Catalogue) -> None:
    load_catalogue(shipped)
    revision = effective.definitions_revision()
    report = load_catalogue(shipped)
    assert not report.changed_anything
    assert effective.definitions_revision() == revision


def test_an_untouched_field_follows_and_a_changed_one_stays(shipped: Catalogue) -> None:
    load_catalogue(shipped)
    m.Role.objects.filter(key="scrum-master").update(purpose="Ours")
    report = load_catalogue(with_role(shipped, "scrum-master", purpose="Newer", short="ScM"))
    stored = m.Role.objects.get(key="scrum-master")
    assert (stored.purpose, stored.short) == ("Ours", "ScM")
    assert report.differing == [("role:scrum-master", "purpose")]
    assert report.followed == ["role:scrum-master"]


def test_letters_are_merged_one_by_one(shipped: Catalogue) -> None:
    load_catalogue(shipped)
    mine = m.Expectation.objects.get(role__key="product-owner", responsibility__key="roadmap")
    mine.meanings = ["informed"]
    mine.save()
    expects = {
        **shipped.roles["product-owner"].expects,
        "product-vision": frozenset({Meaning.INFORMED}),
    }
    load_catalogue(with_role(shipped, "product-owner", expects=expects))
    said = dict(
        m.Expectation.objects.filter(role__key="product-owner").values_list(
            "responsibility__key", "meanings"
        )
    )
    assert (said["roadmap"], said["product-vision"]) == (["informed"], ["informed"])


def test_a_deleted_entry_stays_deleted(shipped: Catalogue) -> None:
    load_catalogue(shipped)
    m.Role.objects.get(key="executive-sponsor").delete()
    assert load_catalogue(shipped).stayed_deleted == ["role:executive-sponsor"]
    assert not m.Role.objects.filter(key="executive-sponsor").exists()


def test_what_a_release_drops_is_retired_where_used_and_else_removed(
    shipped: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roles import usage

    load_catalogue(shipped)
    counter = lambda kind, key: usage.Usage(places=int(key == "scrum-master"))  # noqa: E731
    monkeypatch.setattr(usage, "_counters", [counter])
    newer = without_role(without_role(shipped, "scrum-master"), "executive-sponsor")
    report = load_catalogue(newer)
    assert (report.retired, report.removed) == (["role:scrum-master"], ["role:executive-sponsor"])
    assert m.Role.objects.get(key="scrum-master").retired
