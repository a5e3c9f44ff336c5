"""The ownership map as a table for spreadsheets: a line a team, and what the page says of it in words and numbers."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.timezone import localtime

from teams.ownership.health import AreaCell, TeamHealth

HEADERS = (
    "Team", "Errors", "Warnings", "Hints", "PM and PO", "Who", "Seats", "Vacant seats", "Rows", "Covered rows",
    "Last change",
)  # fmt: skip


def map_headers(areas: Iterable[tuple[str, str]]) -> list[str]:
    """Of each area who answers there, and how many of its rows are covered."""
    return [*HEADERS, *(head for _, name in areas for head in (name, f"{name}: covered rows"))]


def map_row(team: TeamHealth, areas: Iterable[tuple[str, str]]) -> list[object]:
    """Numbers as numbers; an area that the team has no rows in is empty."""
    row: list[object] = [
        team.team.name,
        team.errors,
        team.warnings,
        team.hints,
        team.boundary_words,
        team.holders,
        team.seats,
        team.vacant,
        team.rows,
        team.covered,
        f"{localtime(team.changed.at):%Y-%m-%d}" if team.changed else None,
    ]
    for key, _ in areas:
        cell = team.cells.get(key)
        row += [area_words(cell), f"{cell.covered} of {cell.rows}"] if cell else [None, None]
    return row


def area_words(cell: AreaCell) -> str:
    """“Ana Díaz 6; vacant 1; nobody 2; 1 gap”."""
    owners = [f"{name} {number}" for name, number in cell.owners]
    missing = [
        f"{words} {number}"
        for words, number in (("vacant", cell.vacant), ("nobody", cell.unowned))
        if number
    ]
    return "; ".join([*owners, *missing, *(mark.words for mark in cell.marks)])
