"""The findings for programs. Its shape is kept: see docs/lint.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from teams.exchange.lint.named import names_in
from teams.exchange.lint.result import FileResult, totals
from teams.exchange.lint.run import Run


def as_json(run: Run) -> str:
    results = run.results
    report = {
        "findings": [finding for result in results for finding in _findings(result)],
        "files": [_file(result) for result in results],
        "summary": {severity.value: count for severity, count in totals(results).items()},
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _findings(result: FileResult) -> Iterator[dict[str, Any]]:
    rows, seats, people = names_in(result.source)
    for finding in result.findings:
        yield {
            "code": finding.code,
            "name": finding.name,
            "severity": finding.severity.value,
            "message": finding.message,
            "hint": finding.hint,
            "fingerprint": finding.fingerprint,
            "rows": _named(finding.rows, rows),
            "seats": _named(finding.seats, seats),
            "people": _named(finding.people, people),
            "file": result.source.file,
            "line": result.line(finding),
        }


def _named(keys: Iterable[str], names: dict[str, str]) -> list[dict[str, str]]:
    return [{"key": key, "name": names.get(key, key)} for key in keys]


def _file(result: FileResult) -> dict[str, Any]:
    source = result.source
    return {
        "file": source.file,
        "rows": len(source.matrix.rows),
        "seats": len(source.matrix.seats),
        "letters": result.letters(),
        "unread": [{"place": one.place, "text": one.text, "why": one.why} for one in source.unread],
    }
