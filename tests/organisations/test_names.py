import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from organisations.names import KEY, KEY_LENGTH, clean_name, free_key, key_from

anything = st.text(st.characters(codec=None))


@given(anything)
def test_a_name_is_clean_or_refused_with_a_reason(text: str) -> None:
    try:
        name = clean_name(text)
    except ValidationError as refusal:
        assert refusal.messages[0].endswith(".")  # noqa: PT017 - either outcome is right
        return
    assert 1 <= len(name) <= 200
    assert name == name.strip() == unicodedata.normalize("NFC", name)
    assert len(name.splitlines()) == 1
    assert not {unicodedata.category(character) for character in name} & {"Cc", "Cs"}
    assert clean_name(name) == name
    name.encode()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "name_missing"),
        (" \t\n", "name_missing"),
        ("x" * 201, "name_too_long"),
        ("Ana\nDíaz", "name_control_character"),
        ("Ana\x00", "name_control_character"),
        ("a\u2028b", "name_control_character"),
        ("\ud800", "name_control_character"),
        ("Ana\u202eD\u00edaz", "name_control_character"),
        ("An\u200ba", "name_control_character"),
    ],
)
def test_names_that_are_refused(text: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        clean_name(text)
    assert refused.value.code == code


def test_a_name_is_composed_and_trimmed() -> None:
    assert clean_name("  Ana Di\u0301az ") == "Ana D\u00edaz"
    assert clean_name("x" * 200) == "x" * 200


@given(anything)
def test_a_key_is_always_one(text: str) -> None:
    key = key_from(text, otherwise="organisation")
    assert KEY.fullmatch(key)
    assert len(key) <= KEY_LENGTH


@given(st.lists(st.sampled_from(["Acme", "acme!", "ACME 2", "Müller & Söhne", "東京", "…"])))
def test_keys_made_one_after_the_other_differ(names: list[str]) -> None:
    taken: set[str] = {"new"}
    for name in names:
        key = free_key(name, otherwise="organisation", taken=taken)
        assert KEY.fullmatch(key)
        assert key not in taken
        taken.add(key)


def test_keys_read_like_their_names() -> None:
    assert key_from("Ana Díaz", otherwise="x") == "ana-diaz"
    assert free_key("Acme", otherwise="x", taken={"acme", "acme-2"}) == "acme-3"
    assert key_from("…", otherwise="organisation") == "organisation"
