"""The findings as SARIF 2.1.0, which code scanning services read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from teams.analysis.finding import Severity
from teams.analysis.registry import RULES
from teams.analysis.rule import Rule
from teams.exchange.document.problems import UnusableDocument, shown
from teams.exchange.lint.as_text import words
from teams.exchange.lint.choice import CRASHED
from teams.exchange.lint.named import Names, names_in
from teams.exchange.lint.result import FileResult
from teams.exchange.lint.run import Run
from teams.exchange.lint.version import version

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_PLACE = {rule.code: place for place, rule in enumerate(RULES)}
_FINGERPRINTS = ("remit/v1", "primaryLocationLineHash")
"""The second is the one by which GitHub knows a finding again."""

Json = dict[str, Any]


def as_sarif(run: Run, base: str | None = None) -> str:
    """``base``: the address of a Remit that shows the rules."""
    results = [one for result in run.results for one in _results(result)]
    invocation: Json = {"executionSuccessful": not run.unusable}
    if notes := [*_unusable(run.unusable), *_unread(run.results)]:
        invocation["toolExecutionNotifications"] = notes
    rules = [*(_rule(rule, base) for rule in RULES), {"id": CRASHED, "name": "rule-crashed"}]
    driver: Json = {"name": "remit", "rules": rules}
    if number := version():
        driver["version"] = number
    report = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "invocations": [invocation], "results": results}],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, base: str | None) -> Json:
    title, _, _ = rule.documentation.partition("\n")
    found: Json = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": title},
        "help": {"text": rule.documentation, "markdown": rule.documentation},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.code[:3]]},
    }
    if base:
        found["helpUri"] = f"{base.rstrip('/')}/rules/{rule.code}/"
    return found


def _results(result: FileResult) -> Iterator[Json]:
    rows, seats, people = names_in(result.source)
    for finding in result.findings:
        location = _location(result.source.file, result.line(finding) or 1)
        named = [
            *_named("row", finding.rows, rows),
            *_named("seat", finding.seats, seats),
            *_named("person", finding.people, people),
        ]
        if named:
            location["logicalLocations"] = named
        yield {
            "ruleId": finding.code,
            "ruleIndex": _PLACE.get(finding.code, len(RULES)),
            "level": _LEVELS[finding.severity],
            "message": {"text": words(finding)},
            "locations": [location],
            "partialFingerprints": dict.fromkeys(_FINGERPRINTS, finding.fingerprint),
        }


def _named(kind: str, keys: Iterable[str], names: Names) -> Iterator[Json]:
    for key in keys:
        yield {"fullyQualifiedName": f"{kind}:{key}", "name": names.get(key, key), "kind": kind}


def _location(file: str, line: int | None) -> Json:
    place: Json = {"artifactLocation": {"uri": _uri(file)}}
    if line:
        place["region"] = {"startLine": line}
    return {"physicalLocation": place}


def _uri(file: str) -> str:
    """Relative to where the command runs, as services expect it; a file elsewhere by its whole address."""
    path = Path(os.path.abspath(file))  # noqa: PTH100 - a link keeps its own name
    try:
        return quote(path.relative_to(Path.cwd()).as_posix())
    except ValueError:
        return path.as_uri()


def _unusable(files: Iterable[UnusableDocument]) -> Iterator[Json]:
    for unusable in files:
        for problem in unusable.problems:
            yield _note("error", unusable.file, problem.line, problem.message)


def _unread(results: Iterable[FileResult]) -> Iterator[Json]:
    for result in results:
        for one in result.source.unread:
            message = f"{one.place}: not read: {shown(one.text)}. {one.why}"
            yield _note("note", result.source.file, None, message)


def _note(level: str, file: str, line: int | None, message: str) -> Json:
    return {"level": level, "message": {"text": message}, "locations": [_location(file, line)]}
