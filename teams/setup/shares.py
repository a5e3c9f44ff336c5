"""Shares of somebody's time as people write them: “50 %”, “0.5 FTE”, “80 percent”, or a bare 50 at the end of a sheet's row."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_PERCENT = 200
_NUMBER = r"(?<![\w.,])(\d{1,6}(?:[.,]\d{1,4})?)"
_SHARE = re.compile(rf"{_NUMBER}\s*(%|percent\b|per cent\b|pct\b|fte\b)", re.IGNORECASE)
_LAST_CELL = re.compile(rf"[\t;,|]\s*{_NUMBER}\s*$")


@dataclass(frozen=True, slots=True)
class WrittenShare:
    said: str
    percent: int
    problem: str = ""


def take_shares(text: str) -> tuple[str, list[WrittenShare]]:
    """The text without its shares, and the shares in their order."""
    shares: list[WrittenShare] = []

    def take(found: re.Match[str]) -> str:
        unit = found[2].casefold() if found.re is _SHARE else ""
        shares.append(read_share(found[1], said=found[0].strip(" \t;,|"), unit=unit))
        return " "

    rest = _SHARE.sub(take, text)
    if not shares:
        rest = _LAST_CELL.sub(take, rest)
    return rest.strip(), shares


def read_share(number: str, *, said: str = "", unit: str = "%") -> WrittenShare:
    """A share in whole percent. A bare number up to 1 with a fraction is meant as one person's part, like FTE."""
    said = said or f"{number} %"
    try:
        value = float(number.replace(",", "."))
    except ValueError:
        return WrittenShare(said, 0, f"“{said}” is no share: write a number of percent, as 50")
    if unit == "fte" or (not unit and value <= 1 and not number.isdigit()):
        value *= 100
    if not 1 <= round(value) <= MOST_PERCENT:
        return WrittenShare(
            said, 0, f"“{said}” is not used: a share is from 1 % to {MOST_PERCENT} %"
        )
    return WrittenShare(said, round(value))
