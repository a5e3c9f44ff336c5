"""From a file to one reading of the matrix in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from teams.exchange.sheets.building import many_values
from teams.exchange.sheets.by_letter import LetterColumns
from teams.exchange.sheets.codes import CodeReader
from teams.exchange.sheets.columns import Asked, Columns
from teams.exchange.sheets.corrections import Corrections, Layout
from teams.exchange.sheets.grid import Grid, Opened, Place, UnreadableFile, column_number
from teams.exchange.sheets.joining import joined
from teams.exchange.sheets.legend import Legend, read_legend
from teams.exchange.sheets.listed import read_by_letter, read_long
from teams.exchange.sheets.long_format import LongColumns
from teams.exchange.sheets.nothing_found import why_no_matrix
from teams.exchange.sheets.opening import open_file
from teams.exchange.sheets.plain import read_plain
from teams.exchange.sheets.questions import AboveQuestion, TextQuestion
from teams.exchange.sheets.reading import Passage, SheetReading, TableChoice
from teams.exchange.sheets.recognising import ANY, Recognised, recognise_scheme, usual_letter
from teams.exchange.sheets.sureness import Sureness, Taken
from teams.exchange.sheets.tables import Found, continued, find_table
from teams.matrix.schemes import SCHEMES, Scheme, UnreadableCell

MOST_QUESTIONS = 60
MOST_PLACES = 20
_NOTHING_SAID = Corrections()


def read_sheet(
    data: bytes,
    filename: str,
    corrections: Corrections = _NOTHING_SAID,
    *,
    schemes: Sequence[Scheme] = (),
) -> SheetReading:
    """The matrix in a file. A pasted text has no filename. Raises UnreadableFile; see ``read_opened``."""
    opened = open_file(data, filename, corrections.encoding)
    return read_opened(opened, corrections, schemes=schemes)


@many_values()
def read_opened(
    opened: Opened, corrections: Corrections = _NOTHING_SAID, *, schemes: Sequence[Scheme] = ()
) -> SheetReading:
    """The matrix in the tables of a file, read as the corrections say and otherwise as it looks.

    ``schemes``: further ones that the corrections may name. Raises UnreadableFile where there is no matrix, or a
    correction does not fit the file.
    """
    grids = continued(opened.grids)
    legend = read_legend(grids, opened.prose)
    found = _find(grids, corrections, legend)
    if not found:
        raise UnreadableFile(why_no_matrix(_asked_for(grids, corrections)))
    chosen = _chosen(found)
    recognised = _recognise(chosen, legend, corrections, schemes)
    reader = _code_reader(recognised, corrections)
    readings = [_read(one, reader) for one in chosen]
    if not any(one.activities or one.is_own for one in readings):
        raise UnreadableFile(why_no_matrix([one.grid for one in chosen]))
    notes = list(opened.notes)
    if not readings[0].is_own:
        notes.append(f"The letters are read as {recognised.scheme.name}: {recognised.reason}.")
        notes += [f"{one.what} is read as {one.value}: {one.reason}." for one in recognised.taken]
    others = [grid for grid in grids if not any(_is_of(grid, one) for one in chosen)]
    reading = joined(
        readings, notes, [_unused(grid, found) for grid in others if any(map(any, grid.cells))]
    )
    return replace(
        reading,
        layout=chosen[0].layout,
        taken=tuple(_taken(chosen, recognised, reading)),
        questions=tuple(_questions(reading, legend)),
        choices=tuple(_choice(grid, found, chosen) for grid in grids),
        encodings=opened.encodings,
        above=_above(chosen),
    )


def _asked_for(grids: Sequence[Grid], corrections: Corrections) -> list[Grid]:
    asked = [one for one in grids if corrections.sheet in (None, one.name)]
    if not asked:
        names = ", ".join(f"“{one.name}”" for one in grids[:20])
        raise UnreadableFile(f"There is no sheet “{corrections.sheet}”; there are {names}.")
    if corrections.range:
        asked = [one.within(corrections.range) for one in asked]
    return asked


def _find(grids: Sequence[Grid], corrections: Corrections, legend: Legend) -> list[Found]:
    """Tables with letters; where there are none, those with marks or words that recur."""
    asked_for = _asked_for(grids, corrections)
    explained = {
        one: letter
        for one, says in legend.items()
        if says.meaning and (letter := ANY.letter_for(says.meaning))
    }
    for loose in (False, True):
        found = [
            one
            for grid in asked_for
            if (
                one := find_table(
                    grid, _asked(grid, corrections, explained, loose=loose), corrections.layout
                )
            )
        ]
        if found:
            return found
    return []


def _asked(
    grid: Grid, corrections: Corrections, explained: Mapping[str, str], *, loose: bool
) -> Asked:
    header = corrections.header
    if header is not None:
        if corrections.layout is Layout.ACROSS:
            header -= 1
        else:
            rows = range(len(grid.cells))
            header = next((one for one in rows if grid.place(one, 0).row == header), None)
        if header is None or header < 0:
            raise UnreadableFile(f"There is no row {corrections.header} in “{grid.name}”.")
    uses = {_number(label): use for label, use in corrections.columns.items()}
    return Asked(header, uses, loose, explained, corrections.above)


def _number(label: str) -> int:
    if label.isascii() and label.isdigit() and len(label) < 8:
        return int(label) - 1
    if label.isascii() and label.isalpha() and len(label) <= 3:
        return column_number(label) - 1
    raise UnreadableFile(f"“{label}” is no column. A column is written as C.")


def _chosen(found: Sequence[Found]) -> list[Found]:
    """All tables of a text that are laid out alike; of a workbook the fullest sheet, or that which Remit wrote."""
    for one in found:
        if one.plain.is_own:
            return [one]
    shown = [one for one in found if not one.grid.hidden] or list(found)
    fullest = max(shown, key=_fullness)
    if all(one.grid.lines for one in found):
        return [
            one
            for one in found
            if (one.layout is Layout.BY_LETTER) == (fullest.layout is Layout.BY_LETTER)
        ]
    return [fullest]


def _fullness(found: Found) -> int:
    return (len(found.grid.cells) - found.plain.header) * len(found.plain.roles)


def _is_of(grid: Grid, found: Found) -> bool:
    return grid.place(0, 0).sheet == found.grid.name and grid.lines == found.grid.lines


def _choice(grid: Grid, found: Sequence[Found], chosen: Sequence[Found]) -> TableChoice:
    return TableChoice(
        grid.name,
        len(grid.cells),
        grid.width,
        any(_is_of(grid, one) for one in found),
        grid.hidden,
        any(_is_of(grid, one) for one in chosen),
    )


def _unused(grid: Grid, found: Sequence[Found]) -> Passage:
    hidden = "This sheet is hidden, and " if grid.hidden else "This sheet "
    why = "No matrix was found here."
    if any(_is_of(grid, one) for one in found):
        why = f"{hidden}holds another matrix; choose it to read it."
    return Passage(Place(grid.name, 1, 1), grid.name, why)


def _recognise(
    chosen: Sequence[Found], legend: Legend, corrections: Corrections, schemes: Sequence[Scheme]
) -> Recognised:
    named = {**SCHEMES, **{one.key: one for one in schemes}}
    if corrections.scheme is not None and corrections.scheme not in named:
        raise UnreadableFile(
            f"There is no scheme “{corrections.scheme}”; there are {', '.join(named)}."
        )
    titles = [
        text
        for one in chosen
        for text in (
            one.grid.name,
            *(text for row in one.grid.cells[: one.plain.header + 1] for text in row),
        )
        if text
    ]
    said = {text.casefold() for text in corrections.texts}
    cells = (text for one in chosen for text in one.codes() if text.casefold() not in said)
    return recognise_scheme(cells, titles, legend, named.get(corrections.scheme or ""))


def _code_reader(recognised: Recognised, corrections: Corrections) -> CodeReader:
    try:
        return CodeReader(recognised.scheme, {**recognised.texts, **corrections.texts})
    except UnreadableCell as error:
        raise UnreadableFile(f"What a text stands for cannot be read: {error}") from error


def _read(found: Found, reader: CodeReader) -> SheetReading:
    if isinstance(found.columns, LetterColumns):
        return read_by_letter(found.grid, found.columns, reader)
    if isinstance(found.columns, LongColumns):
        return read_long(found.grid, found.columns, reader)
    return read_plain(found.grid, found.columns, reader)


def _taken(
    chosen: Sequence[Found], recognised: Recognised, reading: SheetReading
) -> Iterator[Taken]:
    first = chosen[0]
    certain = Sureness.CERTAIN
    names = ", ".join(one for one in reading.tables) or "the only table"
    alone = certain if len(chosen) == 1 else Sureness.LIKELY
    yield Taken("table", names, alone, "it has the most rows and columns with letters")
    yield Taken("heads", str(reading.header), first.sureness, "the most letters stand below it")
    yield Taken("layout", first.layout.words, first.sureness, first.reason)
    yield Taken("scheme", recognised.scheme.name, recognised.sureness, recognised.reason)
    yield from recognised.taken
    counted = f"{len(reading.activities):,} activities, {len(reading.headers):,} roles or people"
    yield Taken("matrix", counted, first.sureness, "what has letters and a name")


def _above(chosen: Sequence[Found]) -> AboveQuestion | None:
    """Asked once, about the first table that has such a row."""
    for one in chosen:
        columns = one.columns
        if isinstance(columns, Columns) and columns.above:
            column = next(iter(columns.above))
            place = one.grid.place(columns.header - 1, column)
            return AboveQuestion(place, tuple(columns.above.values()), columns.is_joined)
    return None


def _questions(reading: SheetReading, legend: Legend) -> Iterator[TextQuestion]:
    """One for each text, the most frequent first."""
    places: defaultdict[str, list[Place]] = defaultdict(list)
    written: dict[str, str] = {}
    for place, part in _unknown(reading):
        key = part.casefold()
        written.setdefault(key, part)
        places[key].append(place)
    for key in sorted(places, key=lambda one: (-len(places[one]), one))[:MOST_QUESTIONS]:
        at = places[key]
        explained = legend[key].says if key in legend else ""
        proposed = usual_letter(written[key], reading.scheme)
        yield TextQuestion(written[key], len(at), tuple(at[:MOST_PLACES]), proposed, explained)


def _unknown(reading: SheetReading) -> Iterable[tuple[Place, str]]:
    for activity in reading.activities:
        for cell in activity.cells.values():
            for part in cell.unknown:
                yield cell.place, part
