"""Changing a YAML text in one place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from teams.exchange.document.fixing_yaml import Unwritable, YamlText

Change = Callable[[YamlText], None]


def changed(text: str, change: Change) -> str:
    target = YamlText(text)
    change(target)
    return target.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: {x: 1, y: 2, z: 3}\n", "a: {x: 1, z: 3}\n"),
        ("a: {x: 1, y: 2}\n", "a: {x: 1}\n"),
        ("a: {y: 2}\n", "a: {}\n"),
        ("a: {x: 1}\n", "a: {x: 1}\n"),
        ("a:\n  x: 1\n  y: 2\nb: 3\n", "a:\n  x: 1\nb: 3\n"),
        ("a:\n  y: 2\n  x: 1 # one\n", "a:\n  x: 1 # one\n"),
        ("a:\n  y: 2\nb: 3\n", "a:\n  {}\nb: 3\n"),
        ("a:\r\n  y: 2\r\n  x: 1\r\n", "a:\r\n  x: 1\r\n"),
    ],
)
def test_a_pair_is_dropped(before: str, after: str) -> None:
    assert changed(before, lambda text: text.drop(("a",), "y")) == after
    assert yaml.safe_load(after)


def test_the_first_pair_after_a_dash_is_dropped() -> None:
    before = "a:\n  - y: 2\n    x: 1\n  - z: 3\n"
    assert changed(before, lambda text: text.drop(("a", 0), "y")) == "a:\n  - x: 1\n  - z: 3\n"


def test_no_comment_is_dropped() -> None:
    with pytest.raises(Unwritable, match="a comment stands beside"):
        changed("a:\n  y: 2 # two\n  x: 1\n", lambda text: text.drop(("a",), "y"))


@pytest.mark.parametrize(
    ("before", "index", "after"),
    [
        ("a: []\n", 0, "a: [{k: v}]\n"),
        ("a: [{x: 1}]  # one\n", 1, "a: [{x: 1}, {k: v}]  # one\n"),
        ("a: [{x: 1}]\n", 0, "a: [{k: v}, {x: 1}]\n"),
        ("a:\n- {x: 1} # one\n# two\n", 1, "a:\n- {x: 1} # one\n- {k: v}\n# two\n"),
        ("a:\n- {x: 1}\n- {y: 1}", 1, "a:\n- {x: 1}\n- {k: v}\n- {y: 1}"),
        ("a:\n  - x: 1\n", 0, "a:\n  - k: v\n  - x: 1\n"),
        ("a:\n  - x: |\n      text\n\nb: 1\n", 1, "a:\n  - x: |\n      text\n  - k: v\n\nb: 1\n"),
    ],
)
def test_an_entry_is_put_in(before: str, index: int, after: str) -> None:
    assert changed(before, lambda text: text.insert(("a",), index, {"k": "v"})) == after


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: {y: null}\n", "No", 'a: {y: "No"}\n'),
        ("a: {y: 'x'}\n", "z", "a: {y: 'z'}\n"),
        ("a:\n  y:\n", True, "a:\n  y: true\n"),
        ("a:\n  y: # why\n", None, "a:\n  y: null # why\n"),
        (
            "a:\n  é: ✓\n  x: {b: 1,\n      c: 2}\n",
            "z",
            'a:\n  é: ✓\n  x: {b: 1,\n      c: 2}\n  "y": z\n',
        ),
    ],
)
def test_a_value_is_put(before: str, value: object, after: str) -> None:
    assert changed(before, lambda text: text.put(("a",), "y", value)) == after


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("b: &x 1\na: {y: *x}\n", "alias"),
        ("b: &x {y: 1}\na: *x\n", "alias"),
        ("a: {y: {z: 1}}\n", "several lines"),
        ("a:\n  y: |\n    long\n", "several lines"),
        ("a: 1\n", "holds nothing"),
        ("b: 1\n", "there is no “a”"),
    ],
)
def test_what_stands_elsewhere_too_is_not_put(text: str, why: str) -> None:
    with pytest.raises(Unwritable, match=why):
        changed(text, lambda target: target.put(("a",), "y", "z"))
