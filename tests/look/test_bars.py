import re

import pytest

from organisations.parts.bars import coverage_html, load_html, meter_html


def widths(css_class: str, html: str) -> list[float]:
    return [
        float(width) for width in re.findall(rf'class="{css_class}"[^>]* width="([\d.]+)"', html)
    ]


def test_coverage_has_one_tile_a_row() -> None:
    assert coverage_html(["one", "several", "none"]) == (
        '<span class="cover" aria-hidden="true"><i></i><i class="two"></i><i class="none"></i></span>'
    )


def test_a_load_within_the_capacity_has_parts_and_nothing_over() -> None:
    html = load_html([60, 40], 100)
    assert widths("part", html) == [100]
    assert widths("over", html) == []
    assert html.count('class="edge"') == 1


def test_a_load_over_the_capacity_is_striped_from_the_limit_on() -> None:
    html = load_html([80, 40], 100, tall=True)
    assert widths("part", html) == [100]
    assert widths("over", html) == [20]
    assert 'class="limit" x1="100" x2="100"' in html
    assert html.startswith('<svg class="load tall" viewBox="0 0 130 8"')


def test_a_load_far_over_the_capacity_still_fits_its_picture() -> None:
    assert 'viewBox="0 0 250 8"' in load_html([150, 100], 100)


@pytest.mark.parametrize("capacity", [0, 100])
def test_nothing_to_do_is_an_empty_bar(capacity: int) -> None:
    assert "<rect" not in load_html([], capacity)


@pytest.mark.parametrize(("percent", "expected"), [(67, [67]), (0, []), (140, [100]), (-5, [])])
def test_a_meter_stays_between_nothing_and_all(percent: int, expected: list[float]) -> None:
    assert widths("part", meter_html(percent)) == expected
