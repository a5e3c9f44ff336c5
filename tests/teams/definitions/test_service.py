"""Taking a definition over, going back, and what the catalogue says then."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from organisations.models import Membership, Organisation, User
from organisations.scope import organisation_scope
from roles.definitions.model import Catalogue, Meaning
from roles.editing.service import NotLoaded, Overtaken, history_of, write_definitions
from roles.editing.standing import Mark, catalogue_after, marks_of, standing_of
from roles.editing.values import KIND_BY_KEY, Wanted, blank_values, digest_of
from roles.effective import catalogue_for, installation_catalogue
from roles.models import Deed, DefinitionChange
from teams.models import Team
from tests.cast import MembershipOf
from tests.teams.definitions.wanting import changed

ROLE = KIND_BY_KEY["role"]


def fresh(organisation: Organisation) -> Catalogue:
    organisation.refresh_from_db()
    return catalogue_for(organisation)


def test_a_role_taken_over_stands_in_the_place_of_the_shipped_one(
    by_ana: Membership, acme: Organisation, umbrella: Organisation
) -> None:
    wanted = changed(
        acme, "role", "product-owner", name="Product Owner (Acme)", expects={"roadmap": ["does"]}
    )
    before = fresh(acme)
    write_definitions(by=by_ana, wanted=[wanted], deed=Deed.CHANGED)
    after = fresh(acme)
    assert after.roles["product-owner"].name == "Product Owner (Acme)"
    assert after.expectation("product-owner", "roadmap") == {Meaning.DOES}
    assert list(after.roles) == list(before.roles)
    assert installation_catalogue().roles["product-owner"].name == "Product Owner"
    with organisation_scope(umbrella):
        assert catalogue_for(umbrella).roles["product-owner"].name == "Product Owner"


@pytest.mark.parametrize(
    ("kind", "key", "values"),
    [
        ("role", "product-owner", {"purpose": "Another one.", "skills": {"leadership": "expert"}}),
        ("responsibility", "roadmap", {"area": "backlog", "packs": ["agile"], "shared": True}),
        ("area", "market", {"name": "Market and sales"}),
        ("skill", "leadership", {"training": True}),
        ("hand-off", "product-vision-to-short-term-objectives", {"passes": "A poster."}),
        ("hand-off", "product-vision-to-short-term-objectives", {"retired": True}),
        ("responsibility", "roadmap", {"retired": True}),
    ],
)
def test_the_catalogue_told_before_is_the_one_that_stands_after(
    by_ana: Membership, acme: Organisation, kind: str, key: str, values: dict[str, object]
) -> None:
    wanted = [changed(acme, kind, key, **values)]
    told = catalogue_after(acme, fresh(acme), wanted)
    write_definitions(by=by_ana, wanted=wanted, deed=Deed.CHANGED)
    assert fresh(acme) == told
    assert told != installation_catalogue()


def test_what_differs_is_told_in_words_and_going_back_leaves_nothing_behind(
    by_ana: Membership, acme: Organisation
) -> None:
    before = fresh(acme)
    wanted = changed(acme, "role", "product-owner", short="POA", expects={"roadmap": ["does"]})
    write_definitions(by=by_ana, wanted=[wanted], deed=Deed.CHANGED)
    standing = standing_of(acme, ROLE, "product-owner")
    assert standing.mark is Mark.CHANGED
    said = {(one.what, one.before, one.after) for one in standing.differences(acme)}
    assert said == {("Short name", "PO", "POA"), ("Letters expected on Roadmap", "advises", "does")}
    back = Wanted(ROLE, "product-owner", None)
    write_definitions(by=by_ana, wanted=[back], deed=Deed.WENT_BACK)
    assert standing_of(acme, ROLE, "product-owner").mark is Mark.SHIPPED
    assert fresh(acme) == before


def test_what_says_the_same_as_the_shipped_one_is_the_shipped_one(
    by_ana: Membership, acme: Organisation
) -> None:
    same = changed(acme, "role", "product-owner")
    assert write_definitions(by=by_ana, wanted=[same], deed=Deed.CHANGED) == []
    write_definitions(
        by=by_ana, wanted=[changed(acme, "role", "product-owner", short="X")], deed=Deed.CHANGED
    )
    write_definitions(by=by_ana, wanted=[same], deed=Deed.CHANGED)
    assert standing_of(acme, ROLE, "product-owner").own is None


def test_own_definitions_may_point_to_each_other_and_are_written_in_any_order(
    by_ana: Membership, acme: Organisation
) -> None:
    def own(kind: str, key: str, **values: object) -> Wanted:
        made = KIND_BY_KEY[kind]
        return Wanted(made, key, {**blank_values(made), **values})

    wanted = [
        own("hand-off", "a-to-roadmap", name="A → Roadmap", giving="a", receiving="roadmap"),
        own("role", "child", name="Child", specialises="parent", skills={"juggling": "expert"}),
        own("role", "parent", name="Parent", expects={"a": ["answers", "does"]}),
        own("responsibility", "a", name="A", area="circus"),
        own("skill", "juggling", name="Juggling"),
        own("area", "circus", name="Circus"),
    ]
    told = catalogue_after(acme, fresh(acme), wanted)
    write_definitions(by=by_ana, wanted=wanted, deed=Deed.MADE)
    assert fresh(acme) == told
    assert told.expectation("child", "a") == {Meaning.ANSWERS, Meaning.DOES}
    assert marks_of(acme, KIND_BY_KEY["role"])["child"] == ("Child", Mark.OWN, False)
    gone = [Wanted(one.kind, one.key, None) for one in wanted]
    write_definitions(by=by_ana, wanted=gone, deed=Deed.DELETED)
    assert fresh(acme) == installation_catalogue()


def test_a_change_overtaken_by_another_is_refused(by_ana: Membership, acme: Organisation) -> None:
    seen = digest_of(standing_of(acme, ROLE, "product-owner").values)
    first = changed(acme, "role", "product-owner", short="ONE")
    second = changed(acme, "role", "product-owner", short="TWO")
    write_definitions(by=by_ana, wanted=[first], deed=Deed.CHANGED, seen=seen)
    with pytest.raises(Overtaken):
        write_definitions(by=by_ana, wanted=[second], deed=Deed.CHANGED, seen=seen)
    assert standing_of(acme, ROLE, "product-owner").values["short"] == "ONE"  # type: ignore[index]


def test_history_keeps_who_and_what_and_cannot_be_changed(
    by_ana: Membership, acme: Organisation
) -> None:
    write_definitions(
        by=by_ana, wanted=[changed(acme, "role", "product-owner", short="X")], deed=Deed.CHANGED
    )
    [entry] = history_of(acme, "role", "product-owner")
    assert (entry.by.name, entry.deed) == ("Ana Díaz", Deed.CHANGED)
    assert (entry.before["short"], entry.after["short"]) == ("PO", "X")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        DefinitionChange.objects.update(key="other")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        DefinitionChange.objects.all().delete()


def test_history_stays_in_its_organisation(
    by_ana: Membership, acme: Organisation, umbrella: Organisation
) -> None:
    write_definitions(
        by=by_ana, wanted=[changed(acme, "role", "product-owner", short="X")], deed=Deed.CHANGED
    )
    with organisation_scope(umbrella):
        assert not DefinitionChange.objects.exists()


def test_only_administrators_change_definitions(
    team: Team, bo: User, acme: Organisation, membership_of: MembershipOf
) -> None:
    by = membership_of(bo, acme)
    with pytest.raises(PermissionDenied, match="role definitions"):
        write_definitions(
            by=by, wanted=[changed(acme, "role", "product-owner", short="X")], deed=Deed.CHANGED
        )


def test_nothing_is_changed_before_the_shipped_ones_are_loaded(
    ana: User, acme: Organisation, membership_of: MembershipOf
) -> None:
    by = membership_of(ana, acme)
    with organisation_scope(acme), pytest.raises(NotLoaded, match="load_catalogue"):
        write_definitions(by=by, wanted=[], deed=Deed.CHANGED)
