from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisations.parts.signs import (
    MEANINGS,
    icon_html,
    initials,
    letter_html,
    severity_html,
    severity_key,
)


class Reader(HTMLParser):
    """The tags, attributes and text that a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_letter_has_the_shape_of_its_meaning_and_is_read_with_its_words() -> None:
    assert letter_html("A", "answers", "answers") == (
        '<span class="l l-answers" role="img" aria-label="A: answers">A</span>'
    )


def test_inside_a_named_control_a_letter_says_nothing_of_its_own() -> None:
    assert letter_html("R", "does") == '<span class="l l-does">R</span>'


def test_a_fix_shows_letters_that_go_and_come() -> None:
    assert 'class="l l-answers out"' in letter_html("A", "answers", state="out")
    assert 'class="l l-advises in"' in letter_html("C", "advises", state="in")


def test_a_letter_of_several_characters_gets_room() -> None:
    assert 'class="l l-does l-long"' in letter_html("Ex", "does")


def test_a_meaning_nobody_knows_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'owns' is not a meaning; there are answers, does"):
        letter_html("A", "owns")


@given(
    letter=st.text(min_size=1, max_size=3),
    words=st.text(min_size=1, max_size=20),
    meaning=st.sampled_from(MEANINGS),
)
def test_whatever_a_scheme_calls_its_letters_it_stays_text(
    letter: str, words: str, meaning: str
) -> None:
    html = letter_html(letter, meaning, words)
    assert html.count("<") == 2  # the span and its end: nothing the letter brought along
    (tag, attributes), *others = Reader(html).tags
    assert not others
    assert tag == "span"
    assert set(attributes) == {"class", "role", "aria-label"}


@pytest.mark.parametrize(
    ("severity", "key", "word"),
    [("error", "E", "Error"), ("warning", "W", "Warning"), ("hint", "H", "Hint")],
)
def test_a_sign_of_severity_is_a_shape_with_a_word(severity: str, key: str, word: str) -> None:
    tag, attributes = Reader(severity_html(severity)).tags[0]
    assert (tag, attributes["class"]) == ("svg", f"sev sev-{key}")
    assert (attributes["role"], attributes["aria-label"]) == ("img", word)
    assert severity_key(severity) == key


def test_beside_its_own_word_a_sign_is_silent() -> None:
    attributes = Reader(severity_html("error", silent=True)).tags[0][1]
    assert attributes["aria-hidden"] == "true"
    assert "aria-label" not in attributes


def test_an_icon_comes_from_the_sprite_and_is_silent() -> None:
    svg, use = Reader(icon_html("download")).tags
    assert svg[1]["aria-hidden"] == "true"
    assert use[1]["href"] == "/static/vendor/icons.svg#download"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ana Díaz", "AD"),
        ("Ana María Díaz", "AD"),
        ("bo", "B"),
        ("émile zola", "ÉZ"),
        ("bo@example.org", "B"),
        ("  ", "?"),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected
