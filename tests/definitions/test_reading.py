"""A fault in a definition is named with its file, its line, its entry and the nearest key."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from roles.definitions import plain_yaml
from roles.definitions.model import Meaning
from roles.definitions.reading import SHIPPED, CatalogueError, read_catalogue

Change = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "catalogue"))


@pytest.fixture
def change(folder: Path) -> Change:
    """Replaces the first occurrence of a text in one file."""

    def replace(name: str, old: str, new: str) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


def faults(folder: Path) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(folder)
    return list(caught.value.lines)


def line(folder: Path, name: str, text: str) -> int:
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, content in enumerate(lines, 1) if text in content)


def test_the_shipped_folder_reads(folder: Path) -> None:
    assert "product-owner" in read_catalogue(folder).roles


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (
            "roles/product-owner.yaml",
            "    - user-stories",
            "    - user-storys",
            (
                "role product-owner: there is no responsibility “user-storys”; "
                "did you mean “user-stories”?"
            ),
        ),
        (
            "roles/data-product-owner.yaml",
            "specialises: product-owner",
            "specialises: product-ower",
            (
                "role data-product-owner: there is no role “product-ower”; "
                "did you mean “product-owner”?"
            ),
        ),
        (
            "roles/scrum-master.yaml",
            "expert: [agile-methods]",
            "expert: [agile-method]",
            "role scrum-master: there is no skill “agile-method”; did you mean “agile-methods”?",
        ),
        (
            "roles/scrum-master.yaml",
            "  advises: [",
            "  advices: [",
            "role scrum-master: there is no expects “advices”; did you mean “advises”?",
        ),
        (
            "roles/scrum-master.yaml",
            "short: SM",
            "shrot: SM",
            "role scrum-master: there is no field “shrot”; did you mean “short”?",
        ),
        (
            "roles/scrum-master.yaml",
            "short: SM",
            "short: PO",
            "role scrum-master: is called “PO”, and so is “product-owner”",
        ),
        (
            "roles/scrum-master.yaml",
            "  - SAFe:",
            "  - SAFE:",
            "role scrum-master: there is no source “SAFE”; did you mean “SAFe”?",
        ),
        (
            "roles/scrum-master.yaml",
            "answers, does: [",
            "answers, does: [success-measures, ",
            (
                "role scrum-master: answers for “success-measures”, "
                "for which “product-manager” is already expected to answer"
            ),
        ),
        (
            "responsibilities/market.yaml",
            "level: strategic",
            "level: strategical",
            (
                "responsibility market-and-competition-analysis: there is no level “strategical”; "
                "did you mean “strategic”?"
            ),
        ),
        (
            "responsibilities/market.yaml",
            "sources: [A2]",
            "sources: []",
            "responsibility growth-opportunities: cites no source",
        ),
        (
            "responsibilities/market.yaml",
            "sources: [A2]",
            "sources: [A61]",
            "responsibility growth-opportunities: there is no source “A61”",
        ),
        (
            "hand-offs.yaml",
            "to: user-stories",
            "to: user-storys",
            (
                "hand-off market-and-competition-analysis → user-storys: "
                "there is no responsibility “user-storys”; did you mean “user-stories”?"
            ),
        ),
        (
            "order.yaml",
            "- scrum-master",
            "- scrum-mister",
            "role scrum-mister: there is no role “scrum-mister”; did you mean “scrum-master”?",
        ),
    ],
)
def test_one_fault(folder: Path, change: Change, name: str, old: str, new: str, fault: str) -> None:
    change(name, old, new)
    [found] = faults(folder)
    place, text = found.split(": ", 1)
    assert text == fault
    file, number = place.split(":")
    assert file == name
    written = (folder / name).read_text(encoding="utf-8").splitlines()[int(number) - 1]
    if "cites no source" in fault:
        assert written.startswith("growth-opportunities:")
    else:
        assert new.strip() in written or written.strip() in new, written


def test_unknown_area(folder: Path) -> None:
    (folder / "responsibilities" / "market.yaml").rename(
        folder / "responsibilities" / "markets.yaml"
    )
    found = faults(folder)
    assert len(found) == 7
    assert found[0] == (
        "responsibilities/markets.yaml:2: responsibility market-and-competition-analysis: "
        "there is no area “markets”; did you mean “market”?"
    )


def test_circle_of_specialisations(folder: Path, change: Change) -> None:
    change("roles/product-owner.yaml", "side: po", "side: po\nspecialises: data-product-owner")
    assert faults(folder) == [
        (
            "roles/product-owner.yaml:8: role product-owner: specialises itself in a circle: "
            "product-owner → data-product-owner → product-owner"
        ),
        (
            "roles/data-product-owner.yaml:7: role data-product-owner: specialises itself in a circle: "
            "data-product-owner → product-owner → data-product-owner"
        ),
    ]


def test_role_that_specialises_itself(folder: Path, change: Change) -> None:
    change("roles/scrum-master.yaml", "short: SM", "short: SM\nspecialises: scrum-master")
    [found] = faults(folder)
    assert found.endswith("specialises itself in a circle: scrum-master → scrum-master")


def test_key_written_twice(folder: Path) -> None:
    with (folder / "skills.yaml").open("a", encoding="utf-8") as file:
        file.write("sql:\n  name: SQL again\n  sources: [A60]\n")
    found = faults(folder)
    number = len((folder / "skills.yaml").read_text(encoding="utf-8").splitlines()) - 2
    assert found[0] == f"skills.yaml:{number}: “sql” is written twice"


def test_key_of_another_form(folder: Path, change: Change) -> None:
    change("skills.yaml", "statistics:", "Statis_tics:")
    change("roles/data-scientist.yaml", "statistics", "Statis_tics")
    number = line(folder, "skills.yaml", "Statis_tics")
    assert faults(folder) == [
        (
            f"skills.yaml:{number}: skill Statis_tics: "
            "has a key that is not lower case words joined by hyphens"
        )
    ]


def test_key_in_two_files(folder: Path) -> None:
    with (folder / "responsibilities" / "emerging.yaml").open("a", encoding="utf-8") as file:
        file.write("roadmap:\n  name: Roadmap\n  sources: [A4]\n")
    number = line(folder, "responsibilities/emerging.yaml", "roadmap:")
    assert faults(folder) == [
        (
            f"responsibilities/emerging.yaml:{number}: responsibility roadmap: "
            "stands in responsibilities/strategy.yaml too"
        )
    ]


def test_expected_twice(folder: Path, change: Change) -> None:
    change("roles/scrum-master.yaml", "does: [delivery-flow]", "does: [delivery-flow, roadmap]")
    [found] = faults(folder)
    assert found.endswith("role scrum-master: expects something of “roadmap” twice")


def test_not_yaml(folder: Path, change: Change) -> None:
    change("roles/scrum-master.yaml", "short: SM", "short: [SM")
    assert faults(folder)[0].startswith("roles/scrum-master.yaml:")


def test_missing_file(folder: Path) -> None:
    (folder / "hand-offs.yaml").unlink()
    assert faults(folder) == ["hand-offs.yaml:1: is missing"]


@pytest.mark.parametrize(
    ("name", "text"), [("skills.yaml", "- a\n"), ("hand-offs.yaml", "a: b\n"), ("areas.yaml", "x")]
)
def test_wrong_shape(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    assert faults(folder)[0].startswith(f"{name}:1: is not a ")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("short: SM", "short: [SM]"),
        ("aliases: [", "aliases: Scrum Lead\nskills: [x, "),
        ("expects:\n", "expects: everything\nx:\n"),
        ("  does: [delivery-flow]", "  does: delivery-flow"),
        ("  - SAFe: ", "  - "),
    ],
)
def test_wrong_kind_of_field_is_a_fault_not_a_crash(
    folder: Path, change: Change, old: str, new: str
) -> None:
    change("roles/scrum-master.yaml", old, new)
    assert all(fault.startswith("roles/scrum-master.yaml:") for fault in faults(folder))


def test_unlisted_role_comes_last(folder: Path) -> None:
    (folder / "roles" / "agile-janitor.yaml").write_text(
        "name: Agile Janitor\nexpects:\n  advises: [roadmap]\nsources: [SAFe]\n", encoding="utf-8"
    )
    roles = read_catalogue(folder).roles
    assert list(roles)[-1] == "agile-janitor"
    assert roles["agile-janitor"].expects == {"roadmap": {Meaning.ADVISES}}


def test_scalars_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "scalars.yaml"
    path.write_text("a: no\nb: 2026-01-01\nc: 1.50\nd: null\n", encoding="utf-8")
    assert plain_yaml.load(path) == {"a": "no", "b": "2026-01-01", "c": "1.50", "d": "null"}
