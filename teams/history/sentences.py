"""The log's edits in sentences, made when they are read: “gave Prioritise the backlog to Bo Lund: A, R”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from roles.definitions.model import Meaning
from teams.analysis.wording import count
from teams.history.fields import FieldWords
from teams.history.names import Names
from teams.history.past import Seats
from teams.matrix import edits as e
from teams.matrix.model import Seat, seat_name
from teams.matrix.schemes import Letters, Scheme

MOST_LETTERS = 4
"""Of a row or seat that came or went, the letters of so many seats or rows are told."""


class Sentences:
    """``seats``, ``scheme``: those of the time that is told of; today's scheme if none is given. A sentence lacks its subject: who did it."""

    def __init__(self, names: Names, seats: Seats, scheme: Scheme | None = None) -> None:
        self.names, self.seats = names, seats
        self.scheme = scheme or names.reading.matrix.scheme
        self.fields = FieldWords(names, self.who)
        self._held = Counter(seat.person for seat in seats.values() if seat.person)

    def said(self, edits: Iterable[e.Edit]) -> list[str]:
        return [self.sentence(edit) for edit in edits]

    def sentence(self, edit: e.Edit) -> str:
        match edit:
            case e.SetCell():
                return self._cell(edit)
            case e.AddRow(row, _, cells):
                return (
                    f"added the row {self.names.row(row.key)}{self._with(cells, self.who, 'seats')}"
                )
            case e.RemoveRow(row, _, cells):
                return f"removed the row {self.names.row(row.key)}{self._with(cells, self.who, 'seats')}"
            case e.ChangeRow(row, before, after):
                return self._changed(self.names.row(row), before, after)
            case e.MoveRow(row, before, after):
                return f"moved {self.names.row(row)} {_way(before, after, 'up', 'down')}"
            case e.MoveSeat(seat, before, after):
                return f"moved {self.seat(seat)} {_way(before, after, 'left', 'right')}"
            case e.ChangeScheme():
                return _other_letters(edit)
            case e.ChangeTeam(before, after):
                return self._changed("the team", before, after)
            case _:
                return self._seat_edit(edit)

    # who and what

    def who(self, key: str) -> str:
        """Who was on the seat; where nobody was, what it is called. With the seat where they had several."""
        seat = self.seats.get(key)
        if seat is None:
            return self.names.seat(key)
        if seat.person is None:
            return self._nobody(seat)
        name = self.names.person(seat.person)
        return f"{name} as {self._title(seat)}" if self._held[seat.person] > 1 else name

    def seat(self, key: str) -> str:
        """“the seat Product Owner”, whoever was on it."""
        seat = self.seats.get(key)
        return f"the seat {self._title(seat) if seat else self.names.title(key)}"

    def _nobody(self, seat: Seat) -> str:
        role = self.names.catalogue.roles.get(seat.role)
        is_filled = not self._held or (role is not None and role.collective)
        return self._title(seat) if is_filled else f"{self._title(seat)} (vacant)"

    def _title(self, seat: Seat) -> str:
        return seat_name(seat, self.names.catalogue)

    # cells

    def _cell(self, edit: e.SetCell) -> str:
        row, who = self.names.row(edit.row), self.who(edit.seat)
        came = tuple(one for one in edit.after if one not in edit.before)
        went = tuple(one for one in edit.before if one not in edit.after)
        stays = tuple(one for one in edit.after if one in edit.before)
        if came and went:
            return f"changed {who} on {row} from {written(edit.before)} to {written(edit.after)}"
        if went:
            keeps = f", where {written(stays)} stays" if stays else ""
            return f"took {written(went)} from {who} on {row}{keeps}"
        if not came:
            return f"left {who} on {row} as it was"
        if self._owns(came):
            return f"gave {row} to {who}: {written(edit.after)}"
        return f"gave {who} {written(came)} on {row}{f', beside {written(stays)}' if stays else ''}"

    def _owns(self, letters: Letters) -> bool:
        return any(self.scheme.meanings.get(letter) is Meaning.ANSWERS for letter in letters)

    def _with(self, cells: Mapping[str, Letters], name: Callable[[str], str], what: str) -> str:
        if not cells:
            return ""
        if len(cells) > MOST_LETTERS:
            return f", with the letters of {len(cells)} {what}"
        held = (f"{name(key)}: {written(letters)}" for key, letters in cells.items())
        return f", with {'; '.join(held)}"

    # rows, seats, the team

    def _changed(self, what: str, before: e.Fields, after: e.Fields) -> str:
        return f"changed {what}: {'; '.join(self.fields.changes(before, after)) or 'nothing'}"

    def _seat_edit(self, edit: e.Edit) -> str:
        match edit:
            case e.AddSeat(seat, _, cells):
                said = f"added the seat {self._title(seat)}{self._filled(seat)}"
                return said + self._with(cells, self.names.row, "rows")
            case e.RemoveSeat(seat, _, cells):
                of = f" of {self.names.person(seat.person)}" if seat.person else ""
                said = f"removed the seat {self._title(seat)}{of}"
                return said + self._with(cells, self.names.row, "rows")
            case e.ChangeSeat(seat, before, after):
                return self._seat_changed(seat, before, after)
            case _:
                return "changed something that this page has no words for"

    def _filled(self, seat: Seat) -> str:
        if seat.person:
            return f", filled with {self.names.person(seat.person)}"
        role = self.names.catalogue.roles.get(seat.role)
        return "" if role and role.collective else ", vacant"

    def _seat_changed(self, key: str, before: e.Fields, after: e.Fields) -> str:
        """Who sits there first, then the rest."""
        was, now = before.get("person"), after.get("person")
        others = {field: value for field, value in after.items() if field != "person"}
        rest = self.fields.changes(before, others)
        if was == now:
            return f"changed {self.seat(key)}: {'; '.join(rest) or 'nothing'}"
        if now is None:
            said = f"took {self.names.person(was or '')} off {self.seat(key)}"
        elif was is None:
            said = f"filled {self.seat(key)} with {self.names.person(now)}"
        else:
            said = f"put {self.names.person(now)} on {self.seat(key)} in place of {self.names.person(was)}"
        return "; ".join([said, *rest])


def written(letters: Letters) -> str:
    return ", ".join(letters)


def _other_letters(edit: e.ChangeScheme) -> str:
    cells = [pair for held in edit.cells.values() for pair in held.values()]
    otherwise = sum(before != after for before, after in cells)
    emptied = sum(bool(before) and not after for before, after in cells)
    said = f"changed the letters from {edit.before.name} to {edit.after.name}"
    numbers = [f"{count(otherwise, 'cell')} written otherwise"] if otherwise else []
    numbers += [f"{emptied} of them empty by that"] if emptied else []
    return f"{said}: {', '.join(numbers)}" if numbers else said


def _way(before: int, after: int, back: str, on: str) -> str:
    return f"{back if after < before else on}, to place {after + 1}"
