"""What a person says about how a file is to be read, as the preview's form sends it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from django.http import QueryDict

from roles.definitions.model import Catalogue
from teams.exchange.sheets.corrections import Corrections, Layout, Use
from teams.exchange.sheets.questions import Answers, RowAnswer, SeatAnswer
from teams.incoming.kept import Kept, begun_anew

Said = Mapping[str, str]
SKIP, OWN, NOTHING = "skip", "own", "-"
LEFT_OUT, OWN_ROW = "Leave this row out", "A row of the team’s own"
COLUMN_FIELDS = (
    ("activities", "Activities stand in column", Use.ACTIVITY),
    ("areas", "Areas stand in column", Use.AREA),
    ("ignored", "Columns to leave out", Use.IGNORE),
)
_COLUMN = re.compile(r"[A-Za-z]{1,3}|\d{1,7}")


def seat_value(answer: SeatAnswer) -> str:
    """“skip”, “seat:po” or “role:product-owner:ana”, as options have it."""
    if answer.skip:
        return SKIP
    return f"seat:{answer.seat}" if answer.seat else f"role:{answer.role}:{answer.person or ''}"


def row_value(answer: RowAnswer) -> str:
    return SKIP if answer.skip else answer.responsibility or OWN


def said_about(kept: Kept, posted: QueryDict, catalogue: Catalogue) -> Kept:
    """The file with what the form says; fields that it does not have leave what was said before."""
    if "is-form" not in posted:
        return kept
    said = {name: str(value) for name, value in posted.items()}
    before = kept.corrections
    now = _read_so(said, before)
    if _place(now) != _place(before):
        return begun_anew(kept, now)
    answers = Answers(_seats(said, before), _rows(said, before, catalogue))
    now = replace(now, columns=_columns(said), texts=_texts(said, before), answers=answers)
    added = frozenset(int(one) for one in map(str, posted.getlist("add")) if one.isdecimal())
    return replace(kept, corrections=now, added=added, name=said.get("name", kept.name))


def _place(one: Corrections) -> tuple[object, ...]:
    return (one.sheet, one.range, one.header, one.layout, one.encoding, one.above)


def _read_so(said: Said, before: Corrections) -> Corrections:
    header = said.get("header", "")
    layout = said.get("layout", "")
    return replace(
        before,
        sheet=said.get("sheet") or None,
        range=said.get("range", "").strip(),
        header=int(header) if header.isdecimal() and len(header) < 8 else None,
        layout=Layout(layout) if layout in set(Layout) else None,
        scheme=said.get("scheme") or None,
        encoding=said.get("encoding") or None,
        above={"yes": True, "no": False}.get(said.get("above", "")),
    )


def column_fields(corrections: Corrections) -> list[tuple[str, tuple[str, str]]]:
    """Name, label and value of the fields that say which columns hold what."""
    return [
        (
            name,
            (label, " ".join(one for one, is_for in corrections.columns.items() if is_for is use)),
        )
        for name, label, use in COLUMN_FIELDS
    ]


def _columns(said: Said) -> dict[str, Use]:
    found = {}
    for name, _, use in COLUMN_FIELDS:
        for label in re.split(r"[\s,;]+", said.get(name, "").strip()):
            if _COLUMN.fullmatch(label):
                found[label.upper()] = use
    return found


def _texts(said: Said, before: Corrections) -> dict[str, str]:
    """``text-N`` is the text, ``means-N`` the letters, “-” for none."""
    found = dict(before.texts)
    for name in said:
        prefix, _, number = name.partition("-")
        if prefix == "text":
            means = said.get(f"means-{number}", "")
            if means:
                found[said[name]] = "" if means == NOTHING else means
            else:
                found.pop(said[name], None)
    return found


def _numbered(said: Said, prefix: str) -> Mapping[int, str]:
    found = {}
    for name in said:
        start, _, number = name.partition("-")
        if start == prefix and number.isdecimal() and len(number) < 8:
            found[int(number)] = said[name].strip()
    return found


def _seats(said: Said, before: Corrections) -> dict[int, SeatAnswer]:
    found = dict(before.answers.seats)
    for number, value in _numbered(said, "seat").items():
        kind, _, rest = value.partition(":")
        if kind == SKIP:
            found[number] = SeatAnswer(skip=True)
        elif kind == "seat" and rest:
            found[number] = SeatAnswer(seat=rest)
        elif kind == "role" and rest:
            role, _, person = rest.partition(":")
            found[number] = SeatAnswer(role=role, person=person or None)
        else:
            found.pop(number, None)
    return found


def _rows(said: Said, before: Corrections, catalogue: Catalogue) -> dict[int, RowAnswer]:
    by_name = {one.name.casefold(): key for key, one in catalogue.responsibilities.items()}
    found = dict(before.answers.rows)
    for number, value in _numbered(said, "row").items():
        key = value if value in catalogue.responsibilities else by_name.get(value.casefold())
        if value.casefold() in (SKIP, LEFT_OUT.casefold()):
            found[number] = RowAnswer(skip=True)
        elif value.casefold() in (OWN, OWN_ROW.casefold()):
            found[number] = RowAnswer()
        elif key:
            found[number] = RowAnswer(responsibility=key)
        else:
            found.pop(number, None)
    return found
