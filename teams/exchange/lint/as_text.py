"""The findings for people: one line each, then what was not read, then the sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from teams.analysis.finding import Finding
from teams.analysis.wording import count, joined, listed
from teams.exchange.document.problems import shown
from teams.exchange.lint.fixed import Fixed
from teams.exchange.lint.result import FileResult, totals
from teams.exchange.lint.run import Run


def as_text(run: Run) -> str:
    """Nothing where no file could be used: standard error says why."""
    if not run.results and run.unusable:
        return ""
    lines = [line for result in run.results for line in _lines(result)]
    return _with_summary(lines, run)


def as_statistics(run: Run) -> str:
    """How often each rule speaks, the most frequent first, instead of what it says."""
    found = Counter(
        (finding.code, finding.severity, finding.name)
        for result in run.results
        for finding in result.findings
    )
    width = len(str(max(found.values(), default=0)))
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0][0], one[0][1].rank))
    lines = [
        f"{number:>{width}} {code} {severity:<7} {name}"
        for (code, severity, name), number in ordered
    ]
    return _with_summary(lines, run)


def fixes_as_text(file: str, fixed: Sequence[Fixed]) -> str:
    """What --fix did to a file, and what it left and why."""
    return "".join(f"{_fix(file, one)}\n" for one in fixed)


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


def words(finding: Finding) -> str:
    """The finding's sentence and its hint."""
    ends = finding.message.endswith((".", "!", "?"))
    return f"{finding.message}{'' if ends else '.'} {finding.hint}".strip()


def _with_summary(lines: list[str], run: Run) -> str:
    made = sum(not one.why for _, fixed in run.fixed for one in fixed)
    aside = f" {count(made, 'fix', 'fixes')} made." if made else ""
    return "\n".join([*lines, *([""] if lines else []), summary(run.results) + aside]) + "\n"


def _lines(result: FileResult) -> Iterator[str]:
    for finding in result.findings:
        place = _place(result.source.file, result.line(finding))
        yield f"{place}: {_about(finding)}{finding.code} {finding.severity}: {words(finding)}"
    for one in result.source.unread:
        yield f"{result.source.file}: {one.place}: not read: {shown(one.text)}. {one.why}"


def _place(file: str, line: int | None) -> str:
    return f"{file}:{line}" if line else file


def _about(finding: Finding) -> str:
    """“row roadmap, seats pm and po: ”, by the keys that the file has or could have."""
    parts = [
        f"{one if len(keys) == 1 else one + 's'} {listed(keys, 3)}"
        for one, keys in (("row", finding.rows), ("seat", finding.seats))
        if keys
    ]
    return f"{', '.join(parts)}: " if parts else ""


def _fix(file: str, one: Fixed) -> str:
    done = f"left: “{one.label}”, because {one.why}" if one.why else f"fixed: {one.label}"
    end = "" if done.endswith((".", "!", "?")) else "."
    return f"{_place(file, one.line)}: {_about(one.finding)}{one.finding.code} {done}{end}"
