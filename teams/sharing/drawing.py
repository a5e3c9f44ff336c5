"""The matrix as a share link shows it."""

from __future__ import annotations

from teams.analysis.reading import SeatReading
from teams.history.drawing import PastDrawing
from teams.sharing.reading import SharedMatrix


class SharedDrawing(PastDrawing):
    """Nothing in it leads anywhere. Who is called by a role is not called so twice, nor by half of it."""

    def __init__(self, shared: SharedMatrix) -> None:
        super().__init__(shared.reading, shared.marks, "", editable=False)
        self.by_name = shared.shown.who == "names"
        if shared.shown.who == "roles":
            for seat in shared.reading.seats:
                if seat.person:
                    seat.role_name = ""

    def called(self, seat: SeatReading) -> str:
        return super().called(seat) if self.by_name or not seat.person else seat.label
