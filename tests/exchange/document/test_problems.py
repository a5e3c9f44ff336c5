"""Every file that cannot be used says where and why, all at once."""

from __future__ import annotations

import json

import pytest

from teams.exchange.document.problems import UnusableDocument
from tests.exchange.document.examples import CHECKOUT, FRAME, problems, read

REPLACED = [
    # what is replaced in FRAME, by what, line, message
    ("remit: 1", "remit: 2", 1, "remit: This Remit reads documents of version 1. Found: “2”."),
    ("remit: 1\n", "", 1, "“remit” is missing."),
    ("team: {name: Checkout}", "team: {}", 2, "“name” is missing in “team”."),
    (
        "team: {name: Checkout}",
        "team: Checkout",
        2,
        "“team” is a mapping, such as {key: value}, not “Checkout”.",
    ),
    ("people:", "poeple: []\npeople:", 3, "Unknown key “poeple”; did you mean “people”?"),
    ("Checkout}", "Checkout, methd: scrum}", 2, "Unknown key “methd”; did you mean “method”?"),
    (
        "Checkout}",
        "Checkout, complexity: hihg}",
        2,
        "complexity: “hihg” is not known here (low, medium, high); did you mean “high”?",
    ),
    ("Checkout}", "Checkout, scheme: RACI}", 2, "There is no scheme “RACI”; did you mean “raci”?"),
    ("Checkout}", "Checkout, data: perhaps}", 2, "data: This is true or false. Found: “perhaps”."),
    (
        "Checkout}",
        "Checkout, reviewed: 2026-02-30}",
        2,
        "reviewed: There is no day 2026-02-30. Found: “2026-02-30”.",
    ),
    (
        "Checkout}",
        "Checkout, reviewed: 1.2.2026}",
        2,
        "reviewed: A date is written year-month-day, such as 2026-01-31. Found: “1.2.2026”.",
    ),
    (
        "name: Checkout",
        "name: !!python/object:os.system x",
        2,
        "The tag “tag:yaml.org,2002:python/object:os.system” is not understood; leave it out.",
    ),
    ("name: Checkout", "name: ' '", 2, "name: A name has at least one character. Found: “”."),
    (
        "Ana Díaz}",
        "Ana Díaz, capacity: lots}",
        3,
        "capacity: This is a whole number, such as 80. Found: “lots”.",
    ),
    ("Ana Díaz}", "Ana Díaz, capacity: -1}", 3, "“capacity” is at least 0."),
    (
        "Ana Díaz}",
        "Ana Díaz, skills: {leadershp: expert}}",
        3,
        "There is no skill “leadershp”; did you mean “leadership”?",
    ),
    (
        "Ana Díaz}",
        "Ana Díaz}, {key: ana, name: Ann}",
        3,
        "The key “ana” stands in people twice; first on line 3.",
    ),
    ("Ana Díaz}", "Ana Díaz, key: ana}", 3, "The key “key” is written twice; first on line 3."),
    (
        "role: product-manager",
        "role: product-manger",
        4,
        "There is no role “product-manger”; did you mean “product-manager”?",
    ),
    ("person: ana", "person: Ana", 4, "There is no person “Ana”; did you mean “ana”?"),
    ("person: ana", "persn: ana", 4, "Unknown key “persn”; did you mean “person”?"),
    (
        "person: ana",
        "since: 2026-02-01, until: 2026-01-01",
        4,
        "A seat ends on or after the day on which it starts.",
    ),
    (
        "responsibility: roadmap",
        "responsibility: roadmpa",
        6,
        "There is no responsibility “roadmpa”; did you mean “roadmap”?",
    ),
    (
        "responsibility: roadmap, ",
        "",
        6,
        "A row needs “responsibility” (the key of a definition) or a “name” of its own.",
    ),
    (
        "responsibility: roadmap",
        "name: A, area: strategie",
        6,
        "There is no area “strategie”; did you mean “strategy”?",
    ),
    ("responsibility: roadmap", "name: A, key: a, checks: a", 6, "A row cannot check itself."),
    ("responsibility: roadmap", "name: A, checks: b", 6, "There is no row “b”; there are a."),
    (
        "pm: AR",
        "pm: AX",
        6,
        "Row “roadmap”, seat “pm”: “AX” is no letter of RACI; its letters are A, R, C, I.",
    ),
    ("pm: AR", "dev: AR", 6, "There is no seat “dev”; there are pm, po."),
    ("pm: AR", "pm: [A, R]", 6, "pm: This is a text. Found: “['A', 'R']”."),
    ("{pm: AR}", "{pm: A, pm: R}", 6, "The key “pm” is written twice; first on line 6."),
    ("{pm: AR}}", "{pm: AR}, notes: {dev: x}}", 6, "There is no seat “dev”; there are pm, po."),
    (
        "{pm: AR}}",
        "{pm: AR}, links: [{url: 'javascript:alert(1)'}]}",
        6,
        "url: A link begins with https:, http: or mailto: and has no blanks. Found: “javascript:alert(1)”.",
    ),
    (
        "Checkout}",
        "Checkout, <<: {}}",
        2,
        "Unknown key “<<”; there are complexity, data, key, method, name, reviewed, scheme.",
    ),
]


