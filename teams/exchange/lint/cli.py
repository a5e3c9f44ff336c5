"""The command ``remit``: checks files that hold a matrix, without a database."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from roles.definitions.reading import shipped_catalogue
from teams.analysis.finding import Severity
from teams.exchange.lint.as_text import as_statistics, as_text, fixes_as_text
from teams.exchange.lint.choice import Choice, UnknownCode, codes
from teams.exchange.lint.options import parser
from teams.exchange.lint.run import Run, run

CLEAN, FOUND, UNUSABLE = 0, 1, 2
ADDRESS = "REMIT_URL"
"""The environment's name for the address of a Remit, whose pages about the rules SARIF then leads to."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        # Names hold any letter; a terminal that cannot show one must not stop the report.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    options = parser(_lint).parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    return code


def _lint(options: argparse.Namespace) -> int:
    if options.explain:
        return _explain(options.explain)
    if not options.files:
        options.parser.error("name at least one FILE, or a rule with --explain")
    if options.statistics and options.format != "text":
        options.parser.error("--statistics counts for people: leave out --format")
    try:
        choice = Choice(codes(options.select), codes(options.ignore))
    except UnknownCode as error:
        options.parser.error(str(error))
    base = _address(options) if options.format == "sarif" else None
    today = datetime.now(UTC).astimezone().date()
    done = run(options.files, choice, shipped_catalogue(), today, fix=options.fix)
    for unusable in done.unusable:
        print(unusable, file=sys.stderr)
    told = sys.stdout if options.format == "text" else sys.stderr
    for file, fixed in done.fixed:
        told.write(fixes_as_text(file, fixed))
    sys.stdout.write(_formatted(done, options, base))
    if done.unusable:
        return UNUSABLE
    return FOUND if done.has(Severity(options.fail_on)) else CLEAN


def _formatted(done: Run, options: argparse.Namespace, base: str | None) -> str:
    # Here and not above: nobody waits for the formats that were not asked for.
    match options.format:
        case "json":
            from teams.exchange.lint.as_json import as_json  # noqa: PLC0415

            return as_json(done)
        case "sarif":
            from teams.exchange.lint.as_sarif import as_sarif  # noqa: PLC0415

            return as_sarif(done, base)
        case "github":
            from teams.exchange.lint.as_github import as_github  # noqa: PLC0415

            return as_github(done)
    return as_statistics(done) if options.statistics else as_text(done)


def _address(options: argparse.Namespace) -> str | None:
    base = os.environ.get(ADDRESS) or None
    if base and not re.fullmatch(r"https?://[^\s/?#]+/?", base):
        options.parser.error(f"{ADDRESS} is no address such as https://remit.example.org: {base}")
    return base


def _explain(code: str) -> int:
    # Here and not above: see _formatted.
    from teams.exchange.lint.explaining import explained  # noqa: PLC0415

    try:
        print(explained(code))
    except UnknownCode as error:
        print(f"remit lint: {error}", file=sys.stderr)
        return UNUSABLE
    return CLEAN


if __name__ == "__main__":
    sys.exit(main())
