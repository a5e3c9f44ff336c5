"""The start page: what Remit does, with a matrix that can be tried at once."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from organisations.parts.signs import letter_html, severity_html, severity_key
from roles.effective import installation_catalogue
from teams import sample
from teams.analysis import engine
from teams.analysis.finding import Finding
from teams.analysis.reading import Reading
from teams.grid.drawing import VERBS
from teams.grid.marks import mark


def start(request: HttpRequest) -> HttpResponse:
    catalogue = installation_catalogue()
    matrix = sample.sample_matrix(request.GET.get("s", ""), today=timezone.localdate())
    reading = engine.read(matrix, catalogue)
    findings = engine.find(reading)
    marks = mark(reading, findings)
    rows = []
    for row in reading.rows:
        severity = marks.rows.get(row.key)
        cells = []
        for seat in reading.seats:
            held = matrix.at(row.key, seat.key)
            worst = marks.cells.get((row.key, seat.key))
            said = (
                " and ".join(VERBS[meaning] for meaning in row.meanings.get(seat.key, ()))
                or "nothing"
            )
            cells.append(
                {
                    "state": sample.pressed(matrix, row.key, seat.key),
                    "letters": [
                        letter_html(one, matrix.scheme.meanings[one].value) for one in held
                    ],
                    "label": f"{row.name}, {seat.label}: {said}",
                    "mark": severity_key(worst.value) if worst else "",
                }
            )
        rows.append(
            {
                "name": row.name,
                "sign": severity_html(severity.value) if severity else "",
                "cells": cells,
            }
        )
    context = {
        "rows": rows,
        "seats": reading.seats,
        "findings": [(one, _ways_out(reading, one)) for one in findings],
        "letters": matrix.scheme.letters,
        "demo": settings.REMIT_EMBEDDED or settings.REMIT_DEMO,
        "sign_up": settings.REMIT_SIGN_UP,
    }
    template = (
        "teams/start/sample.html" if getattr(request, "htmx", False) else "teams/start/page.html"
    )
    return render(request, template, context)


def _ways_out(reading: Reading, finding: Finding) -> list[tuple[str, str]]:
    """(label, state) of each fix that only sets letters."""
    fixes = [
        fix
        for fix in engine.fixes(reading, finding)
        if not fix.label.startswith(("Remove", "Mark", "Add"))
    ]
    return [(fix.label, sample.with_edits(reading.matrix, fix.edits)) for fix in fixes[:2]]
