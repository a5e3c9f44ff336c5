"""Names as people write them: one line, nothing hidden in it; and the keys made from them."""

from __future__ import annotations

import pytest

from roles.definitions.keys import clean_name, hidden_in, make_key, without_hidden

HIDDEN = [
    "\u202egnp.exe",
    "Ana\u2066\u2069",
    "An\u200ba",
    "\ufeffAna",
    "A\u00adna",
    "Ana\u200d",
    "\u200cAna",
    "Al\u200cice",
    "Ana\u3164",
    "Ana\U000e0041",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_a_name_with_something_hidden_in_it_is_refused_in_words(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"hide or turn the direction of writing; .* U\+[0-9A-F]{4}"
    ):
        clean_name(text)
    assert hidden_in(without_hidden(text)) == ""


@pytest.mark.parametrize(
    "name",
    ["می\u200cخواهم", "क्\u200dष", "👩\u200d💻", "👩🏽\u200d🚀", "❤️\u200d🔥", "علي", "Zoë", "東京"],
)
def test_writing_that_needs_a_joiner_keeps_it(name: str) -> None:
    assert clean_name(name) == name == without_hidden(name)


def test_no_key_is_the_address_of_a_page() -> None:
    assert make_key("Add") == "add-2"
    assert make_key("Many", {"many-2"}) == "many-3"
    assert make_key("Added") == "added"
