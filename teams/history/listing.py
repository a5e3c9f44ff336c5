"""The log as it is listed: entries that the filters let through, newest first, with numbers that agree with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, F, Func, IntegerField, JSONField, QuerySet, Value

from teams.history.filters import KINDS, Filters
from teams.models import LogEntry, Team

MOST_READ = 200
"""So many edits of an entry are read, unless some of them are looked for."""


@dataclass(frozen=True)
class Counts:
    """``shown``: with all filters. ``kinds`` and ``people``: with all others; ``people`` by user, None for Remit."""

    shown: int
    kinds: dict[str, int]
    all_kinds: int
    people: list[tuple[int | None, str, int]]


def entries_of(team: Team, filters: Filters) -> QuerySet[LogEntry]:
    """Newest first, each with its ``number`` of edits and ``some`` of them: all where the filters look into them."""
    first = Func(
        F("edits"),
        Value(f"$[0 to {MOST_READ - 1}]"),
        template="jsonb_path_query_array(%(expressions)s::jsonpath)",
        output_field=JSONField(),
    )
    number = Func(F("edits"), function="jsonb_array_length", output_field=IntegerField())
    return (
        LogEntry.objects.filter(filters.condition(), team=team)
        .select_related("by", "undoes", "undoes__undoes")
        .defer("edits", "undoes__edits", "undoes__undoes__edits")
        .annotate(number=number, some=F("edits") if filters.is_about_edits else first)
        .order_by("-revision")
    )


def count_entries(team: Team, filters: Filters) -> Counts:
    """Two queries."""
    log = LogEntry.objects.filter(team=team).order_by()
    kinds = log.filter(replace(filters, kind="").condition()).aggregate(
        _all=Count("pk"),
        **{
            kind: Count("pk", filter=replace(filters, kind=kind).edits_condition())
            for kind in KINDS
        },
    )
    all_kinds = kinds.pop("_all")
    people = (
        log.filter(replace(filters, who="").condition())
        .values_list("by", "by__name")
        .annotate(number=Count("pk"))
        .order_by("-number", "by__name")
    )
    shown = kinds[filters.kind] if filters.kind else all_kinds
    return Counts(
        shown, kinds, all_kinds, [(by, name or "", number) for by, name, number in people]
    )


def undone_by(team: Team, shown: Sequence[LogEntry]) -> dict[int, int]:
    """Of these entries that stand undone: number → the revision that undid it. One query."""
    if not shown:
        return {}
    later = LogEntry.objects.filter(
        team=team, undoes__isnull=False, pk__gt=min(e.pk for e in shown)
    )
    return undone_of(later.order_by("-revision").values_list("pk", "revision", "undoes"))


def undone_of(undoing: Iterable[tuple[int, int, int | None]]) -> dict[int, int]:
    """What is undone, from all entries that undo (number, revision, the number undone), newest first.

    What took back an entry and was taken back itself does not count.
    """
    undone: dict[int, int] = {}
    for number, revision, target in undoing:
        if number not in undone and target is not None:
            undone.setdefault(target, revision)
    return undone
