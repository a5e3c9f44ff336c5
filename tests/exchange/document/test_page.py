"""docs/document.md shows documents: each of them is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teams.exchange.document import schema
from tests.exchange.document.examples import CHECKOUT, read

PAGE = Path(__file__).resolve().parents[3] / "docs" / "document.md"
EXAMPLES = re.findall(
    r"^```(yaml|json)\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_every_example_can_be_read(kind: str, text: str) -> None:
    assert read(text, f"example.{kind}").matrix.rows


def test_the_page_shows_both_kinds_and_the_whole_example() -> None:
    assert {kind for kind, _ in EXAMPLES} == {"yaml", "json"}
    assert ("yaml", CHECKOUT) in EXAMPLES


def test_the_page_names_every_field() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for section, field in schema.DocumentEntry.model_fields.items():
        assert f"`{section}`" in page
        for part in re.findall(r"(\w+Entry)", str(field.annotation)):
            model = getattr(schema, part)
            for name in model.model_fields:
                assert f"`{name}`" in page, f"{section}.{name}"
