"""How a rule's docstring becomes a page, and that each rule has one."""

from pathlib import Path

import pytest

from teams.analysis.documentation import HEADINGS, UndocumentedRule, read_documentation
from teams.analysis.registry import FAMILIES, RULES, rule_by_code
from teams.analysis.rule import Rule
from teams.analysis.sources import statements

TESTS = Path(__file__).parent
by_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def docstring(**bodies: str) -> str:
    texts = [bodies.get(heading.split()[-1].lower(), "Words.") for heading in HEADINGS]
    return "A title.\n\n" + "\n\n".join(
        f"## {heading}\n\n{text}" for heading, text in zip(HEADINGS, texts, strict=True)
    )


def html(text: str, **addresses: str) -> str:
    """What the section “Example” becomes."""
    return read_documentation(docstring(example=text), addresses.get).sections[2].html.strip()


def test_title_and_sections() -> None:
    found = read_documentation(docstring())
    assert found.title == "A title."
    assert [section.heading for section in found.sections] == list(HEADINGS)
    assert {section.html for section in found.sections} == {"<p>Words.</p>\n"}


def test_light_markdown() -> None:
    assert html("One *two*.\n\n- a\n- b") == (
        "<p>One <em>two</em>.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
    )


def test_a_table_scrolls_and_draws_letters() -> None:
    found = html("| Row | PM |\n|---|---|\n| A row | A R |\n| R and C | – |")
    assert found.startswith(
        '<div class="scrolls" tabindex="0" role="region" aria-label="Example"><table'
    )
    assert '<td><span class="l l-answers">A</span> <span class="l l-does">R</span></td>' in found
    assert "<td>A row</td>" in found and "<td>R and C</td>" in found
    assert "l-answers" not in html("A")


def test_nothing_of_the_text_becomes_a_tag() -> None:
    found = html(
        "<script>x</script> [x](javascript:alert)\n\n<b onclick=x>y</b>\n\n| <i> |\n|---|\n| <i> |"
    )
    assert "<script" not in found and "<b" not in found and "<i>" not in found and "<a" not in found
    assert "&lt;script&gt;x&lt;/script&gt;" in found


def test_references_lead_where_the_page_says() -> None:
    found = html("A42, GAP101 and A43.", A42="#A42", GAP101='/rules/GAP101/"')
    assert found == (
        '<p><a href="#A42">A42</a>, <a href="/rules/GAP101/&quot;">GAP101</a> and A43.</p>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A title.",
        docstring().replace("## Example", "## Examples"),
        docstring().replace("## Example", "Example"),
        docstring(example=" "),
        docstring() + "\n\n## More\n\nWords.",
        docstring().removeprefix("A title."),
    ],
)
def test_a_docstring_without_all_headings_is_none(text: str) -> None:
    with pytest.raises(UndocumentedRule):
        read_documentation(text)


# every rule


@by_rule
def test_every_rule_is_documented_under_all_headings(rule: Rule) -> None:
    found = read_documentation(rule.documentation)
    assert found.title.endswith(".") and "\n" not in found.title
    assert not rule.title.endswith(".") and rule.title[0].isupper()
    for threshold in rule.thresholds:
        assert threshold.source and threshold.words


@by_rule
def test_every_rule_has_sources_that_are_known(rule: Rule) -> None:
    assert rule.sources
    assert [source for source in rule.sources if not statements(source)] == []


@by_rule
def test_every_rule_has_cases_that_trigger_it_and_cases_that_nearly_do(rule: Rule) -> None:
    family, module = rule.module.split(".")[-2:]
    assert family.upper() == rule.code[:3] and rule.code[:3] in FAMILIES
    text = (TESTS / family / f"test_{module}.py").read_text(encoding="utf-8")
    assert rule.code in text and text.count("\ndef test_") >= 2


def test_codes_names_and_thresholds_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)
    keys = [threshold.key for rule in RULES for threshold in rule.thresholds]
    assert len(set(keys)) == len(keys)
    assert all(rule_by_code(rule.code.lower()) is rule for rule in RULES)


# the facts of the source article


def test_every_fact_of_the_article_can_be_shown() -> None:
    assert [number for number in range(1, 61) if not statements(f"A{number}")] == []
    assert statements("A61") == () and statements("Hearsay") == ()


def test_a_fact_is_told_by_the_roles_it_is_about() -> None:
    assert [whose for whose, _ in statements("A39")] == ["Product Manager", "Product Owner"]
    assert statements("A48")[0][1].startswith(
        "The Product Manager's long-term vision is translated"
    )
