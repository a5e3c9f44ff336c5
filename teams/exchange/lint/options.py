"""The options of the command ``remit``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable

from teams.analysis.finding import Severity
from teams.exchange.lint.files import READERS
from teams.exchange.lint.version import version

FORMATS = ("text", "json", "sarif", "github")

_ABOUT = "Remit shows who owns what in a product team: where two own the same, where nobody does."
_EXITS = """\
exit status:
  0  no finding as grave as --fail-on
  1  at least one such finding
  2  a file or an option cannot be used; place and reason are on standard error

examples:
  remit lint checkout.yaml
  remit lint teams/*.yaml --select GAP,OVL --fail-on warning
  remit lint checkout.yaml --fix
  remit lint teams/*.yaml --format sarif > remit.sarif
  remit lint --explain GAP101
"""


def parser(run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
    """``run`` is what the command does with the options; it finds its parser in them."""
    whole = argparse.ArgumentParser(prog="remit", description=_ABOUT)
    whole.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    command = commands.add_parser(
        "lint",
        help="check files that hold a matrix",
        description="Check files that hold a matrix of responsibilities; needs no database.",
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_what(command)
    _add_how(command)
    command.set_defaults(run=run, parser=command)
    return whole


def _add_what(command: argparse.ArgumentParser) -> None:
    kinds = ", ".join(_kinds(READERS))
    command.add_argument("files", metavar="FILE", nargs="*", help=f"the files to check: {kinds}")
    for name, words in (
        ("--select", "only these rules or families: GAP,OVL203"),
        ("--ignore", "not these rules or families"),
    ):
        command.add_argument(name, metavar="CODES", action="append", default=[], help=words)
    command.add_argument(
        "--fail-on",
        choices=[severity.value for severity in Severity],
        default=Severity.ERROR.value,
        help="the least grave finding that makes the exit status 1 (default: error)",
    )


def _add_how(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    command.add_argument(
        "--statistics", action="store_true", help="how often each rule speaks, not what it says"
    )
    command.add_argument(
        "--fix",
        action="store_true",
        help="make the safe fixes in documents in YAML, and check what is then left",
    )
    command.add_argument(
        "--explain",
        metavar="CODE",
        help="say what a rule finds, why, and what to do, or which rules a family has; then exit",
    )


def _kinds(suffixes: Iterable[str]) -> list[str]:
    return sorted(suffix.removeprefix(".") for suffix in suffixes)


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"remit {version() or 'of a checkout that is not installed'}")
        parser.exit()
