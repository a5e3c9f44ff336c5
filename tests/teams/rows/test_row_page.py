"""One row looked at: what is written about it, whose it should be, links, notes; and hostile things said in words."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from organisations.models import Organisation
from teams.door import apply_edits
from teams.matrix.edits import SetCell
from teams.models import LogEntry, Row, Team, Why
from tests.teams.matrix.asking import HTMX, PAGE, places, queries

pytestmark = pytest.mark.django_db
VISION, STRATEGY = "product-vision", "product-strategy"
ROW = f"{PAGE}rows/{VISION}/"


def form_of(client: Client, address: str = ROW) -> dict[str, Any]:
    """What the form would send as it stands."""
    page = client.get(address)
    form = page.context["form"]
    said = {name: form[name].value() for name in form.fields if form[name].value()}
    links = form.link_lines()
    said |= {
        "link_url": [one["url"] for one in links],
        "link_title": [one["title"] for one in links],
    }
    return {**said, "seen": page.context["seen"]}


def save(client: Client, **said: Any) -> Any:
    return client.post(ROW, {**form_of(client), **said}, **HTMX)


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_what_the_definition_says_and_where_it_stands_in_the_catalogue(editor: Client) -> None:
    html = text_of(editor.get(ROW))
    assert "What the definition says" in html
    assert '<span class="code">A3</span>' in html
    assert 'href="/o/acme/catalogue/responsibilities/product-vision/"' in html


@pytest.mark.parametrize(
    ("letters", "sentence"),
    [
        ({}, "So it is: Ana Díaz (Product Manager) answers for it."),
        ({"pm": ()}, "Nobody answers for it."),
        ({"pm": (), "po": ("A",)}, "Here Bo Lund (Product Owner) answers for it instead."),
        ({"po": ("A",)}, "Ana Díaz (Product Manager) answers for it, and so does Bo Lund"),
        ({"pm": (), "sm": ("A",)}, "Here the Scrum Master (vacant) answers for it instead."),
    ],
)
def test_whose_it_should_be_and_whether_it_is(
    letters: dict[str, tuple[str, ...]], sentence: str, team: Team, editor: Client
) -> None:
    held = {"pm": ("A", "R"), "po": ("I",)}
    edits = [SetCell(VISION, seat, held.get(seat, ()), now) for seat, now in letters.items()]
    if edits:
        apply_edits(team=team, edits=edits, by=None, why=Why.CLICK)
    html = text_of(editor.get(ROW))
    assert f"Expected of the Product Manager. {sentence}" in html


def test_everything_is_saved_as_one_change_and_shown_as_it_was_meant(
    team: Team, editor: Client
) -> None:
    answer = save(
        editor,
        description="What **we** want",
        note_seat="po",
        note_text="Bo keeps the [board](https://b.example).",
        link_url=["https://board.example/x", ""],
        link_title=["The board", ""],
        checks=STRATEGY,
        shared="on",
    )
    html = text_of(answer)
    assert answer.status_code == 200
    assert "HX-Trigger" not in answer.headers  # the drawer stays, and shows what was written
    assert "Changed Product vision. Saved, revision 2." in html
    assert "What <strong>we</strong> want" in html
    assert '<a href="https://b.example" target="_blank" rel="noopener noreferrer nofollow">' in html
    assert (
        'href="https://board.example/x" target="_blank" rel="noopener noreferrer nofollow"' in html
    )
    assert "Shared on purpose." in html
    assert f'approves the work of <a href="{PAGE}rows/{STRATEGY}/">' in html
    row = Row.objects.get(team=team, key=VISION)
    assert row.notes == {"po": "Bo keeps the [board](https://b.example)."}
    assert row.links == [{"url": "https://board.example/x", "title": "The board"}]
    assert (row.checks, row.shared, row.description) == (STRATEGY, True, "What **we** want")
    [entry] = LogEntry.objects.filter(team=team, revision=2)
    [edit] = entry.edits
    assert sorted(edit["after"]) == ["checks", "description", "links", "notes", "shared"]
    other = text_of(editor.get(f"{PAGE}rows/{STRATEGY}/"))
    assert "Product vision</a> approves the work of this row." in other


def test_notes_and_links_are_taken_away_by_emptying_them(team: Team, editor: Client) -> None:
    save(editor, note_seat="po", note_text="x", link_url="https://b.example", link_title="")
    said = form_of(editor)
    assert said["note-po"] == "x"
    save(editor, **{"note-po": "", "link_url": "", "link_title": ""})
    row = Row.objects.get(team=team, key=VISION)
    assert (row.notes, row.links) == ({}, [])


def test_lines_come_and_go_without_saving_and_nothing_typed_is_lost(
    team: Team, editor: Client
) -> None:
    typed = {"link_url": ["https://a.example", "bad"], "link_title": ["A", "B"], "note_text": "so"}
    answer = save(editor, **typed, do="link", shared="on", description="half")
    form = answer.context["form"]
    assert answer.status_code == 200
    assert [line["url"] for line in form.link_lines()] == ["https://a.example", "bad", ""]
    html = text_of(answer)
    assert '<details class="side-form" open>' in html
    assert "half</textarea>" in html
    assert "so</textarea>" in html
    assert "checked" in html
    fewer = save(editor, **typed, do="drop-0").context["form"]
    assert [(line["url"], line["title"]) for line in fewer.link_lines()] == [("bad", "B")]
    save(editor, **typed, do="drop-99")
    save(editor, **typed, do="drop-x")
    team.refresh_from_db()
    assert team.revision == 1


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"link_url": "javascript:alert(1)"}, "An address begins with https:// or http://"),
        ({"link_url": "JAVASCRIPT:alert(1)"}, "An address begins with https:// or http://"),
        ({"link_url": "mailto:a@b.example"}, "An address begins with https:// or http://"),
        ({"link_url": "//evil.example"}, "An address begins with https:// or http://"),
        ({"link_url": "https:///x"}, "An address begins with https:// or http://"),
        ({"link_url": "https://a b"}, "An address begins with https:// or http://"),
        ({"link_url": "https://a.example/\u202ex"}, "An address begins with https:// or http://"),
        ({"link_url": "https://[::1"}, "An address begins with https:// or http://"),
        ({"link_url": "https://a.example/" + "x" * 10_000}, "at most 2000 characters"),
        ({"link_title": "The board"}, "Give the address that it leads to"),
        ({"link_url": "https://a.example", "link_title": "x" * 10_000}, "at most 200 characters"),
        ({"link_url": "https://a.example", "link_title": "a\u202eb"}, "turn the direction of writing"),
        ({"link_url": ["https://a.example"] * 21, "link_title": [""] * 21}, "at most 20 links"),
        ({"description": "x" * 10_001}, "at most 10000 characters; this one has 10001"),
        ({"description": "a\x07b"}, "A text has no control characters."),
        ({"description": "a\x00b"}, "Null characters are not allowed."),
        ({"note_text": "x" * 10_001, "note_seat": "po"}, "at most 10000 characters"),
        ({"note_text": "x"}, "Choose the seat that the note is about."),
        ({"note_text": "x", "note_seat": "gone"}, "gone"),
        ({"checks": VISION}, VISION),
        ({"checks": "gone"}, "gone"),
        ({"area": "nowhere"}, "nowhere"),
        ({"seen": "old"}, "Somebody changed this in the meantime."),
        ({}, "Nothing is different yet."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    said: dict[str, Any], why: str, team: Team, editor: Client
) -> None:
    typed = {"description": "Kept"} if said and "description" not in said else {}
    answer = save(editor, **{**typed, **said})
    html = text_of(answer)
    assert answer.status_code == 422
    assert why in html
    assert not typed or "Kept</textarea>" in html
    team.refresh_from_db()
    assert team.revision == 1


def test_a_name_of_an_own_row_is_judged_in_words(team: Team, editor: Client) -> None:
    said = {"name": "Write rules", "area": "strategy"}
    editor.post(f"{PAGE}rows/add/", said, **HTMX)
    address = f"{PAGE}rows/write-rules/"
    for name, why in (
        ("x" * 10_000, "at most 200 characters; this one has 10000"),
        ("a\u202eb", "turn the direction of writing"),
        ("", "This field is required."),
    ):
        answer = editor.post(address, {**form_of(editor, address), "name": name}, **HTMX)
        assert answer.status_code == 422
        assert why in text_of(answer)
    done = editor.post(address, {**form_of(editor, address), "name": "Rules"}, **HTMX)
    assert done.status_code == 200
    assert Row.objects.get(team=team, key="write-rules").name == "Rules"


def test_html_and_links_that_came_another_way_do_nothing(team: Team, editor: Client) -> None:
    Row.objects.filter(team=team, key=VISION).update(
        description="<script>alert(1)</script> [x](javascript:alert(1))",
        links=[{"url": "javascript:alert(1)", "title": "<b>Board</b>"}],
        notes={"po": "<img src=x onerror=alert(1)>"},
    )
    html = text_of(editor.get(ROW))
    assert "<script>alert" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert "&lt;b&gt;Board&lt;/b&gt; javascript:alert(1)" in html
    assert "<script>alert" not in editor.get(PAGE).content.decode()


def test_without_a_script_the_row_comes_back_with_what_was_saved(
    team: Team, editor: Client
) -> None:
    said = {**form_of(editor), "description": "*So*"}
    answer = editor.post(ROW, said, follow=True)
    assert answer.redirect_chain == [(ROW, 302)]
    assert "<em>So</em>" in answer.content.decode()


def test_the_pieces_come_before_the_drawer(editor: Client) -> None:
    html = save(editor, description="So").content.decode()
    assert "row-product-vision" in places(html)
    assert html.index("hx-partial") < html.index("drawer-body")


def test_a_viewer_reads_all_of_it_and_changes_nothing(
    team: Team, editor: Client, viewer: Client
) -> None:
    save(editor, description="**So**", link_url="https://b.example", link_title="Board")
    html = text_of(viewer.get(ROW, **HTMX))
    assert "<strong>So</strong>" in html
    assert 'href="https://b.example"' in html
    assert "<form" not in html
    assert viewer.post(ROW, {"description": "x"}).status_code == 403


def test_it_costs_the_same_whatever_is_written(team: Team, editor: Client) -> None:
    editor.get(ROW)
    assert queries(editor, ROW) == 6
    save(editor, description="a", note_seat="po", note_text="b", link_url="https://b.example")
    assert queries(editor, ROW) == 6


def test_an_own_row_has_no_definition(acme: Organisation, editor: Client) -> None:
    editor.post(f"{PAGE}rows/add/", {"name": "Many", "area": "strategy"}, **HTMX)
    html = text_of(editor.get(f"{PAGE}rows/many-2/"))
    assert "A row of this team’s own." in html
    assert "What the definition says" not in html
