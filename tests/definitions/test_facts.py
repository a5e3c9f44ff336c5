"""Every fact of the source article is carried, in words that can be found where tests/facts.csv says."""

import csv
from pathlib import Path

import pytest

from tests.definitions.citing import cited_texts

ROOT = Path(__file__).resolve().parent.parent.parent
with (ROOT / "tests" / "facts.csv").open(encoding="utf-8", newline="") as file:
    CARRIED = list(csv.DictReader(file))
FACTS = [f"A{number}" for number in range(1, 61)]


def test_each_fact_is_carried_and_no_other() -> None:
    assert sorted({row["fact"] for row in CARRIED}, key=FACTS.index) == FACTS


def test_no_line_stands_twice() -> None:
    lines = [tuple(row.values()) for row in CARRIED]
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("fact", FACTS)
def test_the_words_are_there(fact: str) -> None:
    for row in CARRIED:
        if row["fact"] == fact:
            assert row["carried_by"] in ("entry", "rule", "page")
            assert row["words"].strip()
            assert row["words"] in (ROOT / row["place"]).read_text(encoding="utf-8"), row


@pytest.mark.parametrize("fact", FACTS)
def test_the_entry_with_the_words_cites_the_fact(fact: str) -> None:
    citing = [text for sources, text in cited_texts() if fact in sources]
    for row in CARRIED:
        if row["fact"] == fact and row["carried_by"] == "entry":
            assert any(row["words"] in text for text in citing), row
