"""A retired role is offered to no seat, and kept by the seats that have it."""

from __future__ import annotations

from dataclasses import replace

from roles.definitions.model import Catalogue
from roles.definitions.reading import shipped_catalogue
from teams.forms.seats import SeatForm
from teams.matrix.model import Seat


def retired(key: str) -> Catalogue:
    catalogue = shipped_catalogue()
    roles = {**catalogue.roles, key: replace(catalogue.roles[key], retired=True)}
    return replace(catalogue, roles=roles)


def offered(seat: Seat | None) -> list[str]:
    form = SeatForm(catalogue=retired("scrum-master"), people=[], seat=seat)
    return [key for key, _ in form.fields["role"].choices]  # type: ignore[attr-defined]


def test_a_retired_role_is_not_offered() -> None:
    assert "scrum-master" not in offered(None) and "product-owner" in offered(None)


def test_a_seat_keeps_its_retired_role() -> None:
    assert "scrum-master" in offered(Seat("sm", "scrum-master"))
