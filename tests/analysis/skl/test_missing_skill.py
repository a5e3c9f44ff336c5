"""SKL701."""

from teams.analysis.finding import Severity
from tests.analysis.drawn import CATALOGUE, drawn, findings, only, skilled

ASKED = CATALOGUE.skills_of("product-manager")
ALL = dict.fromkeys(ASKED, "working")
LONE = drawn("row|product-manager: Ana Díaz\nroadmap|AR")
PAIR = drawn("row|product-manager: Ana Díaz|scrum-master: Chi Ma\nroadmap|AR|I")


def test_a_skill_below_what_the_role_asks_for() -> None:
    finding = only(skilled(PAIR, ana={**ALL, "leadership": "learning"}), "SKL701")
    assert finding.severity is Severity.WARNING
    assert finding.message == "Ana Díaz lacks leadership, which Product Manager asks for"
    assert finding.skills == ("leadership",)
    assert finding.subject == ("seat:product-manager", "person:ana")


def test_what_is_not_recorded_is_named_too() -> None:
    known = {skill: "working" for skill in ALL if skill != "communication"}
    finding = only(skilled(PAIR, ana={**known, "leadership": "none"}), "SKL701")
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Ana Díaz lacks leadership and has no record of communication, which Product Manager asks for"
    )
    assert finding.evidence == {"below": ["leadership"], "not_recorded": ["communication"]}


def test_what_is_not_recorded_alone_is_a_hint() -> None:
    known = {skill: "working" for skill in ALL if skill != "communication"}
    assert only(skilled(PAIR, ana=known), "SKL701").severity is Severity.HINT


def test_one_finding_for_each_seat() -> None:
    two = drawn(
        "row|product-manager: Ana Díaz|growth-product-manager: Ana Díaz|scrum-master: Chi Ma\nroadmap|AR|C|"
    )
    found = findings(skilled(two, ana={**ALL, "leadership": "learning"}), "SKL701")
    assert [one.seats for one in found] == [("product-manager",), ("growth-product-manager",)]


def test_training_is_named_where_it_fits() -> None:
    data = drawn("row|data-product-manager: Ana Díaz|scrum-master: Chi Ma\ndata-potential|AR|I")
    finding = only(skilled(data, ana={**ALL, "leadership": "learning"}), "SKL701")
    assert "A60" in finding.hint and "Data manipulation with Python" in finding.hint
    assert "A60" not in only(skilled(PAIR, ana={**ALL, "leadership": "none"}), "SKL701").hint


def test_silent_with_everything_that_is_asked_for() -> None:
    assert findings(skilled(PAIR, ana=ALL), "SKL701") == []
    assert findings(skilled(PAIR, ana=dict.fromkeys(ASKED, "expert")), "SKL701") == []


def test_silent_about_people_without_any_record() -> None:
    assert findings(PAIR, "SKL701") == []


def test_silent_about_what_nobody_has() -> None:
    lone = skilled(LONE, ana={**ALL, "leadership": "learning"})
    assert findings(lone, "SKL701") == []
    assert [one.skills for one in findings(lone, "SKL702")] == [("leadership",)]
