"""What people look at: HTML, SVG, Markdown and PDF say the names, and take none of them for markup."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from markdown_it import MarkdownIt

from teams.analysis.engine import analyse
from teams.exchange.writing.as_pdf import FONTS, Paper, _fonts, write_pages, write_pdf
from teams.exchange.writing.formats import FORMATS
from teams.exchange.writing.shown import TeamExport
from teams.exchange.writing.text_width import broken, shortened, width_of
from teams.matrix.model import Matrix, Person, Row, Seat
from teams.matrix.schemes import RASCI
from tests.exchange.writing.examples import CATALOGUE, CHECKOUT, TODAY

HOSTILE = "<script>alert(1)</script> *x* [y](z) #panic() | $a$ \\ &amp; \"'"
NAMES = (
    "王小明",
    "علي حسن",
    "דנה כהן",
    "Þór Ægisson",
    "佐藤 花子",
    "김민준",
    "สมชาย",
    "प्रिया",
    "Ελένη",
)


def of(matrix: Matrix, revision: int | None = 7) -> TeamExport:
    return TeamExport(matrix, CATALOGUE, analyse(matrix, CATALOGUE), revision, TODAY)


def wide(seats: int, rows: int = 5) -> Matrix:
    return replace(
        CHECKOUT,
        seats=tuple(Seat(f"seat-{n}", "product-manager", name=f"Seat {n}") for n in range(seats)),
        rows=tuple(Row(f"row-{n}", name=f"Row number {n}", area="strategy") for n in range(rows)),
        cells={f"row-{n}": {f"seat-{n % seats}": ("A", "R")} for n in range(rows)},
    )


HURT = replace(
    CHECKOUT,
    team=replace(CHECKOUT.team, name=HOSTILE),
    people=(Person("ana", HOSTILE), Person("bo", "Bo Lund")),
    rows=(Row("vision", name=HOSTILE), *CHECKOUT.rows[2:]),
    scheme=RASCI,
    cells={"vision": {"pm": ("A", "R"), "po": ("S",), "sm": ("C",), "dev": ("I",)}},
)


def written(key: str, matrix: Matrix) -> str:
    return FORMATS[key].write(of(matrix)).decode()


def pages(matrix: Matrix, paper: Paper | None = None) -> list[str]:
    document = pypdfium2.PdfDocument(write_pdf(of(matrix), paper))
    return [page.get_textpage().get_text_range() for page in document]


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    page = written("html", HURT)
    assert "<script" not in page
    assert not any(word in page for word in ("src=", "href=", "@import", "url("))
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt; *x*") >= 3
    assert "prefers" in page or "color-scheme: light dark" in page
    assert "@media print" in page


def test_the_page_says_facts_legend_findings_date_and_revision() -> None:
    page = written("html", CHECKOUT)
    for said in ("Acme · Scrum", "2 March 2026, revision 7", "Accountable: answers for it"):
        assert said in page
    assert all(f"<td>{finding.code}</td>" in page for finding in analyse(CHECKOUT, CATALOGUE))
    assert "not saved" in FORMATS["html"].write(of(CHECKOUT, None)).decode()


@pytest.mark.parametrize("seats", [1, 4, 20])
def test_the_picture_is_xml_with_a_text_alternative(seats: int) -> None:
    matrix = HURT if seats == 4 else wide(seats)
    picture = ET.fromstring(written("svg", matrix))
    space = "{http://www.w3.org/2000/svg}"
    assert picture.get("role") == "img"
    assert matrix.team.name in (picture.findtext(f"{space}title") or "")
    said = picture.findtext(f"{space}desc") or ""
    assert ("A R Seat 0" in said) or (f"{HOSTILE}: A R {HOSTILE}, S Bo Lund" in said)
    assert {one.tag.removeprefix(space) for one in picture.iter()} <= {
        *("svg", "title", "desc", "rect", "text", "path", "circle", "g"),
    }
    assert all(float(one.get("x", 0)) <= float(picture.get("width", 0)) for one in picture.iter())


def test_markdown_shows_the_names_and_nothing_of_them_as_markup() -> None:
    shown = MarkdownIt("commonmark").enable("table").render(written("md", HURT))
    assert "<script>" not in shown and "<em>" not in shown and "<a " not in shown
    assert shown.count("&lt;script&gt;alert(1)&lt;/script&gt; *x* [y](z) #panic() | $a$") >= 3
    assert "<th>Responsibility</th>" in shown and shown.count("<h2>") == 2


def test_the_pdf_says_the_names_findings_date_revision_and_pages() -> None:
    (text,) = pages(CHECKOUT)
    for said in ("Ana Díaz", "Product vision", "Acme · Scrum", "revision 7", "Page 1 of 1"):
        assert said in text
    assert "Accountable: answers for it" in text
    assert all(finding.code in text for finding in analyse(CHECKOUT, CATALOGUE))


def test_no_text_of_the_pdf_is_markup() -> None:
    assert '#panic() | $a$ \\ &amp; "' in "".join(pages(HURT)).replace("\r\n", " ")


def test_heads_and_areas_are_on_every_page_of_a_long_matrix() -> None:
    found = pages(wide(6, rows=90))
    table = [text for text in found if "Row number" in text]
    assert len(table) >= 3
    assert all("Seat 5" in text and "Strategy" in text for text in table)
    assert f"Page 2 of {len(found)}" in found[1]


@pytest.mark.parametrize(("paper", "width"), [(Paper.A4, 842), (Paper.A3, 1191)])
def test_the_paper_is_the_one_asked_for(paper: Paper, width: int) -> None:
    page = pypdfium2.PdfDocument(write_pdf(of(CHECKOUT), paper))[0]
    assert round(page.get_width()) == width


def test_many_seats_take_a3_and_very_many_several_tables() -> None:
    assert round(pypdfium2.PdfDocument(write_pdf(of(wide(30))))[0].get_width()) == 1191
    found = pages(wide(100))
    assert [
        any(f"Seat {n}\r" in text or f"Seat {n}\n" in text for text in found) for n in (0, 50, 99)
    ]
    assert sum("Row number 0" in text for text in found) == 3


def test_names_of_any_script_show_with_the_fonts_that_come_along() -> None:
    """The standard for accessible files refuses a character that no font has; so it was written in it."""
    people = tuple(Person(f"p{n}", name) for n, name in enumerate(NAMES))
    seats = tuple(Seat(f"s{n}", "product-owner", one.key) for n, one in enumerate(people))
    data = write_pdf(of(replace(CHECKOUT, people=people, seats=seats, cells={})))
    assert b"pdfuaid" in data
    assert set(FONTS) <= set(_fonts().families())


def test_a_character_that_no_font_has_still_gives_a_file() -> None:
    matrix = replace(
        CHECKOUT, people=(Person("ana", "Ana \U0001f9ff \ue000"), *CHECKOUT.people[1:])
    )
    assert write_pdf(of(matrix)).startswith(b"%PDF-")


@pytest.mark.parametrize("key", sorted(FORMATS))
def test_the_same_input_gives_the_same_bytes_also_of_nothing(key: str) -> None:
    for matrix in (CHECKOUT, replace(CHECKOUT, rows=(), seats=(), cells={}, people=())):
        assert FORMATS[key].write(of(matrix)) == FORMATS[key].write(of(matrix))


def test_pages_as_pictures() -> None:
    assert all(page.startswith(b"\x89PNG") for page in write_pages(of(CHECKOUT), ppi=30))


def test_text_is_measured_broken_and_shortened() -> None:
    assert width_of("王") > width_of("n") > width_of("\u0301")
    assert shortened("Product Manager", 99) == "Product Manager"
    assert shortened("Product Manager", 5).endswith("…")
    assert broken("Technical Product Manager", 7, 2)[0] == "Technical"
    assert len(broken("x" * 200, 5, 2)) == 2


def test_long_words_of_letters_stay_on_the_page() -> None:
    long = replace(RASCI.letters[0], words="W" * 200)
    matrix = replace(CHECKOUT, scheme=replace(RASCI, letters=(long, *RASCI.letters[1:])))
    assert "…" in "".join(pages(matrix))
    picture = ET.fromstring(written("svg", matrix))
    assert float(picture.get("width", 0)) < 3000
