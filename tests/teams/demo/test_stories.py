"""Each demo team's errors and warnings are exactly what its story is about."""

from __future__ import annotations

from datetime import date

import pytest

from roles.definitions.reading import shipped_catalogue
from teams.analysis import engine
from teams.analysis.finding import Finding, Severity
from teams.demo.stories import STARTUP, STORIES, OrganisationStory, TeamStory
from teams.demo.telling import keys_of, matrix_of, people_of

TODAY = date(2026, 3, 2)
CASES = [(organisation, team) for organisation in STORIES for team in organisation.teams]


def findings_of(organisation: OrganisationStory, story: TeamStory) -> list[Finding]:
    catalogue = shipped_catalogue()
    matrix = matrix_of(
        organisation, story, catalogue, people=keys_of(people_of(organisation)), today=TODAY
    )
    return engine.analyse(matrix, catalogue)


@pytest.mark.parametrize(("organisation", "story"), CASES, ids=[team.name for _, team in CASES])
def test_errors_and_warnings_are_what_the_story_says(
    organisation: OrganisationStory, story: TeamStory
) -> None:
    found = findings_of(organisation, story)
    assert {one.code for one in found if one.severity is not Severity.HINT} == story.expected, found


def test_the_startup_is_told_that_its_hybrid_is_fine() -> None:
    found = findings_of(STARTUP, STARTUP.teams[0])
    assert [one.code for one in found] == ["ORG405"]


def test_the_overlap_is_on_the_order_of_features_alone() -> None:
    [company, _] = STORIES
    [overlap] = [one for one in findings_of(company, company.teams[0]) if one.code == "OVL203"]
    assert overlap.rows == ("feature-prioritisation",)
