"""Prefill: no error in a prefilled matrix, and no warning but what the team is about."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations_with_replacement, product

import pytest

from roles.definitions.model import Meaning, Side
from roles.definitions.reading import shipped_catalogue
from teams.analysis.engine import analyse, read
from teams.analysis.finding import Severity
from teams.matrix.model import (
    Complexity,
    Matrix,
    Method,
    Organisation,
    Person,
    Row,
    Seat,
    Stage,
    Team,
)
from teams.matrix.prefill import prefill, prefilled_cells, responsibilities_for
from teams.matrix.schemes import RACI, SCHEMES, Scheme

CATALOGUE = shipped_catalogue()
DAY = date(2026, 3, 2)
OTHERS = (
    "scrum-master",
    "product-designer",
    "product-marketing-manager",
    "business-expert",
    "data-engineer",
    "data-scientist",
    "executive-sponsor",
)
STARTUP = Organisation(stage=Stage.STARTUP, size=12)
GROWN = Organisation(stage=Stage.GROWING, size=120)


def seat(role: str, person: str | None, key: str = "") -> Seat:
    return Seat(key or role, role, person)


def matrix(
    seats: list[Seat],
    rows: list[str],
    scheme: Scheme = RACI,
    team: Team | None = None,
    organisation: Organisation = STARTUP,
) -> Matrix:
    people = dict.fromkeys(one.person for one in seats if one.person)
    return Matrix(
        team or Team("checkout", "Checkout"),
        DAY,
        organisation,
        scheme,
        tuple(Person(key, key.capitalize()) for key in people),
        tuple(seats),
        tuple(Row(key, responsibility=key) for key in rows),
    )


def letters(seats: list[Seat], row: str) -> dict[str, str]:
    """Seat → letters of one row, prefilled."""
    filled = prefill(matrix(seats, [row]), CATALOGUE)
    return {key: "".join(held) for key, held in filled.cells.get(row, {}).items()}


# which responsibilities


@pytest.mark.parametrize(
    ("team", "organisation", "packs"),
    [
        (Team("t", "T", method=Method.SCRUM, data=False), STARTUP, {"core", "agile"}),
        (Team("t", "T"), Organisation(), {"core", "agile"}),
        (Team("t", "T", method=Method.WATERFALL), STARTUP, {"core"}),
        (Team("t", "T", method=Method.OTHER, data=True), STARTUP, {"core", "data"}),
        (
            Team("t", "T", method=Method.KANBAN, data=True),
            GROWN,
            {"core", "agile", "data", "emerging"},
        ),
    ],
)
def test_a_team_starts_with_the_packs_of_its_kind(
    team: Team, organisation: Organisation, packs: set[str]
) -> None:
    chosen = responsibilities_for(team, organisation, CATALOGUE)
    expected = [key for key, one in CATALOGUE.responsibilities.items() if one.packs & packs]
    assert chosen == expected and len(set(chosen)) == len(chosen)


def test_the_core_of_every_kind_of_team_is_in_its_packs() -> None:
    team = Team("t", "T", method=Method.SCRUM, data=True)
    chosen = responsibilities_for(team, GROWN, CATALOGUE)
    assert {key for key, one in CATALOGUE.responsibilities.items() if one.core} <= set(chosen)


@pytest.mark.parametrize(
    ("role", "owns", "owns_not"),
    [
        ("product-manager", "product-vision", "user-stories"),
        ("product-owner", "user-stories", "product-vision"),
        ("technical-product-manager", "data-opportunities", "data-user-stories"),
        ("product-owner", "feature-prioritisation", "technical-quality"),
    ],
)
def test_a_team_starts_without_what_none_of_its_seats_could_own(
    role: str, owns: str, owns_not: str
) -> None:
    team = Team("t", "T", method=Method.SCRUM, data=True)
    chosen = responsibilities_for(team, GROWN, CATALOGUE, [seat(role, None)])
    assert owns in chosen and owns_not not in chosen
    assert set(chosen) < set(responsibilities_for(team, GROWN, CATALOGUE))


# who gets which letters

PM, PO = seat("product-manager", "ana"), seat("product-owner", "bo")
DEVELOPERS = seat("development-team", None)


def test_a_row_of_the_product_manager() -> None:
    assert letters([PM, PO], "long-term-growth") == {"product-manager": "AR", "product-owner": "C"}


@pytest.mark.parametrize("row", ["pricing-and-business-model", "investor-expectations"])
def test_a_row_of_which_the_product_owner_merely_hears(row: str) -> None:
    assert letters([PM, PO], row) == {"product-manager": "AR", "product-owner": "I"}


def test_a_row_of_the_product_owner() -> None:
    assert letters([PM, PO, DEVELOPERS], "user-stories") == {
        "product-manager": "I",
        "product-owner": "AR",
        "development-team": "C",
    }


def test_a_row_that_both_own_is_marked_as_shared() -> None:
    filled = prefill(matrix([PO, PM], ["customer-needs", "roadmap"]), CATALOGUE)
    assert filled.cells["customer-needs"] == {
        "product-manager": ("A", "R"),
        "product-owner": ("R",),
    }
    assert [row.shared for row in filled.rows] == [True, False]


def test_a_row_that_both_own_where_only_one_is_there() -> None:
    assert letters([PO, DEVELOPERS], "customer-needs") == {"product-owner": "AR"}


@pytest.mark.parametrize(
    ("seats", "owner"),
    [
        ([seat("product-manager", None, "pm1"), seat("product-manager", "ana", "pm2")], "pm2"),
        ([seat("data-product-manager", "dan", "data"), seat("product-manager", None, "pm")], "pm"),
        ([seat("data-product-manager", "dan", "data"), PO], "data"),
        (
            [
                seat("data-product-manager", None, "gone"),
                seat("growth-product-manager", "gus", "here"),
                PO,
            ],
            "here",
        ),
        ([PO, DEVELOPERS], None),
    ],
    ids=[
        "filled before vacant",
        "the owner, though vacant",
        "a specialisation",
        "a filled one",
        "nobody",
    ],
)
def test_the_owner_of_a_product_managers_row(seats: list[Seat], owner: str | None) -> None:
    held = letters(seats, "product-strategy")
    assert [key for key, text in held.items() if "A" in text] == ([owner] if owner else [])


def test_a_parent_owns_what_its_specialisation_is_expected_to_own() -> None:
    assert letters([PM, PO], "data-potential")["product-manager"] == "AR"


def test_further_seats_of_the_owners_side_hear_of_it() -> None:
    seats = [PM, seat("technical-product-manager", "tom"), seat("product-manager", "amy", "second")]
    assert letters(seats, "product-vision") == {
        "product-manager": "AR",
        "technical-product-manager": "I",
        "second": "I",
    }


def test_what_a_data_product_manager_owns_falls_to_whoever_is_of_that_side() -> None:
    """A sibling specialisation is not related, but nearer than nobody; a relation still comes first."""
    technical = seat("technical-product-manager", "tom")
    assert letters([technical, PO], "data-opportunities")["technical-product-manager"] == "AR"
    assert letters([technical, PM], "data-opportunities") == {"product-manager": "AR"}
    assert "AR" not in letters([PO], "data-opportunities").values()


def test_of_two_product_owners_one_advises_on_the_product_managers_rows() -> None:
    assert letters([PM, PO, seat("data-product-owner", "dot")], "long-term-growth") == {
        "product-manager": "AR",
        "product-owner": "C",
        "data-product-owner": "I",
    }


def test_of_two_designers_one_does_the_work() -> None:
    seats = [
        PO,
        seat("product-designer", None, "gone"),
        seat("product-designer", "fay"),
        seat("product-designer", "gil", "two"),
    ]
    assert letters(seats, "experience-design") == {
        "product-owner": "AR",
        "gone": "I",
        "product-designer": "R",
        "two": "I",
    }


def test_developers_do_the_work_together() -> None:
    seats = [PO, DEVELOPERS, seat("development-team", "chi", "chi")]
    assert letters(seats, "technical-quality") == {
        "product-owner": "I",
        "development-team": "AR",
        "chi": "R",
    }
    assert letters(seats, "user-stories") == {
        "product-owner": "AR",
        "development-team": "C",
        "chi": "C",
    }


def test_a_row_of_ones_own_keeps_its_letters() -> None:
    own = matrix([PM, PO], ["roadmap"])
    own = Matrix(
        own.team,
        own.date,
        seats=own.seats,
        rows=(*own.rows, Row("call", name="Call")),
        cells={"call": {"product-owner": ("A",)}, "roadmap": {"product-owner": ("A",)}},
    )
    filled = prefill(own, CATALOGUE)
    assert filled.cells["call"] == {"product-owner": ("A",)}
    assert filled.cells["roadmap"] == {"product-manager": ("A", "R"), "product-owner": ("C",)}


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_one_row_is_filled_as_all_of_them(scheme: Scheme) -> None:
    seats = [PM, PO, DEVELOPERS, *(seat(role, role) for role in OTHERS)]
    rows = list(CATALOGUE.responsibilities)
    filled = prefill(matrix(seats, rows, scheme), CATALOGUE)
    empty = matrix(seats, [], scheme)
    assert {row: prefilled_cells(row, empty, CATALOGUE) for row in rows} == dict(filled.cells)


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_every_row_has_one_owner_who_does_the_work(scheme: Scheme) -> None:
    """Where every role that is expected to own something has a seat."""
    roles = {role for key in CATALOGUE.responsibilities for role in CATALOGUE.owners(key)}
    filled = prefill(
        matrix(
            [seat(role, role) for role in sorted(roles)], list(CATALOGUE.responsibilities), scheme
        ),
        CATALOGUE,
    )
    for row in read(filled, CATALOGUE).rows:
        assert len(row.answers) == 1 and row.answers[0] in row.does, row.key
        assert set(row.does) == set(row.answers) or row.shared or len(row.does) <= 2, row.key


def test_nothing_is_held_but_what_a_role_is_expected_to() -> None:
    """Nobody but the owners gets a letter that their role has no expectation for."""
    seats = [PM, PO, DEVELOPERS, *(seat(role, role) for role in OTHERS)]
    filled = prefill(matrix(seats, list(CATALOGUE.responsibilities)), CATALOGUE)
    for row, cells in filled.cells.items():
        for key, held in cells.items():
            meanings = {RACI.meanings[letter] for letter in held}
            if Meaning.ANSWERS not in meanings:
                assert meanings <= CATALOGUE.expectation(filled.seat_by_key[key].role, row)


# whole teams


def teams() -> Iterator[Matrix]:
    """3 to 9 people with a development team × method × data or not × startup or grown × separated or hybrid."""
    for people, method, data, organisation, hybrid in product(
        range(3, 10), Method, (True, False), (STARTUP, GROWN), (True, False)
    ):
        owner = seat("product-owner", "ana" if hybrid else "bo")
        others = [*OTHERS, "product-designer"][: people - (1 if hybrid else 2)]
        numbered = [seat(role, f"person{at}", f"seat{at}") for at, role in enumerate(others)]
        seats = [PM, owner, *numbered, DEVELOPERS]
        team = Team("checkout", "Checkout", method, Complexity.MEDIUM, data)
        rows = responsibilities_for(team, organisation, CATALOGUE)
        yield matrix(seats, rows, RACI, team, organisation)


def expected_warnings(about: Matrix) -> set[str]:
    hybrid = len({one.person for one in about.seats[:2]}) == 1
    expected = set()
    if about.team.method and not about.team.method.is_agile:
        expected.add("FIT303")
    if hybrid:
        expected.add("LOD604")  # nobody but the hybrid knows of the strategy
        if about.organisation is GROWN:
            expected.add("ORG401")
    if about.team.data:
        expected.add("ORG403")
    return expected


def name(about: Matrix) -> str:
    hybrid = len({one.person for one in about.seats[:2]}) == 1
    team = about.team
    return f"{len(about.people)}-{team.method}-{'data' if team.data else 'plain'}-{about.organisation.stage}-{'hybrid' if hybrid else 'separated'}"


def test_the_teams_are_of_every_kind() -> None:
    assert len({name(one) for one in teams()}) == 7 * len(Method) * 2 * 2 * 2


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_a_prefilled_team_has_no_error_and_no_warning_but_what_it_is_about(scheme: Scheme) -> None:
    for empty in teams():
        filled = prefill(
            matrix(
                list(empty.seats),
                [row.key for row in empty.rows],
                scheme,
                empty.team,
                empty.organisation,
            ),
            CATALOGUE,
        )
        said = [one for one in analyse(filled, CATALOGUE) if one.severity is not Severity.HINT]
        assert {one.code for one in said} == expected_warnings(empty), (
            name(empty),
            [one.message for one in said],
        )
        assert not any(one.severity is Severity.ERROR for one in said), name(empty)


def test_a_prefilled_team_of_data_specialists_has_no_warning_at_all() -> None:
    seats = [
        seat("data-product-manager", "ana"),
        seat("data-product-owner", "bo"),
        seat("data-scientist", "chi"),
        DEVELOPERS,
    ]
    team = Team("insights", "Insights", Method.SCRUM, Complexity.HIGH, data=True)
    filled = prefill(
        matrix(seats, responsibilities_for(team, GROWN, CATALOGUE), team=team, organisation=GROWN),
        CATALOGUE,
    )
    assert [one.message for one in analyse(filled, CATALOGUE)] == []


SIDES = (
    "product-manager",
    "data-product-manager",
    "technical-product-manager",
    "growth-product-manager",
    "product-owner",
    "data-product-owner",
)
DOUBLED = ("product-designer", "product-designer", "data-engineer", "data-engineer")
ABOUT_ABSENCE = {"GAP106", "GAP107", "GAP108", "GAP109", "FIT303", "ORG401", "ORG403"}
"""No Product Owner, no Product Manager, and the rows that are theirs; a hybrid; a team that is not Agile or of data.

