"""The list of what was done in a team, filtered by its address."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from organisations.access import requires_viewer
from organisations.request import TenantRequest
from teams.access import get_team
from teams.analysis.reading import Reading
from teams.history.filters import KIND_WORDS, REMIT, Filters, read_filters
from teams.history.listing import Counts, count_entries, entries_of, undone_by
from teams.history.names import Names
from teams.history.past import Past, read_past
from teams.history.telling import NOBODY, by_day, tell
from teams.loading import load_matrix
from teams.matrix.edits import RemoveRow, RemoveSeat
from teams.matrix.model import seat_name
from teams.views.matrix import address_of, tabs_of, why_not_editable

A_PAGE = 50


class _Counted(Paginator):  # type: ignore[type-arg]
    """Pages of a list whose length is known already."""

    def __init__(self, found: Any, number: int) -> None:
        super().__init__(found, A_PAGE)
        self.number = number

    @cached_property
    def count(self) -> int:
        return self.number


@require_safe
@requires_viewer
def history(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    found = get_team(request, team)
    filters = read_filters(request.GET)
    reading = load_matrix(found, today=timezone.localdate()).reading()
    past = read_past(found)
    counts = count_entries(found, filters)
    page = _Counted(entries_of(found, filters), counts.shown).get_page(request.GET.get("page"))
    entries = list(page)
    told = tell(entries, reading, past, filters, undone_by(found, entries))
    address = filters.address()
    context = {
        "section": "teams",
        "team": found,
        "tabs": tabs_of(found, "history"),
        "base": address_of(found),
        "why_not": why_not_editable(request, found),
        "filters": filters,
        "counts": counts,
        "page": page,
        "page_link": address + ("" if address == "?" else "&"),
        "days": by_day(told),
        "choices": _choices(filters, counts),
        "rows": _rows(reading, past),
        "seats": _seats(reading, past),
    }
    return render(request, "teams/history/page.html", context)


def _choices(filters: Filters, counts: Counts) -> list[dict[str, Any]]:
    """The filters that are links with a number: kind of change, and who made it."""
    kinds = [("", "All", counts.all_kinds)]
    kinds += [(kind, words, counts.kinds[kind]) for kind, words in KIND_WORDS.items()]
    everybody = sum(number for _, _, number in counts.people)
    people = [("", "Everybody", everybody)]
    people += [
        (REMIT if by is None else str(by), NOBODY if by is None else name, number)
        for by, name, number in counts.people
    ]
    return [
        {
            "name": title,
            "options": [
                {
                    "href": filters.address(**{field: value}),
                    "name": words,
                    "number": number,
                    "current": getattr(filters, field) == value,
                }
                for value, words, number in options
            ],
        }
        for title, field, options in (("What", "kind", kinds), ("Who", "who", people))
    ]


def _rows(reading: Reading, past: Past) -> list[tuple[str, str]]:
    """Key and name: those that are there, then those that are gone."""
    names = Names(reading, past.removals())
    gone = dict.fromkeys(one.row.key for one in past.removals() if isinstance(one, RemoveRow))
    return [(row.key, row.name) for row in reading.rows] + [
        (key, f"{names.row(key)} (gone)") for key in gone if key not in reading.row
    ]


def _seats(reading: Reading, past: Past) -> list[tuple[str, str]]:
    gone = {one.seat.key: one.seat for one in past.removals() if isinstance(one, RemoveSeat)}
    there = [
        (seat.key, f"{seat.role_name}, {seat.label}" if seat.person else seat.label)
        for seat in reading.seats
    ]
    return there + [
        (key, f"{seat_name(seat, reading.catalogue)} (gone)")
        for key, seat in gone.items()
        if key not in reading.seat
    ]
