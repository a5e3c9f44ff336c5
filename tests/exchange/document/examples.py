"""Reading texts in tests, beside the shipped catalogue and on one day."""

from __future__ import annotations

from datetime import date

import pytest

from roles.definitions.reading import shipped_catalogue
from teams.exchange.document.problems import UnusableDocument
from teams.exchange.document.reader import Document, read_document

TODAY = date(2026, 3, 2)

CHECKOUT = """\
remit: 1
organisation: {name: Acme, stage: growing, size: 120}
team: {name: Checkout, method: scrum, complexity: high, data: false, scheme: raci}
people:
  - {key: ana, name: Ana Díaz, capacity: 100, skills: {strategic-thinking: expert, leadership: working}}
  - {key: bo, name: Bo Lund}
seats:
  - {key: pm, role: product-manager, person: ana, allocation: 80}
  - {key: po, role: product-owner, person: bo, allocation: 100, focus: Checkout, since: 2026-01-01, until: null}
  - {key: sm, role: scrum-master, person: null}
rows:
  - {responsibility: product-vision, letters: {pm: AR, po: I}}
  - {responsibility: backlog-prioritisation, letters: {pm: C, po: AR}}
  - {responsibility: feature-prioritisation, shared: true, letters: {pm: AR, po: R}}
  - {key: rules, name: Write discount rules, area: strategy, horizon: long-term, level: strategic, letters: {pm: R}}
  - {name: Approve discount rules, area: strategy, checks: rules, letters: {pm: A}}
  - {name: Weekly call with the board, area: stakeholders, stakeholder: executives, letters: {pm: AR}}
"""

FRAME = """\
remit: 1
team: {name: Checkout}
people: [{key: ana, name: Ana Díaz}]
seats: [{key: pm, role: product-manager, person: ana}, {key: po, role: product-owner}]
rows:
  - {responsibility: roadmap, letters: {pm: AR}}
"""
"""A sound document to which tests add lines."""


def read(text: str | bytes, file: str = "a.yaml") -> Document:
    return read_document(text, file=file, catalogue=shipped_catalogue(), today=TODAY)


def problems(text: str | bytes, file: str = "a.yaml") -> list[tuple[int | None, str]]:
    """What the reader refuses the text for."""
    with pytest.raises(UnusableDocument) as caught:
        read(text, file)
    return [(problem.line, problem.message) for problem in caught.value.problems]
