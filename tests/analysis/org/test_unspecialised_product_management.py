"""ORG404."""

import pytest

from teams.analysis.finding import Severity
from tests.analysis.drawn import drawn, named, over_teams

PLAIN = "row|product-manager: Ana Díaz|product-owner: Bo Lund\nroadmap|AR|C"


def test_a_large_organisation_without_specialists() -> None:
    [finding] = over_teams(
        "ORG404", drawn(PLAIN, size=501), named(drawn(PLAIN, size=501), "Search")
    )
    assert finding.severity is Severity.HINT
    assert finding.message == "Acme has 501 people and no specialised Product Manager in any team"
    assert finding.subject == () and finding.place == "organisation:acme"


@pytest.mark.parametrize("size", [None, 500])
def test_silent_in_a_smaller_one_and_where_no_size_is_given(size: int | None) -> None:
    assert over_teams("ORG404", drawn(PLAIN, size=size)) == []


@pytest.mark.parametrize("role", ["technical-product-manager", "data-product-manager"])
def test_silent_with_one_specialist_anywhere(role: str) -> None:
    search = drawn(f"row|{role}:\nroadmap|AR", size=900)
    assert over_teams("ORG404", drawn(PLAIN, size=900), named(search, "Search")) == []
