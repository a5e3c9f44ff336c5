"""Teams for tests, made through the door like everybody's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from organisations.models import Organisation
from teams.creation import create_team
from teams.matrix.model import Complexity, Method, Row, Seat
from teams.matrix.model import Team as TeamFacts
from teams.models import Person, Team

TODAY = date(2026, 3, 2)


def make_person(organisation: Organisation, name: str, key: str = "", **facts: object) -> Person:
    return Person.objects.create(
        organisation=organisation, key=key or name.split(maxsplit=1)[0].lower(), name=name, **facts
    )


def make_team(
    organisation: Organisation,
    name: str = "Checkout",
    *,
    method: Method | None = Method.SCRUM,
    complexity: Complexity | None = Complexity.MEDIUM,
    data: bool | None = False,
    seats: tuple[Seat, ...] | None = None,
    rows: tuple[Row, ...] | None = None,
    cells: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None,
    today: date = TODAY,
) -> Team:
    """By default: Ana is Product Manager, Bo Product Owner; vision and strategy are hers, the backlog his."""
    if seats is None:
        for key, person in (("ana", "Ana Díaz"), ("bo", "Bo Lund")):
            Person.objects.get_or_create(
                organisation=organisation, key=key, defaults={"name": person}
            )
        seats = (
            Seat("pm", "product-manager", "ana", 80),
            Seat("po", "product-owner", "bo", 100),
            Seat("sm", "scrum-master"),
        )
    if rows is None:
        rows = (
            Row("product-vision", "product-vision"),
            Row("product-strategy", "product-strategy"),
            Row("backlog-prioritisation", "backlog-prioritisation"),
        )
        cells = {
            "product-vision": {"pm": ("A", "R"), "po": ("I",)},
            "product-strategy": {"pm": ("A", "R"), "po": ("C",)},
            "backlog-prioritisation": {"pm": ("I",), "po": ("A", "R")},
        }
    outcome = create_team(
        organisation=organisation,
        by=None,
        facts=TeamFacts("", name, method, complexity, data),
        seats=seats,
        rows=rows,
        cells=cells or {},
        today=today,
    )
    return outcome.team
