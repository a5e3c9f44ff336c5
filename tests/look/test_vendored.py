import json
import shutil
from pathlib import Path

import pytest

from scripts import vendor


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "vendor"
    shutil.copytree(vendor.FOLDER, copy)
    return copy


def test_the_vendored_files_are_those_recorded(folder: Path) -> None:
    assert vendor.problems() == []
    assert vendor.problems(folder) == []


def test_a_changed_file_is_noticed(folder: Path) -> None:
    (folder / "htmx.js").write_text("alert(1)")
    assert vendor.problems(folder) == [
        "htmx.js is not what VENDOR.json records for htmx.org 4.0.1.",
    ]


def test_a_missing_and_a_stray_file_are_noticed(folder: Path) -> None:
    (folder / "icons.svg").rename(folder / "other.svg")
    assert sorted(vendor.problems(folder)) == [
        "icons.svg is missing. Run: python scripts/vendor.py --fetch",
        "other.svg is not listed in scripts/vendor.py.",
    ]


def test_the_list_for_people_is_the_list_for_programs(folder: Path) -> None:
    (folder / "VENDOR.md").write_text("# Vendored\n")
    assert vendor.problems(folder) == ["VENDOR.md does not say what VENDOR.json says."]


def test_each_record_names_package_version_and_licence() -> None:
    for entry in json.loads((vendor.FOLDER / "VENDOR.json").read_text()):
        assert entry["package"] and entry["version"] and entry["licence"]


def test_css_goes_into_its_layer_without_its_charset() -> None:
    file = vendor.Vendored("p", "1", "MIT", "p.css", "p.css", layer="tabler")
    content = b'@charset "UTF-8";a{color:red}\n/*# sourceMappingURL=p.css.map */\n'
    assert vendor.prepared(file, content) == b"@layer tabler {a{color:red}\n\n}\n"


def test_nothing_vendored_asks_for_a_source_map() -> None:
    for file in vendor.FILES:
        assert b"sourceMappingURL" not in (vendor.FOLDER / file.name).read_bytes()
