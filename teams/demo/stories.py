"""The article's stories as teams that one can look at: what each is an example of, who is in it, and what goes wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from teams.matrix.model import Complexity, Method, Stage

NO_LETTERS = ""


@dataclass(frozen=True, slots=True)
class SeatStory:
    role: str
    person: str | None = None
    allocation: int | None = None
    key: str = ""
    focus: str = ""


@dataclass(frozen=True, slots=True)
class TeamStory:
    """``changes``: row → seat → letters that differ from the prefilled ones; ``not_shared``: rows not marked as shared.

    ``expected``: the codes of its errors and warnings, no more and no less.
    """

    name: str
    story: str
    method: Method
    complexity: Complexity
    data: bool
    seats: tuple[SeatStory, ...]
    expected: frozenset[str]
    changes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    not_shared: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OrganisationStory:
    name: str
    stage: Stage
    size: int
    teams: tuple[TeamStory, ...]


OF_A_SPONSOR = (
    "product-strategy",
    "roadmap",
    "pricing-and-business-model",
    "long-term-growth",
    "strategy-adjustment",
    "positioning",
    "executive-expectations",
    "investor-expectations",
)
OF_A_DESIGNER = (
    "product-success",
    "value-balance",
    "feature-prioritisation",
    "market-and-competition-analysis",
    "growth-opportunities",
    "stakeholder-representation",
    "direct-user-expectations",
)


def _advising(**seats: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Row → seat → C: where one person holds both roles, others know enough to take over."""
    return {row: {seat: "C"} for seat, rows in seats.items() for row in rows}


STARTUP = OrganisationStory(
    "Pebble",
    Stage.STARTUP,
    8,
    (
        TeamStory(
            "Pebble app",
            "A startup of eight in which Maya is Product Manager and Product Owner in one, and may well be (A44, A46).",
            Method.KANBAN,
            Complexity.LOW,
            data=False,
            seats=(
                SeatStory("product-manager", "Maya Singh", 50, "pm"),
                SeatStory("product-owner", "Maya Singh", 50, "po"),
                SeatStory("product-designer", "Noor Haddad", 100, "design"),
                SeatStory("development-team", None, None, "dev"),
                SeatStory("executive-sponsor", "Tom Berg", 20, "sponsor"),
            ),
            expected=frozenset(),
            changes=_advising(sponsor=OF_A_SPONSOR, design=OF_A_DESIGNER),
        ),
    ),
)

COMPANY = OrganisationStory(
    "Acme",
    Stage.GROWING,
    120,
    (
        TeamStory(
            "Checkout",
            "Ana and Bo are a separated pair: both order features without having said so (A36), and Ana's market "
            "research does not reach Bo's user stories (A51).",
            Method.SCRUM,
            Complexity.HIGH,
            data=False,
            seats=(
                SeatStory("product-manager", "Ana Díaz", 80, "pm"),
                SeatStory("product-owner", "Bo Lund", 100, "po"),
                SeatStory("scrum-master", "Chi Nguyen", 50, "sm"),
                SeatStory("development-team", None, None, "dev"),
                SeatStory("product-designer", "Emil Varga", 60, "design"),
                SeatStory("product-marketing-manager", "Dana Okafor", 40, "marketing"),
                SeatStory("executive-sponsor", "Farah Haddad", 10, "sponsor"),
            ),
            expected=frozenset({"OVL203", "LNK501"}),
            changes={"market-and-competition-analysis": {"po": NO_LETTERS}},
            not_shared=frozenset({"feature-prioritisation"}),
        ),
        TeamStory(
            "Payments core",
            "Grace still holds both roles, as when Acme was small; Acme has grown, and so has the product (A45).",
            Method.SCRUM,
            Complexity.HIGH,
            data=False,
            seats=(
                SeatStory("product-manager", "Grace Mensah", 60, "pm"),
                SeatStory("product-owner", "Grace Mensah", 40, "po"),
                SeatStory("scrum-master", "Chi Nguyen", 50, "sm"),
                SeatStory("development-team", None, None, "dev"),
                SeatStory("product-designer", "Emil Varga", 40, "design"),
                SeatStory("executive-sponsor", "Farah Haddad", 10, "sponsor"),
            ),
            expected=frozenset({"ORG401"}),
            changes=_advising(sponsor=OF_A_SPONSOR, design=OF_A_DESIGNER),
        ),
        TeamStory(
            "Recommendations",
            "A data product led by a Product Manager and a Product Owner without data as their speciality (A11, A27).",
            Method.SCRUM,
            Complexity.MEDIUM,
            data=True,
            seats=(
                SeatStory("product-manager", "Ines Costa", 100, "pm"),
                SeatStory("product-owner", "Jun Mori", 100, "po"),
                SeatStory("data-scientist", "Kofi Boateng", 100, "science"),
                SeatStory("data-engineer", "Lea Brandt", 100, "engineering"),
                SeatStory("development-team", None, None, "dev"),
                SeatStory("executive-sponsor", "Farah Haddad", 10, "sponsor"),
            ),
            expected=frozenset({"ORG403"}),
        ),
    ),
)

STORIES = (COMPANY, STARTUP)
