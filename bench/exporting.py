"""What files cost: the workbook beside bare XlsxWriter, CSV of a million letters, the PDF of a large team."""

from __future__ import annotations

import io
import random
import resource
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from datetime import date

import xlsxwriter

from bench.line import Line
from roles.definitions.reading import shipped_catalogue
from teams.analysis import engine
from teams.analysis.finding import Finding
from teams.exchange.writing.as_pdf import write_pdf
from teams.exchange.writing.as_xlsx import write_xlsx
from teams.exchange.writing.many_teams import stream_csv
from teams.exchange.writing.own_layout import FIXED_HEADERS, own_table
from teams.exchange.writing.shown import TeamExport
from teams.exchange.writing.wording import finding_line, names_of
from teams.matrix.model import Matrix, Method, Organisation, Person, Row, Seat, Team

TODAY = date(2026, 3, 2)
ROLES = ("product-manager", "product-owner", "scrum-master", "product-designer")
AREAS = ("strategy", "market", "backlog", "delivery", "stakeholders")


def measure_exports() -> list[Line]:
    return [_xlsx(), *_csv(), _pdf()]


def drawn(rows: int, seats: int, *, full: bool, key: str = "usual") -> Matrix:
    """The same each time. ``full``: every cell has a letter; else as real matrices have them."""
    chance = random.Random(7)  # noqa: S311 - the same figures each time
    people = tuple(Person(f"p-{n}", f"Person {n}") for n in range(seats))
    seated = tuple(Seat(f"s-{n}", ROLES[n % len(ROLES)], f"p-{n}") for n in range(seats))
    made = tuple(
        Row(f"r-{n}", name=f"Responsibility {n}", area=AREAS[n * len(AREAS) // rows])
        for n in range(rows)
    )
    cells = {}
    for row in made:
        chosen = seated if full else chance.sample(seated, k=min(seats, chance.randint(3, 6)))
        held = {seat.key: (chance.choice("RCI"),) for seat in chosen}
        cells[row.key] = held | {chosen[0].key: ("A", "R")}
    team = Team(key, key.capitalize(), Method.SCRUM)
    return Matrix(
        team,
        TODAY,
        Organisation("acme", "Acme"),
        people=people,
        seats=seated,
        rows=made,
        cells=cells,
    )


def seconds(function: Callable[[], object]) -> float:
    """Of CPU, of all threads: others work on the machine too."""
    start = time.process_time()
    function()
    return time.process_time() - start


def _xlsx() -> Line:
    """In turn, so that both meet the same machine."""
    matrix, catalogue = drawn(5000, 60, full=True), shipped_catalogue()
    findings = engine.analyse(matrix, catalogue)
    bare, ours = [], []
    for _ in range(3):
        bare.append(seconds(lambda: _bare(matrix, findings)))
        ours.append(
            seconds(lambda: write_xlsx(matrix, catalogue, findings, revision=1, today=TODAY))
        )
    floor, subject = statistics.median(bare), statistics.median(ours)
    print(
        f"xlsx of 5,000 × 60: bare {floor:.2f} s, ours with {len(findings):,} findings {subject:.2f} s"
    )
    return Line("xlsx of 5,000 × 60, as a multiple of bare XlsxWriter", subject / floor, "x", 1.5)


def _bare(matrix: Matrix, findings: Sequence[Finding]) -> bytes:
    """The same cells, written by XlsxWriter and nothing else."""
    table = own_table(matrix, shipped_catalogue())
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    for column, text in enumerate((*FIXED_HEADERS, *table.seat_headers)):
        sheet.write_string(0, column, text)
    for line, row in enumerate(table.rows, 1):
        for column, text in enumerate((row.area, row.key, row.name)):
            sheet.write_string(line, column, text)
        for place, text in row.letters.items():
            sheet.write_string(line, 3 + place, text)
    second = book.add_worksheet()
    names = names_of(matrix, shipped_catalogue())
    for line, finding in enumerate(findings):
        for column, text in enumerate(finding_line(finding, names)):
            second.write_string(line, column, text)
    book.close()
    return file.getvalue()


def _csv() -> Iterator[Line]:
    """A million letters: 800 teams of 125 rows × 10 seats, each made when its turn comes."""
    catalogue = shipped_catalogue()
    large = drawn(125, 10, full=True)

    def teams(number: int) -> Iterator[TeamExport]:
        for _ in range(number):
            yield TeamExport(large, catalogue, (), 1, TODAY)

    def written(number: int) -> int:
        return sum(len(piece) for piece in stream_csv(teams(number)))

    def peak(number: int) -> int:
        tracemalloc.start()
        written(number)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    took = seconds(lambda: written(800))
    print(
        f"csv of 1,000,000 letters: {took:.1f} s, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    )
    yield Line("csv of 1,000,000 letters", took, "s", 10)
    yield Line(
        "csv, memory for 160 teams as a multiple of that for 40", peak(160) / peak(40), "x", 1.1
    )


def _pdf() -> Line:
    catalogue = shipped_catalogue()
    matrix = drawn(100, 40, full=False)
    export = TeamExport(matrix, catalogue, engine.analyse(matrix, catalogue), 1, TODAY)
    return Line(
        "pdf of 100 × 40 with its findings, from a cold start",
        seconds(lambda: write_pdf(export)),
        "s",
        3,
    )


if __name__ == "__main__":
    print(*measure_exports(), sep="\n")
