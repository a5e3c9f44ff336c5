"""Many teams at once: a book with a sheet each, a packed folder of files, one long CSV.

All take the teams one after another, so that an organisation of any size needs the memory of its largest team.
"""

from __future__ import annotations

import csv
import io
import zipfile
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import BinaryIO

from roles.definitions.model import Meaning
from teams.analysis.finding import Severity
from teams.exchange.writing.as_csv import plain_cell
from teams.exchange.writing.book import ACCENT, Book, Running, put_text
from teams.exchange.writing.formats import FORMATS
from teams.exchange.writing.guard import writable
from teams.exchange.writing.own_layout import DASH, VACANT, header_parts, own_table
from teams.exchange.writing.sheet_names import sheet_name
from teams.exchange.writing.shown import TeamExport, shown
from teams.exchange.writing.wording import FINDING_HEADERS, finding_line, long_day, names_of
from teams.exchange.writing.xlsx_matrix import MatrixSheet
from teams.matrix.model import Seat

MOST_SHEETS = 400
"""Teams in one book; with more, no spreadsheet opens it gladly, and each sheet takes an open file while it is written."""
CHUNK = 64_000
LONG_HEADERS = (
    *("Team key", "Team", "Area", "Row key", "Responsibility"),
    *("Seat key", "Role", "Person", "Letters"),
)
TEAM_HEADERS = (
    "Team",
    "Team key",
    "Letters",
    "Rows",
    "Seats",
    *("Errors", "Warnings", "Hints"),
    "Revision",
)
PEOPLE_HEADERS = ("Person", "Team", "Seat", "Allocation %", "From", "Until", "Answers for", "Does")
TEAM_WIDTHS = (36, 24, 12, 10, 10, 10, 12, 10, 12)
PEOPLE_WIDTHS = (30, 30, 30, 13, 12, 12, 13, 8)
FINDING_WIDTHS = (24, 10, 10, 50, 50, 36, 30, 30, 20)
OWN_SHEETS = ("Teams", "People", "Findings")


class TooManyTeams(ValueError):
    """A book holds MOST_SHEETS teams; a packed folder of files holds any number."""


def stream_csv(teams: Iterable[TeamExport]) -> Iterator[bytes]:
    """One line for each filled cell of each team, in pieces of about 64 KB."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(LONG_HEADERS)
    yield BOM_UTF8
    for team in teams:
        for line in _cells(team):
            writer.writerow(line)
            if file.tell() > CHUNK:
                yield file.getvalue().encode()
                file.seek(0)
                file.truncate()
    yield file.getvalue().encode()


def _cells(team: TeamExport) -> Iterator[Sequence[object]]:
    matrix, catalogue = team.matrix, team.catalogue
    about = [plain_cell(text) for text in (matrix.team.key, matrix.team.name)]
    seats = []
    for seat in matrix.seats:
        role, person, _ = header_parts(seat, matrix, catalogue)
        seats.append([plain_cell(text) for text in (seat.key, role, person.removeprefix(DASH))])
    for row in own_table(matrix, catalogue).rows:
        begin = [*about, *(plain_cell(text) for text in (row.area, row.key, row.name))]
        for place, text in sorted(row.letters.items()):
            yield [*begin, *seats[place], plain_cell(text)]


def write_zip(target: BinaryIO, teams: Iterable[TeamExport], formats: Sequence[str]) -> None:
    """A file for each team and format, named after the team's key; ``target`` need not be seekable."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for team in teams:
            for key in formats:
                about = zipfile.ZipInfo(f"{team.matrix.team.key}.{key}", _moment(team.today))
                about.external_attr = 0o644 << 16
                is_packed = key in ("xlsx", "pdf")
                about.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
                archive.writestr(about, FORMATS[key].write(team))


def _moment(day: date) -> tuple[int, int, int, int, int, int]:
    return day.year, day.month, day.day, 0, 0, 0


def write_book(target: BinaryIO, title: str, teams: Iterable[TeamExport], today: date) -> None:
    """A book of the teams, of all people and seats, and of all findings, with a sheet for each team.

    Raises TooManyTeams, with nothing useful in the target.
    """
    book = Book(writable(title), today, target)
    try:
        _fill(book, teams, f"{title} · {long_day(today)}")
    except BaseException:
        book.discard()
        raise
    book.close()


def _fill(book: Book, teams: Iterable[TeamExport], foot: str) -> None:
    overview = Running(book, "Teams", TEAM_HEADERS, TEAM_WIDTHS, foot)
    people = Running(book, "People", PEOPLE_HEADERS, PEOPLE_WIDTHS, foot)
    findings = Running(book, "Findings", ("Team", *FINDING_HEADERS), FINDING_WIDTHS, foot)
    link = book.format(font_color=ACCENT, underline=1)
    used = {name.casefold() for name in OWN_SHEETS}
    seated: list[tuple[object, ...]] = []
    for number, team in enumerate(teams):
        if number == MOST_SHEETS:
            raise TooManyTeams(f"A book holds {MOST_SHEETS} teams; take a packed folder of files.")
        what = shown(team)
        name = sheet_name(what.title, used)
        line = overview.add(_overview(team))
        quoted = name.replace("'", "''")
        overview.sheet.write_url(line, 0, f"internal:'{quoted}'!A1", link)
        put_text(overview.sheet, line, 0, what.title, link)
        names = names_of(team.matrix, team.catalogue)
        for finding in team.findings:
            findings.add((what.title, *finding_line(finding, names)))
        seated += _seats(team)
        MatrixSheet(book, name, team, what).write()
    for row in sorted(seated, key=_by_person):
        people.add(row)
    for table in (overview, people, findings):
        table.finish()


def _by_person(row: tuple[object, ...]) -> tuple[bool, str, str]:
    """Vacant seats last."""
    return row[0] == VACANT, str(row[0]).casefold(), str(row[1])


def _overview(team: TeamExport) -> Sequence[object]:
    matrix = team.matrix
    counted = [sum(one.severity is severity for one in team.findings) for severity in Severity]
    return (
        matrix.team.name,
        matrix.team.key,
        matrix.scheme.name,
        len(matrix.rows),
        len(matrix.seats),
        *counted,
        team.revision,
    )


def _seats(team: TeamExport) -> Iterator[tuple[object, ...]]:
    matrix = team.matrix
    for seat in matrix.seats:
        role, person, _ = header_parts(seat, matrix, team.catalogue)
        yield (
            person.removeprefix(DASH) or role,
            matrix.team.name,
            role,
            seat.allocation,
            seat.since,
            seat.until,
            *(_held(team, seat, meaning) for meaning in (Meaning.ANSWERS, Meaning.DOES)),
        )


def _held(team: TeamExport, seat: Seat, meaning: Meaning) -> int:
    means = team.matrix.scheme.meanings
    return sum(
        any(means[letter] is meaning for letter in letters)
        for letters in team.matrix.letters_of_seat(seat.key).values()
    )
