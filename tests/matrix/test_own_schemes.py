"""An organisation's own letters, and its own words for the shipped ones."""

import pytest

from roles.definitions.model import Meaning
from teams.matrix.own_schemes import (
    BadScheme,
    make_scheme,
    scheme_to_record,
    schemes_from_record,
    with_words,
)
from teams.matrix.schemes import RACI, SCHEMES, Letter

OWN = [
    Letter("DRI", Meaning.ANSWERS, "Directly responsible"),
    Letter("W", Meaning.DOES, "Works on it"),
    Letter("?", Meaning.ADVISES, "Is asked"),
]


def test_a_scheme_is_what_it_was_after_json() -> None:
    made = make_scheme("ours", "Ours", OWN)
    found = schemes_from_record([scheme_to_record(made)])
    assert found == {**SCHEMES, "ours": made}
    assert made.parse("w, dri") == ("DRI", "W") and made.write(("DRI", "W")) == "DRI/W"


def test_own_words_for_a_shipped_scheme() -> None:
    changed = with_words(RACI, {"A": "Has the last word", "R": ""})
    found = schemes_from_record([scheme_to_record(changed)])["raci"]
    assert [one.words for one in found.letters][:2] == ["Has the last word", RACI.letters[1].words]
    assert found.meanings == RACI.meanings


@pytest.mark.parametrize(
    ("letters", "why"),
    [
        ([*OWN, Letter("dri", Meaning.INFORMED, "x")], "“dri” stands there twice."),
        ([*OWN, Letter("a b", Meaning.INFORMED, "x")], "“a b” cannot be a letter"),
        ([*OWN, Letter("LONG", Meaning.INFORMED, "x")], "“LONG” cannot be a letter"),
        (OWN[1:], "No letter says that somebody answers."),
        (OWN[2:], "No letter says that somebody answers or does."),
    ],
)
def test_letters_that_cannot_be_a_scheme(letters: list[Letter], why: str) -> None:
    with pytest.raises(BadScheme) as refused:
        make_scheme("ours", "Ours", letters)
    assert str(refused.value).startswith(why)
