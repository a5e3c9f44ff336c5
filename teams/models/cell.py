from __future__ import annotations

from django.db import models

from organisations.models import Organisation, TenantModel
from teams.models.row import Row
from teams.models.seat import Seat
from teams.models.team import Team


class Cell(TenantModel):
    """The letters of one seat on one row, written “A/R”; an empty cell is no cell."""

    # Always read by team: an index on the organisation would only mislead the planner.
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, editable=False, db_index=False
    )
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="cells")
    row = models.ForeignKey(Row, on_delete=models.CASCADE, related_name="cells")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="cells", db_index=False)
    letters = models.CharField(max_length=40)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("seat", "row"), name="a_seat_has_one_cell_on_a_row"),
            models.CheckConstraint(condition=~models.Q(letters=""), name="a_cell_has_letters"),
        )

    def __str__(self) -> str:
        return self.letters
