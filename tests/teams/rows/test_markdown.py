"""What people write becomes HTML in which nothing runs, and from which links lead out only openly."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teams.markdown import leads_out, markdown_html, plain_words

HOSTILE = [
    "[x](javascript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:x)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](/o/acme/)",
    "[x](http://)",
    "[x](https://[::1)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](javascript:alert(1))",
    "<a href='javascript:x'>y</a>",
    '```"><script>\nx\n```',
]
TAGS = {"p", "b", "strong", "em", "ul", "ol", "li", "code", "pre", "blockquote", "br", "hr"}
_TAG = re.compile(r"<(/?)([a-zA-Z0-9]+)([^>]*)>")
_LINK = re.compile(
    r' href="(https?|mailto):[^"<>\s]+"( title="[^"<>]*")?( target="_blank")? rel="noopener noreferrer nofollow"'
)


def faults(html: str) -> list[str]:
    """Each tag that is neither plain nor a link as it should be."""
    found = []
    for close, name, rest in _TAG.findall(html):
        is_fine = name in TAGS and (
            not rest.strip(" /")
            or re.fullmatch(r' class="language-[^"<>]*"| start="\d+"', rest.rstrip(" /"))
        )
        is_link = name == "a" and (close or _LINK.fullmatch(rest))
        if not (is_fine or is_link):
            found.append(f"{close}{name}{rest}")
    return found


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_runs_and_no_link_is_made(text: str) -> None:
    html = markdown_html(text)
    assert faults(html) == []
    assert "<a" not in html


@given(
    st.lists(
        st.sampled_from([*HOSTILE, "[", "](", ")", "<", ">", '"', "`", "\\", "https://a.example", "\n\n", "# ", "> ", "- ", "*", "&lt;", "!"])
        | st.text(max_size=8),
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_no_text_makes_any_other_tag(text: str) -> None:
    assert faults(markdown_html(text)) == []


def test_what_is_meant_is_shown() -> None:
    html = markdown_html(
        "# Why\n\nWe *do* **it**, see [board](https://b.example/?q=1&r=2) or [mail](mailto:a@b.example).\n\n- one\n- two"
    )
    assert "<p><b>Why</b></p>" in html
    assert "<em>do</em> <strong>it</strong>" in html
    assert (
        '<a href="https://b.example/?q=1&amp;r=2" target="_blank" rel="noopener noreferrer nofollow">board</a>'
        in html
    )
    assert '<a href="mailto:a@b.example" rel="noopener noreferrer nofollow">mail</a>' in html
    assert "<li>two</li>" in html
    assert faults(html) == []


def test_a_picture_is_not_fetched() -> None:
    html = markdown_html("![plan](https://spy.example/pixel.png)")
    assert "<img" not in html


@pytest.mark.parametrize("unit", ["[", "![", "[a](", "*a ", "> ", "`", "<", "**a", "\\"])
def test_a_text_made_to_be_slow_is_not(unit: str) -> None:
    begin = time.process_time()
    markdown_html(unit * (10_000 // len(unit)))
    assert time.process_time() - begin < 2


def test_where_a_link_may_lead() -> None:
    assert leads_out("https://a.example")
    assert leads_out("HTTP://a.example/x")
    assert leads_out("mailto:a@b.example")
    for url in (
        "",
        "a.example",
        "/x",
        "javascript:x",
        "https:",
        "https:///x",
        "mailto:",
        "ftp://a.example",
    ):
        assert not leads_out(url)


def test_for_a_line_the_signs_are_left_out_and_the_rest_is_cut() -> None:
    assert plain_words("# Why\n\n**So** [we](https://a.example) do <b>") == "Why So we do <b>"
    assert plain_words("") == ""
    long = plain_words("word " * 2_000)
    assert len(long) <= 160
    assert long.endswith("word…")