@pytest.mark.parametrize(("old", "new", "line", "message"), REPLACED)
def test_one_fault_gives_one_problem_with_its_line(
    old: str, new: str, line: int, message: str
) -> None:
    assert old in FRAME
    found = problems(FRAME.replace(old, new, 1))
    ((its_line, its_message),) = found
    assert (its_line, its_message) == (line, message)


ADDED = [
    (
        "  - {responsibility: roadmap}\n",
        7,
        "The responsibility “roadmap” stands in rows twice; first on line 6.",
    ),
    (
        "  - just text\n",
        7,
        "An entry of “rows” is a mapping, such as {key: value}, not “just text”.",
    ),
    (
        "accepted: [{code: gap101}]\n",
        7,
        "code: A rule's code is three capital letters and three digits, such as GAP101. Found: “gap101”.",
    ),
    (
        "accepted: [{code: GAP101, rows: [roadmp]}]\n",
        7,
        "There is no row “roadmp”; did you mean “roadmap”?",
    ),
    ("roles: [{key: a, name: A, specialises: a}]\n", 7, "The role “a” specialises itself: a → a."),
    (
        "roles: [{key: a, name: A, specialises: product-owner, side: pm}]\n",
        7,
        "The role “a” is on another side than “product-owner”, which it specialises.",
    ),
    (
        "roles: [{key: a, name: A, specialises: product-ownr}]\n",
        7,
        "There is no role “product-ownr”; did you mean “product-owner”?",
    ),
    (
        "responsibilities: [{name: A, area: lawn}]\n",
        7,
        "There is no area “lawn”; there are backlog, data",
    ),
    (
        "schemes: [{key: own, letters: [{letter: A, meaning: does}]}]\n",
        7,
        "A scheme has a letter whose meaning is “answers”.",
    ),
    (
        "schemes: [{key: own, letters: [{letter: A, meaning: answers}, {letter: a, meaning: does}]}]\n",
        7,
        "The letter “a” stands in the scheme twice (capitals make no difference).",
    ),
    (
        "schemes: [{key: own, letters: [{letter: A/R, meaning: answers}]}]\n",
        7,
        "letter: A letter is one to three characters without blank, “/”, “,” or “+”. Found: “A/R”.",
    ),
    ("---\nremit: 1\n", 7, "A second document begins here (“---”); a file holds one."),
]


@pytest.mark.parametrize(("added", "line", "message"), ADDED)
def test_added_lines_that_do_not_fit(added: str, line: int, message: str) -> None:
    ((its_line, its_message),) = problems(FRAME + added)
    assert its_line == line
    assert its_message.startswith(message)


def test_all_problems_come_at_once_in_the_order_of_their_lines() -> None:
    text = (
        CHECKOUT.replace("method: scrum", "methd: scrum")
        .replace("person: bo", "person: bob")
        .replace("since: 2026-01-01", "since: soon")
        .replace("po: I", "po: Z")
        .replace("checks: rules", "checks: ruls")
    )
    assert problems(text) == [
        (3, "Unknown key “methd”; did you mean “method”?"),
        (9, "since: A date is written year-month-day, such as 2026-01-31. Found: “soon”."),
        (9, "There is no person “bob”; did you mean “bo”?"),
        (
            12,
            "Row “product-vision”, seat “po”: “Z” is no letter of RACI; its letters are A, R, C, I.",
        ),
        (16, "There is no row “ruls”; did you mean “rules”?"),
    ]


def test_a_broken_entry_is_not_said_again_where_it_is_named() -> None:
    text = FRAME.replace("{key: pm, role: product-manager", "{key: PM, role: product-manager")
    assert [line for line, _ in problems(text)] == [4]


