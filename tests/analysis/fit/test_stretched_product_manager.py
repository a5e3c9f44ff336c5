"""FIT305."""

from teams.analysis.finding import Severity
from teams.matrix.model import Matrix
from tests.analysis.drawn import drawn, named, over_teams

OWNERS = ("Bo Lund", "Emil Novak", "Farah Haddad", "Gil Roe", "Hua Lin", "Ines Costa")


def teams(*owners: str, manager: str = "product-manager: Ana Díaz") -> list[Matrix]:
    """A team for each Product Owner."""
    return [
        named(drawn(f"row|{manager}|product-owner: {owner}\nroadmap|AR|C"), f"T{at}")
        for at, owner in enumerate(owners)
    ]


def test_six_product_owners_are_too_many() -> None:
    [finding] = over_teams("FIT305", *teams(*OWNERS))
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Ana Díaz works as Product Manager with 6 Product Owners: "
        "Bo Lund, Emil Novak, Farah Haddad, Gil Roe, Hua Lin and Ines Costa"
    )
    assert finding.people == ("ana",) and finding.subject == ("person:ana",)


def test_six_in_one_team_count_as_well() -> None:
    seats = "|".join(f"product-owner=po{at}: {name}" for at, name in enumerate(OWNERS))
    one = drawn(f"row|growth-product-manager: Ana Díaz|{seats}\nroadmap|AR|C|||||")
    assert len(over_teams("FIT305", one)) == 1


def test_silent() -> None:
    assert over_teams("FIT305", *teams(*OWNERS[:5])) == []
    assert over_teams("FIT305", *teams(*OWNERS[:5], "Bo Lund")) == []
    assert over_teams("FIT305", *teams(*OWNERS, manager="scrum-master: Ana Díaz")) == []
    assert over_teams("FIT305", *teams(*OWNERS[:5], "Ana Díaz")) == []
