"""A small team for the tests of files."""

from __future__ import annotations

from datetime import date

from roles.definitions.reading import shipped_catalogue
from teams.matrix.model import Matrix, Method, Organisation, Person, Row, Seat, Team
from teams.matrix.schemes import Letter, Meaning, Scheme

CATALOGUE = shipped_catalogue()
TODAY = date(2026, 3, 2)
CHECKOUT = Matrix(
    Team("checkout", "Checkout", Method.SCRUM, data=False),
    TODAY,
    Organisation("acme", "Acme"),
    people=(Person("ana", "Ana Díaz"), Person("bo", "Bo Lund")),
    seats=(
        Seat("pm", "product-manager", "ana"),
        Seat("po", "product-owner", "bo"),
        Seat("sm", "scrum-master"),
        Seat("dev", "development-team"),
    ),
    rows=(
        Row("backlog-prioritisation", "backlog-prioritisation"),
        Row("vision", "product-vision"),
        Row("sums", name="=SUM(A1:A9)", area="data"),
        Row("own", name="Weekly call, with “the board”"),
    ),
    cells={
        "backlog-prioritisation": {"pm": ("C",), "po": ("A", "R"), "dev": ("C",)},
        "vision": {"pm": ("A", "R"), "po": ("I",)},
        "sums": {"sm": ("R",)},
    },
)
LONG_LETTERS = Scheme(
    "own",
    "Own",
    (
        Letter("DRI", Meaning.ANSWERS, "Answers"),
        Letter("W", Meaning.DOES, "Works"),
        Letter("=X", Meaning.INFORMED, "Hears"),
    ),
)
