"""The keys that documents, tests and other people's files rely on, as the design fixes them."""

import pytest

from roles.definitions.model import Horizon, Kind, Level, Meaning, Side
from roles.definitions.reading import shipped_catalogue

PM, PO, DATA_PM, DATA_PO = (
    "product-manager",
    "product-owner",
    "data-product-manager",
    "data-product-owner",
)
BOTH, ANY = "both", "any horizon and level"

# area, key, expected owner, source, and whether horizon and level are any (°) instead of the owner's
FIXED = [
    ("strategy", "product-vision", PM, "A3", ""),
    ("strategy", "product-strategy", PM, "A3", ""),
    ("strategy", "roadmap", PM, "A4", ""),
    ("strategy", "strategic-features", PM, "A4", ""),
    ("strategy", "strategic-features", PM, "A49", ""),
    ("strategy", "product-success", PM, "A5", ""),
    ("strategy", "value-balance", PM, "A6", ""),
    ("strategy", "pricing-and-business-model", PM, "A7", ""),
    ("strategy", "long-term-growth", PM, "A7", ""),
    ("strategy", "strategy-adjustment", PM, "A52", ""),
    ("strategy", "feature-prioritisation", BOTH, "A36", ANY),
    ("market", "market-and-competition-analysis", PM, "A1", ""),
    ("market", "growth-opportunities", PM, "A2", ""),
    ("market", "positioning", PM, "A7", ""),
    ("market", "customer-needs", BOTH, "A35", ANY),
    ("backlog", "short-term-objectives", PO, "A48", ""),
    ("backlog", "backlog-definition", PO, "A19", ""),
    ("backlog", "backlog-prioritisation", PO, "A19", ""),
    ("backlog", "requirements-clarification", PO, "A20", ""),
    ("backlog", "feature-breakdown", PO, "A49", ""),
    ("backlog", "user-stories", PO, "A51", ""),
    ("delivery", "increment-validation", PO, "A21", ""),
    ("delivery", "pace-decisions", PO, "A23", ""),
    ("delivery", "user-expectations", PO, "A25", ANY),
    ("stakeholders", "cross-functional-alignment", PM, "A8", ANY),
    ("stakeholders", "executive-expectations", PM, "A50", ANY),
    ("stakeholders", "investor-expectations", PM, "A50", ANY),
    ("stakeholders", "stakeholder-representation", PO, "A22", ANY),
    ("stakeholders", "development-team-expectations", PO, "A50", ANY),
    ("stakeholders", "direct-user-expectations", PO, "A50", ANY),
    ("stakeholders", "operational-feedback", PO, "A52", ANY),
    ("data", "data-opportunities", DATA_PM, "A12", ""),
    ("data", "insights-to-features", DATA_PM, "A14", ""),
    ("data", "data-potential", DATA_PM, "A16", ""),
    ("data", "data-project-prioritisation", DATA_PO, "A28", ""),
    ("data", "data-user-stories", DATA_PO, "A29", ""),
    ("data", "model-backlog", DATA_PO, "A30", ""),
    ("data", "business-data-bridge", DATA_PO, "A31", ANY),
    ("data", "insight-value", DATA_PO, "A32", ANY),
    ("data", "data-strategy-alignment", DATA_PO, "A33", ANY),
]
OWNS = frozenset({Meaning.ANSWERS, Meaning.DOES})


@pytest.mark.parametrize(("area", "key", "owner", "source", "span"), FIXED)
def test_responsibility(area: str, key: str, owner: str, source: str, span: str) -> None:
    catalogue = shipped_catalogue()
    found = catalogue.responsibilities[key]
    on_pm_side = owner in (PM, DATA_PM)
    assert found.area == area
    assert source in found.sources
    if span == ANY:
        assert (found.horizon, found.level) == (Horizon.ANY, Level.ANY)
    else:
        assert found.horizon == (Horizon.LONG_TERM if on_pm_side else Horizon.SPRINT)
        assert found.level == (Level.STRATEGIC if on_pm_side else Level.TACTICAL)
    assert found.shared == (owner == BOTH)
    assert catalogue.owners(key) == ((PM, PO) if owner == BOTH else (owner,))


