"""One run over all files that the command names. Here, and only here, they are all at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from roles.definitions.model import Catalogue
from teams.analysis.finding import Severity
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
    return Run(tuple(lint(source, choice, today) for source in kept), tuple(unusable), tuple(fixed))


def _fix(file: str, choice: Choice, catalogue: Catalogue, today: date) -> tuple[Fixed, ...]:
    # Here and not above: without --fix nobody waits for what writes documents.
    from teams.exchange.lint.repairing import repair  # noqa: PLC0415

    return tuple(repair(file, choice, catalogue, today))


def organisations(sources: Iterable[MatrixFile]) -> dict[str, list[MatrixFile]]:
    """The files by their organisation's name; those that name none belong to none."""
    found: dict[str, list[MatrixFile]] = {}
    for source in sources:
        if name := source.matrix.organisation.name:
            found.setdefault(name, []).append(source)
    return found


def _repeated(sources: Iterable[MatrixFile]) -> list[tuple[MatrixFile, UnusableDocument]]:
    """Files of a team that an earlier file of the same organisation holds already: two states of one thing."""
    repeated = []
    for organisation, files in organisations(sources).items():
        first: dict[tuple[str, str], MatrixFile] = {}
        for source in files:
            team = source.matrix.team
            earlier = first.setdefault((team.key, team.name), source)
            if earlier is not source:
                message = (
                    f"The team “{team.name}” ({team.key}) of {organisation} stands in {earlier.file} already; "
                    "name one of the two."
                )
                repeated.append((source, UnusableDocument(source.file, [Problem(None, message)])))
    return repeated
