"""What holds for the rules over any matrix: fixes clear their finding and make no error, schemes change nothing."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roles.definitions.model import Horizon, Level, Meaning
from teams.analysis.engine import analyse, fixes, read
from teams.analysis.finding import Finding, Severity
from teams.matrix.apply import apply_edits
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
from teams.matrix.schemes import RASCI, SCHEMES, Scheme
from tests.analysis.drawn import CATALOGUE, DAY

NAMES = {"ana": "Ana Díaz", "bo": "Bo Lund", "chi": "Chi Ma", "dana": "Dana Orr"}
ROLES = [
    "product-manager",
    "growth-product-manager",
    "data-product-manager",
    "product-owner",
    "data-product-owner",
    "scrum-master",
    "development-team",
]
DEFINED = [
    "roadmap",
    "customer-needs",
    "user-stories",
    "increment-validation",
    "user-expectations",
    "data-potential",
]
MEANINGS = [
    frozenset(),
    frozenset({Meaning.ANSWERS}),
    frozenset({Meaning.ANSWERS, Meaning.DOES}),
    frozenset({Meaning.DOES}),
    frozenset({Meaning.ADVISES}),
]


Made = tuple[list[Seat], list[Row], list[list[frozenset[Meaning]]], Team, Organisation]


@st.composite
def parts(draw: st.DrawFn) -> Made:
    people = (
        st.none() if draw(st.integers(0, 4)) == 0 else st.sampled_from([None, "ana", "bo", "chi"])
    )
    seats = [
        Seat(f"seat{at}", role, draw(people), draw(st.sampled_from([None, 40, 100])))
        for at, role in enumerate(draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=5)))
    ]
    rows = [
        Row(key, responsibility=key)
        for key in draw(st.lists(st.sampled_from(DEFINED), unique=True))
    ]
    for at in range(draw(st.integers(0, 3))):
        rows.append(
            Row(
                f"own{at}",
                name=f"Own {at}",
                area=draw(st.sampled_from([None, "strategy", "backlog"])),
                horizon=draw(st.sampled_from([None, *Horizon])),
                level=draw(st.sampled_from([None, *Level])),
                shared=draw(st.booleans()),
                checks=draw(st.sampled_from([None, *(row.key for row in rows)])),
            )
        )
    cells = [[draw(st.sampled_from(MEANINGS)) for _ in seats] for _ in rows]
    team = Team(
        "checkout",
        "Checkout",
        draw(st.sampled_from([None, Method.SCRUM, Method.WATERFALL])),
        draw(st.sampled_from([None, *Complexity])),
        draw(st.sampled_from([None, True, False])),
    )
    organisation = Organisation(
        stage=draw(st.sampled_from([None, Stage.STARTUP, Stage.GROWING])),
        size=draw(st.sampled_from([None, 8, 80])),
    )
    return seats, rows, cells, team, organisation


def build(made: Made, scheme: Scheme) -> Matrix:
    seats, rows, cells, team, organisation = made
    return Matrix(
        team,
        DAY,
        organisation,
        scheme,
        tuple(Person(key, name) for key, name in NAMES.items()),
        tuple(seats),
        tuple(rows),
        {
            row.key: {
                seat.key: scheme.letters_for(held)
                for seat, held in zip(seats, line, strict=True)
                if held
            }
            for row, line in zip(rows, cells, strict=True)
            if any(line)
        },
    )


FAST = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FAST
@given(parts())
def test_a_fix_clears_its_finding_and_makes_no_error(made: Made) -> None:
    matrix = build(made, RASCI)
    reading = read(matrix, CATALOGUE)
    before = analyse(matrix, CATALOGUE)
    errors = errors_of(before)
    for finding in before:
        for fix in fixes(reading, finding):
            assert fix.edits and fix.label
            after = analyse(apply_edits(matrix, fix.edits).matrix, CATALOGUE)
            assert finding.fingerprint not in {one.fingerprint for one in after}, (fix, finding)
            fresh = [one for one in errors_of(after) if not is_known(one, errors)]
            assert not fresh, (fix, finding, fresh)


Trouble = tuple[str, tuple[str, ...]]


def is_known(error: Trouble, before: set[Trouble]) -> bool:
    """Fewer rows of the same trouble are the same trouble."""
    code, rows = error
    return any(code == known and set(rows) <= set(places) for known, places in before)


def errors_of(findings: list[Finding]) -> set[Trouble]:
    """Errors by code and rows: another person on the same row is the same trouble."""
    return {(one.code, one.rows) for one in findings if one.severity is Severity.ERROR}


@FAST
@given(parts())
def test_no_rule_crashes_and_no_two_findings_are_the_same(made: Made) -> None:
    said = analyse(build(made, RASCI), CATALOGUE)
    assert [one.message for one in said if one.code == "RUN001"] == []
    fingerprints = [one.fingerprint for one in said]
    assert len(set(fingerprints)) == len(fingerprints)


@FAST
@given(parts())
def test_every_scheme_gives_the_same_findings(made: Made) -> None:
    found = [analyse(build(made, scheme), CATALOGUE) for scheme in SCHEMES.values()]
    assert all(said == found[0] for said in found)


@FAST
@given(parts())
def test_findings_name_what_is_there_in_the_order_of_the_matrix(made: Made) -> None:
    matrix = build(made, RASCI)
    rows, seats = list(matrix.row_by_key), list(matrix.seat_by_key)
    for finding in analyse(matrix, CATALOGUE):
        assert list(finding.rows) == sorted(finding.rows, key=rows.index), finding
        assert list(finding.seats) == sorted(finding.seats, key=seats.index), finding
        assert set(finding.people) <= set(matrix.person_by_key)
        assert finding.message and not finding.message.endswith(".") and finding.hint.endswith(".")
