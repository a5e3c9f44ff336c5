"""Hypothesis strategies for matrices: small, valid, and with names that hurt."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from roles.definitions.keys import clean_name, hidden_in, make_key
from roles.definitions.model import Catalogue, Horizon, Level, Meaning, SkillLevel
from roles.definitions.reading import shipped_catalogue
from teams.matrix.model import (
    Acceptance,
    Complexity,
    Link,
    Matrix,
    Method,
    Organisation,
    Person,
    Row,
    Seat,
    Stage,
    Team,
)
from teams.matrix.schemes import RACI, SCHEMES, Letter, Letters, Scheme

HOSTILE_NAMES = (
    *(
        "null",
        "No",
        "yes",
        "~",
        "true",
        "007",
        "1e3",
        "0x1F",
        "12:30:00",
        "2026-01-01",
        "-",
        "---",
        "...",
        "<<",
        "=",
    ),
    *(
        "a: b",
        "# x",
        "x #y",
        "- x",
        "{a: b}",
        "[a]",
        "'",
        '"',
        '\\"',
        "\\",
        "*alias",
        "&anchor",
        "!tag",
        "%d",
        "|",
        ">-",
    ),
    *(
        "=1+1",
        "+1",
        "@sum",
        "=cmd|' /C calc'!A0",
        "a,b;c\u00a6d",
        "A/R",
        "<script>alert(1)</script>",
        "&amp;",
        "{{ x }}",
    ),
    *(
        "Ana Díaz",
        "Ægir Þór",
        "Ştefan",
        "Ω",
        "王小明",
        "علي",
        "\u202eevil",
        "e\u0301",
        "👩‍👩‍👧‍👦",
        "\ufeffBOM",
        "\u200b",
        "\uffff",
    ),
    *("x" * 200, "a\u2028b", "İstanbul", "ß", "ﬁ", "𝔘𝔫𝔦"),
)


@cache
def names() -> st.SearchStrategy[str]:
    """Names as Remit keeps them: NFC, trimmed, 1 to 200 characters, no control characters."""
    anything = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
    return (st.sampled_from(HOSTILE_NAMES) | anything).filter(_is_usable).map(clean_name)


def _is_usable(name: str) -> bool:
    return bool(name.strip()) and not hidden_in(unicodedata.normalize("NFC", name))


@cache
def texts() -> st.SearchStrategy[str]:
    """Longer text of several lines, in NFC."""
    lines = st.text(
        st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=60
    )
    return (st.sampled_from(HOSTILE_NAMES) | lines).map(
        lambda text: unicodedata.normalize("NFC", text)
    )


def keys(max_size: int) -> st.SearchStrategy[list[str]]:
    """Different keys, some made from hostile names, some that YAML could take for something else."""
    plain = st.sampled_from(
        ["pm", "po", "no", "null", "y", "true", "007", "1e3", "2026-01-01", "a-b", "x_1"]
    )
    return st.lists(plain | names().map(make_key), unique=True, max_size=max_size)


@cache
def days() -> st.SearchStrategy[date]:
    return st.dates(date(2020, 1, 1), date(2035, 12, 31))


@st.composite
def own_schemes(draw: st.DrawFn) -> Scheme:
    """An organisation's own letters, of one to three characters, some of which join to another."""
    letters = draw(
        st.lists(
            st.sampled_from(
                ["A", "R", "AR", "C", "I", "V", "QA", "ok", "É", "Ж", "决", "#", "*", "Y", "N", "1"]
            ),
            min_size=1,
            max_size=6,
            unique=True,
        )
    )
    meanings = [Meaning.ANSWERS, *(draw(st.sampled_from(Meaning)) for _ in letters[1:])]
    words = draw(names() | st.just(""))
    return Scheme(
        "own", draw(names()), tuple(map(Letter, letters, meanings, [words] * len(letters)))
    )


@cache
def schemes() -> st.SearchStrategy[Scheme]:
    return st.sampled_from(list(SCHEMES.values())) | own_schemes()


def letters_of(scheme: Scheme) -> st.SearchStrategy[Letters]:
    """One filled cell."""
    return st.sets(st.sampled_from(list(scheme.meanings)), min_size=1, max_size=3).map(
        scheme.ordered
    )


@st.composite
def people(draw: st.DrawFn, catalogue: Catalogue) -> tuple[Person, ...]:
    skills = st.dictionaries(
        st.sampled_from(list(catalogue.skills)), st.sampled_from(SkillLevel), max_size=3
    )
    return tuple(
        Person(key, draw(names()), draw(st.just(100) | st.integers(0, 200)), draw(skills))
        for key in draw(keys(max_size=4))
    )


