"""The command ``remit``: checks files that hold a matrix, without a database."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import metadata

from roles.definitions.reading import shipped_catalogue
from teams.analysis.finding import Severity
from teams.analysis.registry import RULES, rule_by_code
from teams.exchange.document.problems import UnusableDocument
from teams.exchange.lint.as_json import as_json
from teams.exchange.lint.as_text import as_text
from teams.exchange.lint.choice import Choice, UnknownCode, codes
from teams.exchange.lint.files import READERS, read_file
from teams.exchange.lint.result import FileResult, lint

CLEAN, FOUND, UNUSABLE = 0, 1, 2
FORMATS = {"text": as_text, "json": as_json}

_ABOUT = "Remit shows who owns what in a product team: where two own the same, where nobody does."
_EXITS = """\
exit status:
  0  no finding as grave as --fail-on
  1  at least one such finding
  2  a file or an option cannot be used; place and reason are on standard error

examples:
  remit lint checkout.yaml
  remit lint teams/*.yaml --select GAP,OVL --fail-on warning
  remit lint checkout.yaml --format json
  remit lint --explain GAP101
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        # Names hold any letter; a terminal that cannot show one must not stop the report.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="remit", description=_ABOUT)
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    command = commands.add_parser(
        "lint",
        help="check files that hold a matrix",
        description="Check files that hold a matrix of responsibilities; needs no database.",
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    kinds = ", ".join(sorted(kind.removeprefix(".") for kind in READERS))
    command.add_argument("files", metavar="FILE", nargs="*", help=f"the files to check: {kinds}")
    command.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    command.add_argument(
        "--select",
        metavar="CODES",
        action="append",
        default=[],
        help="only these rules or families: GAP,OVL203",
    )
    command.add_argument(
        "--ignore", metavar="CODES", action="append", default=[], help="not these rules or families"
    )
    command.add_argument(
        "--fail-on",
        choices=[severity.value for severity in Severity],
        default=Severity.ERROR.value,
        help="the least grave finding that makes the exit status 1 (default: error)",
    )
    command.add_argument(
        "--explain", metavar="CODE", help="say what a rule finds, why, and what to do; then exit"
    )
    command.set_defaults(run=_lint, parser=command)
    return parser


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        try:
            version = metadata.version("remit")
        except metadata.PackageNotFoundError:
            version = "of a checkout that is not installed"
        print(f"remit {version}")
        parser.exit()


def _lint(options: argparse.Namespace) -> int:
    if options.explain:
        return _explain(options.explain)
    if not options.files:
        options.parser.error("name at least one FILE, or a rule with --explain")
    try:
        choice = Choice(codes(options.select), codes(options.ignore))
    except UnknownCode as error:
        options.parser.error(str(error))
    results, unusable = _results(options.files, choice)
    if results or not unusable:
        sys.stdout.write(FORMATS[options.format](results))
    if unusable:
        return UNUSABLE
    gravest = Severity(options.fail_on).rank
    fails = any(
        finding.severity.rank <= gravest for result in results for finding in result.findings
    )
    return FOUND if fails else CLEAN


def _results(files: Sequence[str], choice: Choice) -> tuple[list[FileResult], bool]:
    """Every file that can be used; the reasons against the others go to standard error."""
    today = datetime.now(UTC).astimezone().date()
    results, unusable = [], False
    for file in files:
        try:
            results.append(lint(read_file(file, shipped_catalogue(), today), choice, today))
        except UnusableDocument as error:
            unusable = True
            print(error, file=sys.stderr)
    return results, unusable


def _explain(code: str) -> int:
    rule = rule_by_code(code)
    if rule is None:
        known = ", ".join(rule.code for rule in RULES)
        print(f"remit lint: there is no rule {code}; the rules are {known}.", file=sys.stderr)
        return UNUSABLE
    print(f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.documentation}")
    return CLEAN


if __name__ == "__main__":
    sys.exit(main())
