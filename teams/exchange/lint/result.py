"""What lint found in one file, and over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from teams.analysis.engine import find
from teams.analysis.finding import Finding, Severity
from teams.analysis.reading import Reading
from teams.exchange.lint.choice import Choice, is_accepted
from teams.exchange.lint.matrix_file import MatrixFile


@dataclass(frozen=True)
class FileResult:
    """``accepted``: how many findings the file itself accepts; they are not among the findings."""

    source: MatrixFile
    findings: tuple[Finding, ...]
    accepted: int

    def line(self, finding: Finding) -> int | None:
        """Of the first row that the finding names, else of its first seat."""
        for keys, lines in (
            (finding.rows, self.source.row_lines),
            (finding.seats, self.source.seat_lines),
        ):
            for key in keys:
                return lines.get(key)
        return None

    def letters(self) -> dict[str, int]:
        """How often each letter of the scheme stands in the matrix; a cell A/R counts once for each."""
        matrix = self.source.matrix
        found = dict.fromkeys(matrix.scheme.meanings, 0)
        for cells in matrix.cells.values():
            for letters in cells.values():
                for letter in letters:
                    found[letter] += 1
        return found


def lint(
    source: MatrixFile, reading: Reading, over_teams: Iterable[Finding], choice: Choice, today: date
) -> FileResult:
    """``over_teams``: what is said of this file's people over all teams of the run, and of its organisation."""
    accepted = 0
    kept = []
    for finding in sorted([*find(reading), *over_teams], key=lambda one: one.severity.rank):
        if not choice.takes(finding):
            continue
        if is_accepted(finding, source.matrix.accepted, today):
            accepted += 1
        else:
            kept.append(finding)
    return FileResult(source, tuple(kept), accepted)


def totals(results: Iterable[FileResult]) -> dict[Severity, int]:
    found = Counter(finding.severity for result in results for finding in result.findings)
    return {severity: found[severity] for severity in Severity}
