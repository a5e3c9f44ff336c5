"""What a change would do, told before; and letters that follow it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from django.utils import timezone

from organisations.models import Membership, Organisation
from roles.definitions.model import Side
from roles.editing.standing import catalogue_after
from roles.editing.values import KIND_BY_KEY, Wanted
from roles.effective import catalogue_for
from roles.models import Deed
from teams.checking import recheck
from teams.definitions.effect import MOST_TEAMS, Effect, effect_on_teams
from teams.definitions.saving import TooManyTeams, save_definitions
from teams.definitions.usage import used_by
from teams.door import apply_edits, undo
from teams.loading import load_matrix
from teams.matrix.edits import SetCell
from teams.matrix.model import Row
from teams.models import StoredFinding, Team, Why
from tests.teams.builders import TODAY, make_team
from tests.teams.definitions.wanting import changed


def effect(organisation: Organisation, wanted: Sequence[Wanted], today: date = TODAY) -> Effect:
    organisation.refresh_from_db()
    before = catalogue_for(organisation)
    after = catalogue_after(organisation, before, wanted)
    return effect_on_teams(organisation, before, after, today=today)


def letters(team: Team, row: str) -> dict[str, tuple[str, ...]]:
    team.refresh_from_db()
    return dict(load_matrix(team, today=TODAY).matrix.cells.get(row, {}))


def vision_to_po(acme: Organisation) -> list[Wanted]:
    """The Product Owner answers for the vision, and the Product Manager advises."""
    return [
        changed(acme, "role", "product-owner", expects={"product-vision": ["answers", "does"]}),
        changed(acme, "role", "product-manager", expects={"product-vision": ["advises"]}),
    ]


def test_seats_and_teams_are_counted_with_the_findings_that_come_and_go(
    team: Team, acme: Organisation
) -> None:
    make_team(acme, "Search")
    told = effect(acme, vision_to_po(acme))
    # The Scrum Master's seats are not touched; two specialisations of these roles have no seat.
    assert told.touched == "4 seats in 2 teams"
    assert (told.looked_at, told.of, told.is_partial) == (2, 2, False)
    assert told.alone.words == "2 findings come"
    assert {one.code for one in told.alone.come} == {"FIT306"}


def test_findings_told_before_are_those_that_stand_after(
    team: Team, by_ana: Membership, acme: Organisation
) -> None:
    wanted, today = vision_to_po(acme), timezone.localdate()
    recheck(team, today=today)

    def stored() -> set[str]:
        found = StoredFinding.objects.filter(team=team, cleared_at=None)
        return set(found.values_list("fingerprint", flat=True))

    before, told = stored(), effect(acme, wanted, today)
    save_definitions(by=by_ana, wanted=wanted, deed=Deed.CHANGED, today=today)
    assert stored() - before == {one.fingerprint for one in told.alone.come}
    assert before - stored() == {one.fingerprint for one in told.alone.go}


def test_letters_follow_only_where_they_are_still_the_expected_ones(
    team: Team, by_ana: Membership, acme: Organisation
) -> None:
    prefilled = make_team(acme, "Search", rows=(Row("product-vision", "product-vision"),), cells={
        "product-vision": {"pm": ("A", "R"), "po": ("C",), "sm": ("I",)},
    })  # fmt: skip
    wanted = vision_to_po(acme)
    told = effect(acme, wanted)
    save_definitions(by=by_ana, wanted=wanted, deed=Deed.CHANGED, today=TODAY, letters_follow=True)
    assert told.letters == 2
    assert letters(prefilled, "product-vision")["po"] == ("A", "R")
    assert letters(prefilled, "product-vision")["pm"] == ("C",)
    # In Checkout somebody let the Product Owner only hear of the vision: nobody may come to answer beside that.
    assert letters(team, "product-vision") == {"pm": ("A", "R"), "po": ("I",)}
    assert team.revision == 1


def test_letters_that_followed_are_one_entry_that_can_be_undone(
    by_ana: Membership, acme: Organisation
) -> None:
    team = make_team(acme, "Search", rows=(Row("product-vision", "product-vision"),), cells={
        "product-vision": {"pm": ("A", "R"), "po": ("C",)},
    })  # fmt: skip
    save_definitions(
        by=by_ana, wanted=vision_to_po(acme), deed=Deed.CHANGED, today=TODAY, letters_follow=True
    )
    team.refresh_from_db()
    entry = team.log.get(revision=2)
    assert entry.by_id == by_ana.user_id
    undo(entry=entry, by=by_ana)
    assert letters(team, "product-vision") == {"pm": ("A", "R"), "po": ("C",)}


def test_definitions_alone_leave_every_letter(
    team: Team, by_ana: Membership, acme: Organisation
) -> None:
    before = letters(team, "product-vision")
    save_definitions(by=by_ana, wanted=vision_to_po(acme), deed=Deed.CHANGED, today=TODAY)
    assert letters(team, "product-vision") == before
    assert team.revision == 1


def test_what_is_said_of_people_over_teams_is_told_too(team: Team, acme: Organisation) -> None:
    make_team(acme, "Search")
    side = changed(acme, "role", "product-owner", side=Side.NONE.value)
    told = effect(acme, [side])
    team.refresh_from_db()
    assert team.summary == Team.objects.get(pk=team.pk).summary
    assert {one.seats for one in told.teams} == {1}
    assert told.alone.come or told.alone.go


def test_letters_follow_in_so_many_teams_and_no_more(
    team: Team, by_ana: Membership, acme: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_team(acme, "Search")
    monkeypatch.setattr("teams.definitions.saving.MOST_TEAMS", 1)
    with pytest.raises(TooManyTeams, match="there are 2"):
        save_definitions(
            by=by_ana,
            wanted=vision_to_po(acme),
            deed=Deed.CHANGED,
            today=TODAY,
            letters_follow=True,
        )
    assert MOST_TEAMS > 1


@pytest.mark.parametrize(
    ("kind", "key", "words"),
    [
        ("role", "product-owner", "1 seat in 1 team"),
        ("responsibility", "product-vision", "1 row in 1 team"),
        ("area", "strategy", "2 rows in 1 team"),
        ("role", "growth-product-manager", "0 seats in 0 teams"),
    ],
)
def test_where_a_definition_is_used(
    team: Team, acme: Organisation, kind: str, key: str, words: str
) -> None:
    assert used_by(acme, catalogue_for(acme), KIND_BY_KEY[kind].key, key).words == words


def test_a_cell_set_meanwhile_stays(team: Team, by_ana: Membership, acme: Organisation) -> None:
    search = make_team(acme, "Search", rows=(Row("product-vision", "product-vision"),), cells={
        "product-vision": {"pm": ("A", "R"), "po": ("C",)},
    })  # fmt: skip
    wanted = vision_to_po(acme)
    assert effect(acme, wanted).letters == 2
    edit = SetCell("product-vision", "po", ("C",), ("I",))
    apply_edits(team=search, edits=[edit], by=by_ana, why=Why.CLICK, today=TODAY)
    save_definitions(by=by_ana, wanted=wanted, deed=Deed.CHANGED, today=TODAY, letters_follow=True)
    assert letters(search, "product-vision") == {"pm": ("A", "R"), "po": ("I",)}
