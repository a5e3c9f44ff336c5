"""One run over all files that the command names. Here, and only here, they are all at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from roles.definitions.model import Catalogue
from teams.analysis.engine import read
from teams.analysis.finding import Finding, Severity
from teams.analysis.together import find_over_teams
from teams.exchange.document.problems import Problem, UnusableDocument
from teams.exchange.lint.choice import Choice
from teams.exchange.lint.files import read_file
from teams.exchange.lint.fixed import Fixed
from teams.exchange.lint.matrix_file import MatrixFile
from teams.exchange.lint.result import FileResult, lint


@dataclass(frozen=True)
class Run:
    """``unusable``: what keeps files, or parts of them, from being checked. ``fixed``: file → what --fix did to it."""

    results: tuple[FileResult, ...]
    unusable: tuple[UnusableDocument, ...] = ()
    fixed: tuple[tuple[str, tuple[Fixed, ...]], ...] = ()

    def has(self, gravest: Severity) -> bool:
        """Whether there is a finding at least as grave."""
        return any(
            finding.severity.rank <= gravest.rank
            for result in self.results
            for finding in result.findings
        )


def run(
    files: Sequence[str], choice: Choice, catalogue: Catalogue, today: date, *, fix: bool = False
) -> Run:
    sources, unusable, fixed = [], [], []
    for file in files:
        try:
            if fix:
                fixed.append((file, _fix(file, choice, catalogue, today)))
            sources.append(read_file(file, catalogue, today))
        except UnusableDocument as error:
            unusable.append(error)
    repeated = _repeated(sources)
    unusable += [problem for _, problem in repeated]
    kept = [one for one in sources if not any(one is other for other, _ in repeated)]
    return Run(tuple(_lint(kept, choice, today)), tuple(unusable), tuple(fixed))


def _lint(sources: Sequence[MatrixFile], choice: Choice, today: date) -> Iterator[FileResult]:
    """Each file with what is said of it, in the order of the files."""
    readings = {id(source): read(source.matrix, source.catalogue) for source in sources}
    over_teams: dict[int, list[Finding]] = {}
    for files in organisations(sources):
        found = find_over_teams([readings[id(source)] for source in files])
        for finding in found:
            source = _where(finding, files)
            over_teams.setdefault(id(source), []).append(_at_seats(finding, source))
    for source in sources:
        said = over_teams.get(id(source), ())
        yield lint(source, readings[id(source)], said, choice, today)


def _where(finding: Finding, files: Sequence[MatrixFile]) -> MatrixFile:
    """The first file in which the person has a seat; the first of all for what is said of the organisation."""
    sitting = (
        source
        for source in files
        if any(seat.person in finding.people for seat in source.matrix.seats)
    )
    return next(sitting, files[0])


def _at_seats(finding: Finding, source: MatrixFile) -> Finding:
    """The finding with the seats that the person has in this file, so that it can be shown where it is."""
    seats = tuple(seat.key for seat in source.matrix.seats if seat.person in finding.people)
    return replace(finding, seats=seats)


def _fix(file: str, choice: Choice, catalogue: Catalogue, today: date) -> tuple[Fixed, ...]:
    # Here and not above: without --fix nobody waits for what writes documents.
    from teams.exchange.lint.repairing import repair  # noqa: PLC0415

    return tuple(repair(file, choice, catalogue, today))


def organisations(sources: Iterable[MatrixFile]) -> list[list[MatrixFile]]:
    """The files by their organisation's name; a file that names none is an organisation of its own."""
    named: dict[str, list[MatrixFile]] = {}
    found: list[list[MatrixFile]] = []
    for source in sources:
        name = source.matrix.organisation.name
        if name in named:
            named[name].append(source)
            continue
        found.append([source])
        if name:
            named[name] = found[-1]
    return found


def _repeated(sources: Iterable[MatrixFile]) -> list[tuple[MatrixFile, UnusableDocument]]:
    """Files of a team that an earlier file of the same organisation holds already: two states of one thing."""
    repeated = []
    for files in organisations(sources):
        first: dict[tuple[str, str], MatrixFile] = {}
        for source in files:
            team = source.matrix.team
            earlier = first.setdefault((team.key, team.name), source)
            if earlier is not source:
                message = (
                    f"The team “{team.name}” ({team.key}) of {source.matrix.organisation.name} stands in {earlier.file} already; "
                    "name one of the two."
                )
                repeated.append((source, UnusableDocument(source.file, [Problem(None, message)])))
    return repeated
