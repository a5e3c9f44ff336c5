"""The findings for programs. Its shape is kept: see docs/lint.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from teams.analysis.finding import Finding
from teams.exchange.lint.result import FileResult, totals
from teams.matrix.model import row_facts, seat_name


def as_json(results: Sequence[FileResult]) -> str:
    report = {
        "findings": [
            _finding(finding, result) for result in results for finding in result.findings
        ],
        "files": [_file(result) for result in results],
        "summary": {severity.value: count for severity, count in totals(results).items()},
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, result: FileResult) -> dict[str, Any]:
    matrix, catalogue = result.source.matrix, result.source.catalogue
    rows = {
        row.key: row_facts(row, catalogue).name for row in matrix.rows if row.key in finding.rows
    }
    seats = {
        seat.key: seat_name(seat, catalogue) for seat in matrix.seats if seat.key in finding.seats
    }
    people = {person.key: person.name for person in matrix.people if person.key in finding.people}
    return {
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
