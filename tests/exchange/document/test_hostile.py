"""Whatever a file holds: a document, or the reasons against it. Never another error."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teams.exchange.document.problems import UnusableDocument
from teams.exchange.document.schema import DocumentEntry
from tests.exchange.document.examples import CHECKOUT, read

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def is_read_or_refused(text: str | bytes, file: str) -> None:
    refused = None
    try:
        read(text, file)
    except UnusableDocument as error:
        refused = error
    if refused:
        assert refused.problems
        assert all(line.startswith(file) for line in refused.lines())
        assert all(problem.message.endswith((".", "?")) for problem in refused.problems), refused


@quick
@given(st.binary(max_size=200) | st.text(max_size=200), st.sampled_from(["a.yaml", "a.json"]))
def test_any_bytes(text: str | bytes, file: str) -> None:
    is_read_or_refused(text, file)


pieces = st.sampled_from(
    [
        "{",
        "}",
        "[",
        "]",
        ":",
        ", ",
        "\n",
        "- ",
        "'",
        '"',
        "&a",
        "*a",
        "!x ",
        "null",
        "~",
        "|\n",
        "\t",
        "1",
        "key: pm",
        "AR",
        "\0",
        "é",
    ]
)


@quick
@given(
    st.lists(
        st.tuples(st.integers(0, len(CHECKOUT)), st.integers(0, 40), pieces), min_size=1, max_size=4
    )
)
def test_a_document_with_pieces_torn_out_and_put_in(tears: list[tuple[int, int, str]]) -> None:
    text = CHECKOUT
    for at, length, piece in tears:
        text = text[:at] + piece + text[at + length :]
    is_read_or_refused(text, "a.yaml")


words = st.sampled_from(
    [
        "remit",
        *DocumentEntry.model_fields,
        "key",
        "name",
        "letters",
        "role",
        "person",
        "responsibility",
        "area",
        "url",
        "meaning",
    ]
)
values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5)
    | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)


@quick
@given(st.dictionaries(words, values, max_size=8))
def test_values_in_places_where_others_belong(document: dict[str, Any]) -> None:
    sound = {"remit": 1, "team": {"name": "A"}, "seats": [], "rows": []}
    for one in (document, {**document, "remit": 1}, {**sound, **document}):
        is_read_or_refused(json.dumps(one), "a.json")