Where one side is missing, too much hangs on the other.
"""


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
@pytest.mark.parametrize("others", [(), DOUBLED, OTHERS], ids=["bare", "doubled", "all"])
def test_a_team_with_any_seats_of_both_sides_has_no_row_without_an_owner_and_no_crowd(
    scheme: Scheme, others: tuple[str, ...]
) -> None:
    combinations = [
        found for count in (1, 2, 3) for found in combinations_with_replacement(SIDES, count)
    ]
    for sides, method in product(combinations, (Method.SCRUM, Method.WATERFALL)):
        roles = (*sides, *others)
        seats = [seat(role, f"p{at}", f"s{at}") for at, role in enumerate(roles)]
        team = Team("t", "T", method, Complexity.MEDIUM, data=len(sides) == 2)
        rows = responsibilities_for(team, GROWN, CATALOGUE, [*seats, DEVELOPERS])
        filled = prefill(matrix([*seats, DEVELOPERS], rows, scheme, team, GROWN), CATALOGUE)
        said = [one for one in analyse(filled, CATALOGUE) if one.severity is not Severity.HINT]
        both = {CATALOGUE.side(role) for role in sides} >= {
            Side.PRODUCT_MANAGER,
            Side.PRODUCT_OWNER,
        }
        allowed = ABOUT_ABSENCE if both else ABOUT_ABSENCE | {"LOD601", "LOD604"}
        assert {one.code for one in said} <= allowed, (roles, [one.message for one in said])
