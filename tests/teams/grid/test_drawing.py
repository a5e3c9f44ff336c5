"""The grid: letters by shape, words for who cannot see, marks, counts, and nothing that a name could break."""

from __future__ import annotations

import re

from tests.teams.grid.drawn import a_drawing, a_matrix

HOSTILE = '<img src=x onerror="alert(1)">'


def row_html(key: str) -> str:
    drawing = a_drawing()
    return drawing.row(drawing.reading.row[key])


def cell_html(row: str, seat: str) -> str:
    drawing = a_drawing()
    return drawing.cell(drawing.reading.row[row], drawing.reading.seat[seat])


def test_a_cell_says_its_letters_by_shape_and_in_words() -> None:
    html = cell_html("product-vision", "pm")
    assert '<span class="l l-answers">A</span><span class="l l-does">R</span>' in html
    assert (
        'aria-label="Product vision, Ana Díaz, Product Manager: answers and does the work"' in html
    )
    assert 'href="/o/acme/teams/checkout/cells/product-vision/pm/"' in html


def test_an_empty_cell_is_bare() -> None:
    assert cell_html("product-vision", "sm") == '<td class="c off vacant"></td>'


def test_a_cell_with_a_finding_is_framed_and_says_so() -> None:
    html = cell_html("roadmap", "po")
    assert 'class="cell E"' in html
    assert "Bo Lund, Product Owner: answers, error" in html


def test_a_wrong_number_stands_out_and_nothing_is_a_dot() -> None:
    assert '<span class="sum"><span><b>2</b></span><span>1</span>' in row_html("roadmap")
    assert '<span class="sum"><span><b>0</b></span><span>1</span><span>·</span>' in row_html(
        "rules"
    )


def test_a_row_names_its_expected_owner_and_who_says_so() -> None:
    assert 'title="Expected owner: Product Manager (A3)">PM</span>' in row_html("product-vision")
    assert '<span class="side" title="The team’s own row">own</span>' in row_html("rules")


def test_a_band_counts_who_has_one_owner() -> None:
    drawing = a_drawing()
    [(area, rows)] = drawing.areas()
    html = drawing.band(area, rows)
    assert '<i></i><i class="two"></i><i class="none"></i>' in html
    assert "1 of 3 have one owner" in html


def test_a_band_is_a_button_and_says_what_it_hides_when_folded() -> None:
    drawing = a_drawing()
    [(area, rows)] = drawing.areas()
    number = drawing.marks.areas[area].total()
    html = drawing.band(area, rows)
    assert '<button type="button" class="fold" aria-expanded="true" disabled>' in html
    assert number > 1
    assert f'<span class="small when-folded">3 rows and {number} findings hidden</span>' in html
    drawing.marks.areas.clear()
    assert '<span class="small when-folded">3 rows hidden</span>' in drawing.band(area, rows)


def test_a_vacant_seat_looks_vacant_and_can_be_filled_by_who_may() -> None:
    drawing = a_drawing()
    html = drawing.seat(drawing.reading.seat["sm"])
    assert 'class="seat-head vacant"' in html
    assert ">Vacant</a>" in html
    assert ">Fill</a>" in html
    read_only = a_drawing(editable=False)
    assert "Fill" not in read_only.seat(read_only.reading.seat["sm"])
    assert "Add rows" not in read_only.foot()


def test_totals_are_of_each_seat_and_of_all() -> None:
    foot = a_drawing().foot()
    assert "<span>A <b>2</b></span> <span>R <b>2</b></span>" in foot
    assert '<span class="sum"><span>3</span><span>3</span><span>0</span><span>1</span></span>' in (
        foot
    )


def test_names_are_text() -> None:
    html = a_drawing(a_matrix(name=HOSTILE))
    whole = html.head() + html.body() + html.foot()
    assert "<img" not in whole
    assert "Write &lt;rules&gt;" in whole


def test_every_piece_has_an_id_once() -> None:
    drawing = a_drawing()
    ids = re.findall(r' id="([^"]+)"', drawing.head() + drawing.body() + drawing.foot())
    assert len(ids) == len(set(ids))
    assert {"seat-pm", "row-roadmap", "area-strategy", "foot"} <= set(ids)
