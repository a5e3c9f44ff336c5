"""What somebody chose for single lines by form, laid over what was read. Answers are kept by the line's stem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from roles.definitions.model import Catalogue
from teams.setup.lines import ReadLine, ReadSeat, State
from teams.setup.shares import read_share

OUT = "out"
VACANT = "vacant"


@dataclass(frozen=True, slots=True)
class Answer:
    """``roles`` and ``shares`` by the seat's place in its line; a share holds only while the read one is the same."""

    out: bool = False
    who: str = ""
    roles: Mapping[int, str] = field(default_factory=dict)
    shares: Mapping[int, tuple[str, int | None]] = field(default_factory=dict)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Answer:
        return cls(
            bool(record.get("out")),
            str(record.get("who", "")),
            {int(at): role for at, role in record.get("roles", {}).items()},
            {int(at): (said, was) for at, (said, was) in record.get("shares", {}).items()},
        )

    def to_record(self) -> dict[str, Any]:
        found: dict[str, Any] = {"out": True} if self.out else {}
        if self.who:
            found["who"] = self.who
        if self.roles:
            found["roles"] = {str(at): role for at, role in self.roles.items()}
        if self.shares:
            found["shares"] = {str(at): list(share) for at, share in self.shares.items()}
        return found


def answer_lines(
    lines: Iterable[ReadLine], answers: Mapping[str, Mapping[str, Any]], catalogue: Catalogue
) -> list[ReadLine]:
    return [
        _answered(line, Answer.from_record(answers[line.stem]), catalogue)
        if line.stem in answers
        else line
        for line in lines
    ]


def _answered(line: ReadLine, answer: Answer, catalogue: Catalogue) -> ReadLine:
    if answer.out:
        return replace(line, state=State.OUT, asks="Left out, as you chose.", seats=())
    seats = list(line.seats)
    for at, role in answer.roles.items():
        if role not in catalogue.roles:
            continue
        if at < len(seats):
            seats[at] = replace(seats[at], role=role, certain=True, chosen=True)
        elif not seats:
            seats = [ReadSeat(role, "", True, line.share, chosen=True)]
    notes = list(line.notes)
    for at, (said, was) in answer.shares.items():
        if at < len(seats) and seats[at].allocation == was:
            share = read_share(said) if said else None
            if share and share.problem:
                notes.append(share.problem)
            else:
                seats[at] = replace(seats[at], allocation=share.percent if share else None)
    vacant = answer.who == VACANT
    wrong_name = "" if vacant else line.wrong_name
    settled = bool(seats) and not wrong_name
    return replace(
        line,
        state=State.READ if settled else line.state if line.state is State.OUT else State.OPEN,
        person="" if vacant else line.person,
        seats=tuple(seats),
        asks="" if settled else line.asks,
        wrong_name=wrong_name,
        notes=tuple(notes),
        who=answer.who,
    )


def answer_from(line: ReadLine, said: Mapping[str, str]) -> Answer:
    """What a form says of a line that was read as ``line``: kept is only what differs from that.

    ``said``: ``role-0``, ``share-0``, … and ``who``.
    """
    if said.get("role-0") == OUT:
        return Answer(out=True)
    roles, shares = {}, {}
    for at in range(max(len(line.seats), 1)):
        read = line.seats[at] if line.seats else None
        role = said.get(f"role-{at}", "")
        if role and role != OUT and role != (read.role if read else ""):
            roles[at] = role
        written = read.allocation if read else line.share
        share = said.get(f"share-{at}")
        if share is not None and share.strip() != ("" if written is None else str(written)):
            shares[at] = (share.strip(), written)
    return Answer(who=said.get("who", ""), roles=roles, shares=shares)
