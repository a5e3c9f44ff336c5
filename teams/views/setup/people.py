"""The second step: people and seats, read line by line as they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from organisations.request import TenantRequest
from roles.definitions.model import Catalogue, Role
from roles.definitions.recognise import folded
from teams.analysis import engine
from teams.analysis.finding import Finding
from teams.setup.answers import OUT, VACANT, answer_from
from teams.setup.lines import MOST_LINES, ReadSeat, State, numbered_lines, read_lines
from teams.setup.plan import Placed
from teams.setup.work import Work
from teams.views.setup.frame import move_to, text_of

EXAMPLE = "Ana Díaz, Product Manager\nBo Lund – PO, 50 %\n? – Scrum Master"
ABOUT_PEOPLE = ("ORG4", "GAP106", "GAP107", "FIT303")


@dataclass(frozen=True)
class ShownSeat:
    at: int
    role: str
    how: str
    share: int | None


@dataclass(frozen=True)
class ShownLine:
    """``who``: (answer, words, chosen) where it can be chosen who is meant."""

    placed: Placed
    seats: list[ShownSeat]
    proposed: list[Role]
    others: list[Role]
    who: list[tuple[str, str, bool]]

    @property
    def line(self) -> Any:
        return self.placed.line

    @property
    def is_left_out(self) -> bool:
        return self.placed.line.state is State.OUT


def save(request: TenantRequest, work: Work) -> dict[str, Any]:
    """The lines, and what was chosen for single ones: it stays with its line when others come above it."""
    lines, add_problem = text_of(request, "lines"), ""
    if request.POST.get("go") == "add":
        added, add_problem = _added(request, work.catalogue)
        lines = "\n".join(filter(None, (lines.rstrip(), added)))
    answers = dict(work.content.get("answers", {}))
    read = {line.stem: line for line in read_lines(lines, work.catalogue)}
    for name in request.POST:
        number = name.removeprefix("stem-")
        line = read.get(text_of(request, name)) if number != name else None
        if line is None:
            continue
        said = {
            key.replace(f"-{number}", "", 1): text_of(request, key)
            for key in request.POST
            if key == f"who-{number}" or key.startswith((f"role-{number}-", f"share-{number}-"))
        }
        answers[line.stem] = answer_from(line, said).to_record()
    kept = {stem: answer for stem, answer in answers.items() if answer}
    return {"lines": lines, "answers": kept, "add_problem": add_problem}


def _added(request: TenantRequest, catalogue: Catalogue) -> tuple[str, str]:
    """A seat added by form, as a line like the others."""
    role = catalogue.roles.get(text_of(request, "new_role"))
    if role is None:
        return "", "Choose the role of the seat."
    name, share = " ".join(text_of(request, "new_name").split()), text_of(request, "new_share")
    share = share.strip().removesuffix("%").strip()
    return ", ".join(filter(None, (name or VACANT, role.name, share and f"{share} %"))), ""


def problem(work: Work) -> str:
    count = len(numbered_lines(work.content.get("lines", "")))
    if count > MOST_LINES:
        return (
            f"There are {count} lines, and a team has at most {MOST_LINES} here. Shorten the list."
        )
    open_ = [one.line.number for one in work.placed if one.is_open]
    if open_:
        line, it = ("Line", "it") if len(open_) == 1 else ("Lines", "them")
        are = "is" if len(open_) == 1 else "are"
        numbers = ", ".join(map(str, open_))
        return f"{line} {numbers} {are} left out until you choose. Choose, or leave {it} out."
    return "" if work.seats else "Name at least one seat."


def finish(request: TenantRequest, work: Work) -> HttpResponse | None:
    return None if problem(work) else move_to(work, "rows")


def fragment(request: TenantRequest, work: Work) -> HttpResponse:
    return render(request, "teams/setup/read_again.html", context(request, work, tried=False))


def context(request: TenantRequest, work: Work, *, tried: bool) -> dict[str, Any]:
    shown = [_shown(placed, work.catalogue) for placed in work.placed]
    open_ = [one for one in shown if one.placed.is_open]
    said = problem(work) if tried else ""
    add_problem = work.content.get("add_problem", "") if request.method == "POST" else ""
    return {
        "lines": work.content.get("lines", ""),
        "shown": shown,
        "open": open_,
        "clear": len(shown) - len(open_),
        "seats": len(work.seats),
        "problem": said,
        "focus_number": open_[0].placed.line.number if said and open_ else None,
        "add_problem": add_problem,
        "adding": request.POST.get("go") == "add",
        "new": request.POST if add_problem else {},
        "roles": work.catalogue.offered_roles(),
        "known": sorted(set(work.register.people.values()))[:500],
        "findings": about_people(work),
        "OUT": OUT,
        "example": EXAMPLE,
    }


def about_people(work: Work) -> list[Finding]:
    """What the rules say of who is there, before any row is looked at."""
    if not work.seats:
        return []
    found = engine.analyse(work.matrix, work.catalogue)
    return [one for one in found if one.code.startswith(ABOUT_PEOPLE)]


def _shown(placed: Placed, catalogue: Catalogue) -> ShownLine:
    line, somebody = placed.line, placed.somebody
    proposed = [catalogue.roles[key] for key in line.proposed if key in catalogue.roles]
    seats = [
        ShownSeat(at, seat.role, _how(seat, catalogue), seat.allocation)
        for at, seat in enumerate(line.seats)
    ]
    uncertain = line.is_one_piece and (
        line.state is State.OPEN or not all(seat.certain for seat in line.seats)
    )
    if line.wrong_name:
        choices = [("", "Mend the name in the list")]
    elif line.who == VACANT:
        choices = [("", "As it is written")]
    else:
        choices = list(somebody.choices) or [("", line.person)] * bool(line.person and uncertain)
    if choices:
        choices.append((VACANT, "Nobody yet: vacant"))
    return ShownLine(
        placed,
        seats if line.state is not State.OUT else [],
        proposed,
        [role for role in catalogue.offered_roles() if role not in proposed],
        [(value, words, value == line.who) for value, words in choices],
    )


def _how(seat: ReadSeat, catalogue: Catalogue) -> str:
    """How the role was found, in words."""
    if seat.chosen:
        return "chosen by you"
    if not seat.certain:
        return f"close to “{seat.said}”, please check"
    return (
        "exact"
        if folded(seat.said) == folded(catalogue.roles[seat.role].name)
        else f"from “{seat.said}”"
    )
