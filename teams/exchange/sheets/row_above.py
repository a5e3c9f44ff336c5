"""The row above the heads, where it says more of the same seats: people above their roles, or roles above their people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from teams.exchange.sheets.codes import CodeReader, is_nothing
from teams.exchange.sheets.grid import Grid
from teams.exchange.sheets.recognising import ANY
from teams.exchange.sheets.words import names_role

FEWEST = 2
LEAST_FILLED = 0.75
"""Groups of columns stand above the first column of each; names stand above almost all."""
MOSTLY = 0.5
LONGEST = 60


def row_above(grid: Grid, header: int, heads: Mapping[int, str]) -> dict[int, str]:
    """Column → head and what stands above it as one, “Product Owner (Ana)”; empty where there is nothing to ask."""
    if not header:
        return {}
    above = {column: " ".join(grid.at(header - 1, column).split()) for column in heads}
    said = {column: text for column, text in above.items() if text and not is_nothing(text)}
    if len(said) < max(FEWEST, LEAST_FILLED * len(heads)) or len(set(said.values())) < len(said):
        return {}
    reader = CodeReader(ANY)
    if any(len(text) > LONGEST or text.isdigit() or reader.reads(text) for text in said.values()):
        return {}
    role_above = _share(list(said.values()))
    role_below = _share([heads[column] for column in said])
    if (role_above >= MOSTLY) == (role_below >= MOSTLY):
        return {}
    if role_below >= MOSTLY:
        return {column: f"{heads[column]} ({text})" for column, text in said.items()}
    return {column: f"{text} ({heads[column]})" for column, text in said.items()}


def _share(texts: Sequence[str]) -> float:
    return sum(map(names_role, texts)) / len(texts)