def test_the_error_names_file_and_line() -> None:
    with pytest.raises(UnusableDocument) as caught:
        read(FRAME.replace("roadmap", "roadmpa"), "teams/checkout.yaml")
    assert str(caught.value) == (
        "teams/checkout.yaml:6: There is no responsibility “roadmpa”; did you mean “roadmap”?"
    )


def test_nothing_in_a_file_reaches_the_terminal_as_a_command() -> None:
    with pytest.raises(UnusableDocument) as caught:
        read(FRAME.replace("{pm: AR}", '{"\\e[31m\\n": AX}'))
    lines = caught.value.lines()
    assert len(lines) == 2
    assert all(line.isprintable() for line in lines)


UNREADABLE = [
    ("", 1, "The file is empty."),
    ("# only a comment\n", 1, "The file is empty."),
    ("- a\n- b\n", 1, "A document is a mapping that begins with “remit: 1”."),
    ("remit: 1\nteam: {name: 'x\n", 3, "This is not YAML: found unexpected end of stream."),
    (
        "remit: 1\nteam: a: b\n",
        2,
        "This is not YAML: mapping values are not allowed in this context.",
    ),
    ("remit: 1\nteam: {name: \x07}\n", 2, "This is not YAML: the character U+0007 is not allowed."),
    ("remit: 1\nteam: *nobody\n", 2, "The alias “*nobody” stands for nothing before it."),
    ("remit: 1\n? [a, b]\n: c\n", 2, "A key is a text, not a list or a mapping."),
    ("a: " + "[" * 50 + "]" * 50, 1, "Values stand more than 20 levels deep in one another."),
    (b"remit: 1\nteam: {name: \xff}\n", 2, "This is not UTF-8: byte 0xff. Save the file as UTF-8."),
    (b"\xff\xfer\x00e\x00", 1, "This is not UTF-8: byte 0xff. Save the file as UTF-8."),
    (b"#" * 20_000_001, 1, "The file has more than 20 MB."),
]


@pytest.mark.parametrize(("text", "line", "message"), UNREADABLE)
def test_what_is_no_document_at_all(text: str | bytes, line: int, message: str) -> None:
    assert problems(text) == [(line, message)]


def test_a_bomb_of_aliases_is_refused_before_it_unfolds() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    ((line, message),) = problems("\n".join(lines))
    assert line == 4
    assert message == "Aliases unfold to more than 10,000 values; write them out."


def test_an_alias_of_what_it_stands_in_is_refused() -> None:
    assert problems("remit: 1\nteam: &a {name: *a}\n") == [
        (2, "The alias “*a” stands for nothing before it.")
    ]


JSON = [
    ("", 1, "The file is empty."),
    ('{"remit": 1,\n "team": }', 2, "This is not JSON: expecting value."),
    ('{"remit": 1\n "team": 1}', 2, "This is not JSON: “,” or “}” is expected here."),
    ('{"remit": 1,\n}', 2, "This is not JSON: a key in double quotes is expected here."),
    ('{"remit": 1}\n{}', 2, "This is not JSON: something follows after the end."),
    ('{"remit": NaN}', 1, "This is not JSON: NaN is no number of JSON."),
    ('{"a": ' + "[" * 50, 1, "Values stand more than 20 levels deep in one another."),
    ("[1]", 1, "A document is a mapping that begins with “remit: 1”."),
]


@pytest.mark.parametrize(("text", "line", "message"), JSON)
def test_what_is_no_json(text: str, line: int, message: str) -> None:
    assert problems(text, "a.json") == [(line, message)]


def test_json_keys_twice_wrong_types_and_half_characters_name_their_lines() -> None:
    team = '{\n  "name": "Checkout",\n  "name": "Again", "reviewed": 20260101, "data": 1}'
    text = f'{{"remit": 1, "team": {team},\n "people": [{{"name": "\\ud800"}}], "seats": [], "rows": [3]}}'
    json.loads(text)
    assert problems(text, "a.json") == [
        (3, "The key “name” is written twice; first on line 2."),
        (3, "data: This is true or false. Found: “1”."),
        (3, "reviewed: A date is written year-month-day, such as 2026-01-31. Found: “20260101”."),
        (4, "name: This text has half a character (a lone surrogate). Found: “\\ud800”."),
        (4, "An entry of “rows” is a mapping, such as {key: value}, not “3”."),
    ]
