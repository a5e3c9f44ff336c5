"""What is other than at an earlier revision, as marks on the matrix of now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from teams.analysis.finding import Finding
from teams.analysis.reading import Reading
from teams.history.comparing import Place, compare, compare_findings
from teams.matrix.schemes import Letters


@dataclass(frozen=True)
class Since:
    """``cells``: the letters that stood there before, where others or none stand now; ``removed``: names of rows and seats."""

    cells: Mapping[Place, Letters]
    new_rows: frozenset[str]
    new_seats: frozenset[str]
    removed: tuple[str, ...]
    came: int
    went: int

    @property
    def words(self) -> str:
        """“8 cells, 2 new rows, 1 new seat, 1 removed; 3 findings came, 1 went”."""
        numbers = (
            (len(self.cells), "cell", "cells"),
            (len(self.new_rows), "new row", "new rows"),
            (len(self.new_seats), "new seat", "new seats"),
            (len(self.removed), "removed", "removed"),
        )
        parts = [
            f"{number} {one if number == 1 else many}" for number, one, many in numbers if number
        ]
        findings = f"{self.came} finding{'' if self.came == 1 else 's'} came, {self.went} went"
        return f"{', '.join(parts) or 'nothing changed in the matrix'}; {findings}"


def since(
    before: Reading, now: Reading, found_before: list[Finding], found_now: list[Finding]
) -> Since:
    """Cells of rows and seats that came are not marked one by one."""
    compared = compare(before.matrix, now.matrix)
    new_rows, new_seats = compared.rows.came, compared.seats.came
    findings = compare_findings(found_before, found_now)
    gone = [before.row[key].name for key in before.row if key in compared.rows.went]
    gone += [before.seat[key].label for key in before.seat if key in compared.seats.went]
    cells = {
        place: old
        for place, (old, _) in compared.cells.items()
        if place[0] in now.row
        and place[1] in now.seat
        and place[0] not in new_rows
        and place[1] not in new_seats
    }
    return Since(cells, new_rows, new_seats, tuple(gone), len(findings.came), len(findings.went))
