"""What holds for every template of the product."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template

from scripts.vendor import ICON_NAMES

ROOT = Path(settings.BASE_DIR)
FOLDERS = [ROOT / "templates", *ROOT.glob("*/templates")]
TEMPLATES = sorted(path for folder in FOLDERS for path in folder.rglob("*.html"))
PAGES = sorted(path.relative_to(folder) for folder in FOLDERS for path in folder.rglob("*.html"))
SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))

FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an on… attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "hx-on or js:, which need eval": re.compile(r"hx-on|[\"']js:", re.IGNORECASE),
    "an inline script": re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", re.IGNORECASE
    ),
    "a file of another site": re.compile(r"<(?:script|link|img)[^>]*=\"(?:https?:)?//"),
}


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_absolute() else str(path)


def uses(pattern: str) -> Iterator[str]:
    for path in TEMPLATES:
        yield from re.findall(pattern, path.read_text())


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_a_template_keeps_to_the_content_security_policy(path: Path) -> None:
    text = path.read_text()
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize("sample", ['<i style="x">', '<a onclick="x">', "<script>x", "<style>"])
def test_the_scan_sees_what_it_is_for(sample: str) -> None:
    assert any(pattern.search(sample) for pattern in FORBIDDEN.values())


@pytest.mark.parametrize("path", PAGES, ids=ids)
def test_a_template_can_be_compiled(path: Path) -> None:
    get_template(str(path))


def test_every_static_file_that_a_template_names_is_there() -> None:
    named = set(uses(r"""\{% static ["']([^"']+)["']"""))
    assert named
    assert {name for name in named if finders.find(name) is None} == set()


def test_every_file_that_a_style_sheet_names_is_there() -> None:
    for sheet in SHEETS:
        for address in re.findall(r'url\("([^"]+)"\)', sheet.read_text()):
            assert (sheet.parent / address).is_file(), f"{sheet.name}: {address}"


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    assert set(uses(r'\{% icon "([^"]+)"')) <= set(ICON_NAMES.split())


def test_every_layer_is_in_the_order_that_the_first_sheet_gives() -> None:
    order = re.search(r"@layer ([a-z, ]+);", (ROOT / "static/css/remit.css").read_text())
    assert order is not None
    known = set(order[1].split(", "))
    for sheet in SHEETS:
        assert set(re.findall(r"@layer (\w+) \{", sheet.read_text())) <= known, sheet.name


@pytest.mark.parametrize("sheet", SHEETS, ids=ids)
def test_a_style_sheet_is_short_and_all_of_it_is_in_layers(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    assert len(text.splitlines()) < 400
    depth, outside = 0, ""
    for character in text:
        depth += (character == "{") - (character == "}")
        outside += character if depth == 0 else ""
    assert depth == 0
    if sheet.name == "admin.css":
        return  # it stands beside Django's own sheets, which know no layers and would win over any
    heads = [head.strip() for head in outside.replace("}", "\n").splitlines() if head.strip()]
    assert all(head.startswith(("@layer", "@font-face")) for head in heads), heads
