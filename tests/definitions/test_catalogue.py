"""The shipped catalogue as a whole: complete, sourced, consistent, and quick to read."""

from time import process_time

from roles.definitions.checks import name_problem, problems_of
from roles.definitions.model import Kind, Level, Meaning, Role, SkillLevel
from roles.definitions.reading import SHIPPED, read_catalogue, shipped_catalogue, shipped_sources

CATALOGUE = shipped_catalogue()


def test_nothing_is_wrong_with_it() -> None:
    assert problems_of(CATALOGUE) == ()


def test_it_is_large_enough() -> None:
    assert len(CATALOGUE.responsibilities) >= 45
    assert len(CATALOGUE.roles) >= 14
    assert {entry.area for entry in CATALOGUE.responsibilities.values()} == set(CATALOGUE.areas)


def test_every_responsibility_has_one_role_that_answers_and_does() -> None:
    for key in CATALOGUE.responsibilities:
        held = [
            role.expects[key]
            for role in CATALOGUE.roles.values()
            if Meaning.ANSWERS in role.expects.get(key, ())
        ]
        assert held == [{Meaning.ANSWERS, Meaning.DOES}], key


def test_letters_that_a_shipped_scheme_lacks_are_not_expected() -> None:
    expected = {m for role in CATALOGUE.roles.values() for ms in role.expects.values() for m in ms}
    assert expected == set(Meaning) - {Meaning.SUPPORTS}


def test_only_one_meaning_but_for_owners() -> None:
    for role in CATALOGUE.roles.values():
        for key, meanings in role.expects.items():
            owns = meanings == {Meaning.ANSWERS, Meaning.DOES}
            assert owns or len(meanings) == 1, (role.key, key)


def test_every_text_is_written() -> None:
    for area in CATALOGUE.areas.values():
        assert area.description.endswith(".")
    for skill in CATALOGUE.skills.values():
        assert skill.description.endswith(".")
    for entry in CATALOGUE.responsibilities.values():
        assert entry.description.endswith("."), entry.key
    for role in CATALOGUE.roles.values():
        assert role.purpose.endswith("."), role.key
        assert role.statements, role.key
        assert all(sentence.endswith(".") for sentence, _ in role.statements), role.key


def test_short_names_fit_narrow_headers_and_differ() -> None:
    shorts = [role.short for role in CATALOGUE.roles.values()]
    assert all(0 < len(short) <= 10 for short in shorts)
    assert len(shorts) == len(set(shorts))


def test_every_role_asks_for_skills_that_somebody_can_have() -> None:
    for role in CATALOGUE.roles.values():
        assert role.skills, role.key
        assert SkillLevel.NONE not in role.skills.values()


def test_every_role_takes_part_in_what_every_team_does() -> None:
    in_every_team = {e.key for e in CATALOGUE.responsibilities.values() if "core" in e.packs}
    for role in CATALOGUE.roles:
        assert in_every_team & set(CATALOGUE.expectations(role)), role


def test_specialisation_asks_for_more() -> None:
    inherited = CATALOGUE.skills_of("product-manager")
    asked = CATALOGUE.skills_of("data-product-manager")
    assert set(asked) > set(inherited)
    assert asked["analytical-skills"] is SkillLevel.EXPERT


def test_training_skills_are_those_of_the_training() -> None:
    trained = [skill for skill in CATALOGUE.skills.values() if skill.training]
    assert [skill for skill in CATALOGUE.skills.values() if "A60" in skill.sources] == trained
    assert len(trained) == 9


def test_a_strategic_row_is_never_the_product_owner_side() -> None:
    for entry in CATALOGUE.responsibilities.values():
        owner: Role = CATALOGUE.roles[CATALOGUE.owners(entry.key)[0]]
        if entry.level is Level.STRATEGIC:
            assert owner.side != "po", entry.key
        if entry.level is Level.TACTICAL:
            assert owner.side != "pm", entry.key


def test_emerging_is_never_core() -> None:
    assert not any(Kind.EMERGING in entry.core for entry in CATALOGUE.responsibilities.values())


def test_every_framework_is_cited_somewhere() -> None:
    cited = {source for role in CATALOGUE.roles.values() for source in role.sources}
    for entries in (CATALOGUE.areas, CATALOGUE.skills, CATALOGUE.responsibilities):
        cited |= {source for entry in entries.values() for source in entry.sources}
    assert set(shipped_sources()) <= cited


def test_names_are_checked() -> None:
    assert name_problem("n" * 200) is None
    assert "200" in (name_problem("n" * 201) or "")
    assert "at least one" in (name_problem("") or "")
    assert name_problem(" Roadmap") and name_problem("Road\x07map") and name_problem("e\u0301")


def test_reading_takes_under_60_ms() -> None:
    taken = []
    for _ in range(5):
        before = process_time()
        read_catalogue(SHIPPED)
        taken.append(process_time() - before)
    assert min(taken) < 0.06
    assert shipped_catalogue() is CATALOGUE