@st.composite
def seats(draw: st.DrawFn, catalogue: Catalogue, holders: tuple[str, ...]) -> tuple[Seat, ...]:
    found = []
    for key in draw(keys(max_size=5)):
        since, until = draw(st.none() | days()), draw(st.none() | days())
        if since and until and until < since:
            since, until = until, since
        found.append(
            Seat(
                key,
                draw(st.sampled_from(list(catalogue.roles))),
                draw(st.sampled_from([None, *holders])),
                draw(st.none() | st.integers(0, 150)),
                draw(st.just("") | names()),
                since,
                until,
                draw(st.just("") | names()),
            )
        )
    return tuple(found)


def _said_of_a_row(catalogue: Catalogue, seat_keys: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    notes: st.SearchStrategy[Mapping[str, str]] = st.just({})
    if seat_keys:
        notes = st.dictionaries(st.sampled_from(seat_keys), texts(), max_size=2)
    link = st.builds(
        Link,
        st.sampled_from(["https://example.org/a?b=c#d", "mailto:ana@example.org"]),
        names() | st.just(""),
    )
    return st.fixed_dictionaries(
        {
            "shared": st.booleans(),
            "description": st.just("") | texts(),
            "links": st.just(()) | st.lists(link, max_size=2).map(tuple),
            "notes": notes,
            "area": st.none() | st.sampled_from(list(catalogue.areas)),
        }
    )


def _own_facts() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "name": names(),
            "horizon": st.none() | st.sampled_from(Horizon),
            "level": st.none() | st.sampled_from(Level),
            "stakeholder": st.none()
            | st.sampled_from(["executives", "investors", "direct-users", "other"]),
        }
    )


@st.composite
def rows(draw: st.DrawFn, catalogue: Catalogue, seat_keys: list[str]) -> tuple[Row, ...]:
    pointed = draw(
        st.lists(st.sampled_from(list(catalogue.responsibilities)), max_size=4, unique=True)
    )
    own = [key for key in draw(keys(max_size=4)) if key not in catalogue.responsibilities]
    order = draw(st.permutations([*pointed, *own]))
    found = []
    for key in order:
        facts = {"responsibility": key} if key in pointed else draw(_own_facts())
        checks = draw(st.sampled_from([None, *(other for other in order if other != key)]))
        found.append(
            Row(key=key, checks=checks, **facts, **draw(_said_of_a_row(catalogue, seat_keys)))
        )
    return tuple(found)


@st.composite
def matrices(
    draw: st.DrawFn, catalogue: Catalogue | None = None, scheme: Scheme | None = None
) -> Matrix:
    """A matrix that is valid beside the catalogue (the shipped one if none is given), in any scheme."""
    catalogue = catalogue or shipped_catalogue()
    scheme = scheme or draw(schemes())
    its_people = draw(people(catalogue))
    its_seats = draw(seats(catalogue, tuple(person.key for person in its_people)))
    its_rows = draw(rows(catalogue, [seat.key for seat in its_seats]))
    cells = {}
    for row in its_rows if its_seats else ():
        held = st.dictionaries(
            st.sampled_from([seat.key for seat in its_seats]), letters_of(scheme)
        )
        if filled := draw(held):
            cells[row.key] = filled
    return Matrix(
        team=draw(teams()),
        date=draw(days()),
        organisation=draw(organisations()),
        scheme=scheme,
        people=its_people,
        seats=its_seats,
        rows=its_rows,
        cells=cells,
        accepted=draw(_acceptances(its_rows, its_seats)),
    )


@st.composite
def teams(draw: st.DrawFn) -> Team:
    name = draw(names())
    return Team(
        make_key(name, fallback="team"),
        name,
        draw(st.none() | st.sampled_from(Method)),
        draw(st.none() | st.sampled_from(Complexity)),
        draw(st.none() | st.booleans()),
        draw(st.none() | days()),
    )


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    name = draw(st.just("") | names())
    stage, size = draw(st.none() | st.sampled_from(Stage)), draw(st.none() | st.integers(0, 5000))
    return Organisation(make_key(name) if name else "", name, stage, size)


def _acceptances(
    its_rows: tuple[Row, ...], its_seats: tuple[Seat, ...]
) -> st.SearchStrategy[tuple[Acceptance, ...]]:
    if not its_rows or not its_seats:
        return st.just(())
    row, seat = (st.sampled_from([one.key for one in things]) for things in (its_rows, its_seats))
    accepted = st.builds(
        Acceptance,
        st.sampled_from(["GAP101", "OVL203"]),
        rows=st.lists(row, max_size=2).map(tuple),
        seats=st.lists(seat, max_size=2).map(tuple),
        reason=texts(),
        until=st.none() | days(),
    )
    return st.lists(accepted, max_size=2).map(tuple)


def raci_matrices() -> st.SearchStrategy[Matrix]:
    return matrices(scheme=RACI)
