"""The pages /rules/ and /rules/CODE/: open to everybody, each rule under all its headings."""

import pytest
from django.test import Client
from django.utils.html import escape

from teams.analysis.documentation import HEADINGS
from teams.analysis.registry import FAMILIES, RULES
from teams.analysis.rule import Rule

by_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_leads_to_every_rule_under_its_family(client: Client) -> None:
    html = page(client, "/rules/")
    for key in {rule.code[:3] for rule in RULES}:
        assert f'<h2 id="family-{key}">{FAMILIES[key]}</h2>' in html
    places = [html.index(f'href="/rules/{rule.code}/"') for rule in RULES]
    assert places == sorted(places)


@by_rule
def test_a_rule_has_its_page(client: Client, rule: Rule) -> None:
    html = page(client, f"/rules/{rule.code}/")
    assert f"<h1>{escape(rule.title)}</h1>" in html
    assert all(f"<h2>{heading}</h2>" in html for heading in HEADINGS)
    assert rule.name in html and rule.severity.value.capitalize() in html
    for threshold in rule.thresholds:
        assert f"<b>{threshold.shown}</b> {escape(threshold.words)}" in html
        assert escape(threshold.source) in html
    for source in rule.sources:
        assert f"<b>{source}</b>" in html


def test_a_fact_in_the_text_leads_to_what_the_article_says(client: Client) -> None:
    html = page(client, "/rules/FIT301/")
    assert '<a href="#A38">A38</a>' in html and '<div id="A38">' in html
    assert "Has a broad, strategic vision of the product." in html


def test_another_rule_in_the_text_leads_to_its_page(client: Client) -> None:
    assert '<a href="/rules/ORG401/">ORG401</a>' in page(client, "/rules/ORG405/")


def test_small_letters_lead_to_the_same_page(client: Client) -> None:
    answer = client.get("/rules/fit301/")
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/rules/FIT301/"


@pytest.mark.parametrize("code", ["FIT399", "nothing", "RUN001"])
def test_a_rule_that_is_not_there_is_not_found(client: Client, code: str) -> None:
    assert client.get(f"/rules/{code}/").status_code == 404


def test_the_pages_are_only_read(client: Client) -> None:
    assert client.post("/rules/").status_code == 405
