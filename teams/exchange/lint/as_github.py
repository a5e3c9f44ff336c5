"""The findings as GitHub shows them beside the changed lines: workflow commands, one a line."""

from __future__ import annotations

from collections.abc import Iterator

from teams.analysis.finding import Severity
from teams.exchange.document.problems import shown
from teams.exchange.lint.as_text import summary, words
from teams.exchange.lint.run import Run

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def as_github(run: Run) -> str:
    """Followed by the sums, which only the log shows."""
    return "".join(f"{line}\n" for line in (*_lines(run), summary(run.results)))


def _lines(run: Run) -> Iterator[str]:
    for unusable in run.unusable:
        for problem in unusable.problems:
            yield _command("error", unusable.file, problem.line, "unusable", problem.message)
    for result in run.results:
        file = result.source.file
        for one in result.findings:
            title = f"{one.code} {one.name}"
            yield _command(_LEVELS[one.severity], file, result.line(one), title, words(one))
        for unread in result.source.unread:
            message = f"{unread.place}: {shown(unread.text)}. {unread.why}"
            yield _command("notice", file, None, "not read", message)


def _command(level: str, file: str, line: int | None, title: str, message: str) -> str:
    place = f",line={line}" if line else ""
    return f"::{level} file={_property(file)}{place},title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