@pytest.mark.parametrize(("area", "key", "owner", "source", "span"), FIXED)
def test_letters_of_the_two(area: str, key: str, owner: str, source: str, span: str) -> None:
    expectation = shipped_catalogue().expectation
    if owner == BOTH:
        assert (expectation(PM, key), expectation(PO, key)) == (OWNS, {Meaning.DOES})
    elif owner in (PM, DATA_PM):
        heard = key in ("pricing-and-business-model", "investor-expectations")
        assert expectation(owner, key) == OWNS
        assert expectation(PO, key) == {Meaning.INFORMED if heard else Meaning.ADVISES}
    else:
        assert expectation(owner, key) == OWNS
        assert expectation(PM, key) == {Meaning.INFORMED}
    if area in ("backlog", "delivery"):
        assert expectation("development-team", key) == {Meaning.ADVISES}


def test_core() -> None:
    kinds = {PM: Kind.ALL, BOTH: Kind.ALL, PO: Kind.AGILE, DATA_PM: Kind.DATA, DATA_PO: Kind.DATA}
    core = {key: frozenset({kinds[owner]}) for _, key, owner, *_ in FIXED}
    shipped = shipped_catalogue().responsibilities
    assert {key: entry.core for key, entry in shipped.items() if entry.core} == core


def test_packs_follow_the_core_and_cover_the_stakeholders_of_every_team() -> None:
    shipped = shipped_catalogue().responsibilities
    pack_of = {Kind.ALL: "core", Kind.AGILE: "agile", Kind.DATA: "data"}
    for entry in shipped.values():
        assert {pack_of[kind] for kind in entry.core} <= entry.packs
        assert entry.packs <= {"core", "agile", "data", "emerging"}
    groups = {entry.stakeholder for entry in shipped.values() if "core" in entry.packs}
    assert groups - {None} == {"executives", "investors", "development-team", "direct-users"}


def test_emerging_pack() -> None:
    shipped = shipped_catalogue().responsibilities
    assert {key for key, entry in shipped.items() if "emerging" in entry.packs} == {
        "experience-design",
        "personalisation",
        "ai-opportunities",
        "platforms-and-devices",
        "environmental-and-social-impact",
    }


def test_areas() -> None:
    assert list(shipped_catalogue().areas) == (
        [
            "strategy",
            "market",
            "backlog",
            "delivery",
            "stakeholders",
            "data",
            "experience",
            "emerging",
        ]
    )


def test_roles() -> None:
    catalogue = shipped_catalogue()
    sides = {key: catalogue.side(key) for key in catalogue.roles}
    neither = (
        "scrum-master development-team data-scientist data-engineer product-designer "
        "product-marketing-manager executive-sponsor business-expert"
    )
    assert sides == {
        PM: Side.PRODUCT_MANAGER,
        DATA_PM: Side.PRODUCT_MANAGER,
        "technical-product-manager": Side.PRODUCT_MANAGER,
        "growth-product-manager": Side.PRODUCT_MANAGER,
        PO: Side.PRODUCT_OWNER,
        DATA_PO: Side.PRODUCT_OWNER,
    } | dict.fromkeys(neither.split(), Side.NONE)
    assert [key for key, role in catalogue.roles.items() if role.collective] == ["development-team"]
    assert {key: role.specialises for key, role in catalogue.roles.items() if role.specialises} == {
        DATA_PM: PM,
        "technical-product-manager": PM,
        "growth-product-manager": PM,
        DATA_PO: PO,
    }


def test_stakeholders() -> None:
    groups = {e.key: e.stakeholder for e in shipped_catalogue().responsibilities.values()}
    assert {key: group for key, group in groups.items() if group} == {
        "executive-expectations": "executives",
        "investor-expectations": "investors",
        "development-team-expectations": "development-team",
        "direct-user-expectations": "direct-users",
    }


def test_skills_of_the_product_manager() -> None:
    assert list(shipped_catalogue().skills_of(PM)) == [
        "strategic-thinking",
        "long-term-vision",
        "customer-understanding",
        "communication",
        "leadership",
        "analytical-skills",
        "stakeholder-management",
        "technical-knowledge",
    ]


def test_hand_offs() -> None:
    assert [(h.giving, h.receiving, h.sources) for h in shipped_catalogue().hand_offs] == [
        ("product-vision", "short-term-objectives", ("A48",)),
        ("strategic-features", "feature-breakdown", ("A49",)),
        ("market-and-competition-analysis", "user-stories", ("A51",)),
        ("operational-feedback", "strategy-adjustment", ("A52",)),
    ]
