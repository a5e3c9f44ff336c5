"""The third step: which responsibilities the team has, by packs, one by one, and of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from organisations.request import TenantRequest
from roles.definitions.model import Area, Responsibility
from teams.matrix.prefill import packs_for
from teams.setup import plan
from teams.setup.lines import UNREADABLE, name_problem
from teams.setup.work import Work
from teams.views.setup.frame import move_to

PACKS = {
    "core": ("Core", "Every product team: strategy, market and stakeholders."),
    "agile": ("Agile", "Teams that work in an Agile way: backlog and delivery."),
    "data": ("Data", "Teams whose product is data."),
    "emerging": ("Emerging", "Organisations past their startup stage."),
}
LONGEST_KEPT = 1000
MOST_OWN = 100


@dataclass(frozen=True)
class ShownPack:
    key: str
    name: str
    why: str
    is_chosen: bool
    is_expected: bool
    rows: int
    ticked: int


@dataclass(frozen=True)
class ShownRow:
    definition: Responsibility
    ticked: bool
    is_unowned: bool


@dataclass(frozen=True)
class ShownArea:
    area: Area
    rows: list[ShownRow]

    @property
    def ticked(self) -> int:
        return sum(row.ticked for row in self.rows)


def save(request: TenantRequest, work: Work) -> dict[str, Any]:
    """What differs from the packs' suggestion is kept: so that the rest follows facts and seats when those change."""
    catalogue, rows = work.catalogue, work.rows
    known = catalogue.responsibilities.keys()
    ticked = set(request.POST.getlist("responsibilities")) & known
    packs = frozenset(request.POST.getlist("packs")) & PACKS.keys()
    added, removed = set(ticked - rows.suggested), set(rows.suggested - ticked)
    for key, one in catalogue.responsibilities.items():
        if one.packs & (packs - rows.packs):
            removed.discard(key)
        if one.packs & (rows.packs - packs):
            added.discard(key)
    expected = packs_for(plan.facts_of(work.content), work.facts)
    return {
        "packs": None if packs == expected else sorted(packs),
        "added": sorted(added),
        "removed": sorted(removed),
        "own_rows": _own_rows(request),
    }


def _own_rows(request: TenantRequest) -> list[dict[str, str]]:
    pairs = zip(request.POST.getlist("own_name"), request.POST.getlist("own_area"), strict=False)
    return [
        {"name": name.replace("\x00", UNREADABLE)[:LONGEST_KEPT], "area": area[:LONGEST_KEPT]}
        for name, area in list(pairs)[:MOST_OWN]
        if name.strip()
    ]


def own_problems(work: Work) -> list[str]:
    """What is wrong with each own row; empty where nothing is."""
    found: list[str] = []
    seen: set[str] = set()
    for own in work.content.get("own_rows", ()):
        name = " ".join(own["name"].split())
        wrong = name_problem(own["name"])
        if not wrong and name.casefold() in seen:
            wrong = "Another row has this name."
        if not wrong and own["area"] not in work.catalogue.areas:
            wrong = "Choose its area."
        seen.add(name.casefold())
        found.append(wrong)
    return found


def problem(work: Work) -> str:
    if any(own_problems(work)):
        return "Mend the rows of the team’s own, or empty their names."
    if not work.rows.chosen and not work.content.get("own_rows"):
        return "Tick at least one responsibility."
    return ""


def finish(request: TenantRequest, work: Work) -> HttpResponse | None:
    return None if problem(work) else move_to(work, "matrix")


def fragment(request: TenantRequest, work: Work) -> HttpResponse:
    return render(request, "teams/setup/rows_again.html", context(request, work, tried=False))


def context(request: TenantRequest, work: Work, *, tried: bool) -> dict[str, Any]:
    rows, definitions = work.rows, work.catalogue.responsibilities
    expected = packs_for(plan.facts_of(work.content), work.facts)
    packs = []
    for key, (name, why) in PACKS.items():
        of_pack = {one.key for one in definitions.values() if key in one.packs}
        ticked = len(of_pack & rows.chosen)
        packs.append(
            ShownPack(key, name, why, key in rows.packs, key in expected, len(of_pack), ticked)
        )
    areas = [
        ShownArea(
            area,
            [
                ShownRow(one, one.key in rows.chosen, one.key in rows.unowned)
                for one in definitions.values()
                if one.area == area.key and (not one.retired or one.key in rows.chosen)
            ],
        )
        for area in work.catalogue.areas.values()
    ]
    own = work.content.get("own_rows", [])
    said = problem(work) if tried else ""
    wrong = own_problems(work) if tried else [""] * len(own)
    return {
        "packs": packs,
        "areas": [one for one in areas if one.rows],
        "all_areas": list(work.catalogue.areas.values()),
        "chosen": len(rows.chosen) + len(plan.own_rows(work.content, work.catalogue)),
        "own_rows": [(row["name"], row["area"], bad) for row, bad in zip(own, wrong, strict=True)],
        "focus_own": next((at for at, bad in enumerate(wrong) if bad), None),
        "adding": request.POST.get("go") == "add",
        "problem": said,
    }
