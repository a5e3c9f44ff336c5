"""The findings for people: one line each, then what was not read, then the sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teams.analysis.finding import Finding
from teams.analysis.wording import count, joined
from teams.exchange.document.problems import shown
from teams.exchange.lint.result import FileResult, totals


def as_text(results: Sequence[FileResult]) -> str:
    lines = [line for result in results for line in _lines(result)]
    return "\n".join([*lines, *([""] if lines else []), summary(results)]) + "\n"


def summary(results: Sequence[FileResult]) -> str:
    """“2 errors and 1 hint in 1 file (12 rows, 4 seats).”"""
    found = [
        count(number, severity.value) for severity, number in totals(results).items() if number
    ]
    rows = sum(len(result.source.matrix.rows) for result in results)
    seats = sum(len(result.source.matrix.seats) for result in results)
    accepted = sum(result.accepted for result in results)
    aside = f" {accepted} accepted." if accepted else ""
    where = f"{count(len(results), 'file')} ({count(rows, 'row')}, {count(seats, 'seat')})"
    return f"{joined(found) or 'No findings'} in {where}.{aside}"


def _lines(result: FileResult) -> Iterator[str]:
    for finding in result.findings:
        line = result.line(finding)
        place = f"{result.source.file}:{line}" if line else result.source.file
        yield f"{place}: {finding.code} {finding.severity}: {_words(finding)}"
    for one in result.source.unread:
        yield f"{result.source.file}: {one.place}: not read: {shown(one.text)}. {one.why}"


def _words(finding: Finding) -> str:
    message = (
        finding.message if finding.message.endswith((".", "!", "?")) else f"{finding.message}."
    )
    return f"{message} {finding.hint}".strip()
