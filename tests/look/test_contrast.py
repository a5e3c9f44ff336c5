"""WCAG 2 contrast of the colour tokens, computed from the style sheet."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEET = Path(settings.BASE_DIR) / "static" / "css" / "remit.css"
TOKEN = re.compile(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
TOKENS = {name: (light, dark) for name, light, dark in TOKEN.findall(SHEET.read_text())}

TEXT = 4.5
SHAPE = 3.0
PAIRS = [
    *[(text, ground, TEXT) for text in ("ink", "ink-2") for ground in ("paper", "sheet", "sunk")],
    *[("accent", ground, TEXT) for ground in ("paper", "sheet", "accent-soft", "accent-wash")],
    ("ink", "accent-soft", TEXT),
    ("ink-2", "accent-wash", TEXT),
    ("on-accent", "accent", TEXT),
    ("error", "sheet", TEXT),
    ("error", "error-soft", TEXT),
    ("ink", "error-soft", TEXT),
    ("warn", "sheet", TEXT),
    ("warn", "warn-soft", TEXT),
    ("ink", "warn-soft", TEXT),
    *[("edge", ground, SHAPE) for ground in ("paper", "sheet", "sunk", "accent-wash")],
]


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_what_must_be_read_stands_out(front: str, ground: str, least: float, theme: int) -> None:
    measured = contrast(TOKENS[front][theme], TOKENS[ground][theme])
    assert measured >= least, f"{front} on {ground}: {measured:.2f}"
