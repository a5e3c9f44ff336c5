"""The laws of the document: nothing is lost, and what Remit wrote it writes again in the same bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roles.definitions.model import Area, Catalogue, Responsibility, Role, Side, Skill
from roles.definitions.reading import shipped_catalogue
from teams.exchange.document.plain_document import plain_document
from teams.exchange.document.reader import Document, read_document
from teams.exchange.document.schema import DocumentEntry
from teams.exchange.document.writer import write_document, write_json_document
from teams.matrix.model import Matrix
from tests.strategies import matrices, names

SHIPPED = shipped_catalogue()
# Building a matrix draws many small things; that is what the strategy is for.
thorough = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def read(text: str | bytes, matrix: Matrix, file: str = "a.yaml") -> Document:
    return read_document(text, file=file, catalogue=SHIPPED, today=matrix.date)


@thorough
@given(matrices())
def test_yaml_loses_nothing_and_is_written_again_in_the_same_bytes(matrix: Matrix) -> None:
    text = write_document(matrix, SHIPPED)
    again = read(text.encode(), matrix)
    assert again.matrix == matrix
    assert again.catalogue == SHIPPED
    assert write_document(again.matrix, again.catalogue) == text
    # Other readers of YAML see the same values, and the API's schema takes them.
    assert yaml.safe_load(text) == _plain(plain_document(matrix, SHIPPED))
    assert len(DocumentEntry.model_validate(plain_document(matrix, SHIPPED)).rows) == len(
        matrix.rows
    )


@thorough
@given(matrices())
def test_json_loses_nothing_and_is_written_again_in_the_same_bytes(matrix: Matrix) -> None:
    text = write_json_document(matrix, SHIPPED)
    again = read(text, matrix, "a.json")
    assert again.matrix == matrix
    assert write_json_document(again.matrix, again.catalogue) == text


def own_catalogues() -> st.SearchStrategy[Catalogue]:
    """The shipped definitions with an organisation's own, one of which replaces a shipped one."""
    return st.builds(
        lambda name, other: replace(
            SHIPPED,
            areas={**SHIPPED.areas, "law": Area("law", name)},
            skills={"patience": Skill("patience", other), **SHIPPED.skills},
            responsibilities={
                **SHIPPED.responsibilities,
                "contracts": Responsibility("contracts", other, "law", stakeholder="investors"),
            },
            roles={
                "lead": Role("lead", name, side=Side.PRODUCT_MANAGER),
                **SHIPPED.roles,
                "product-owner": replace(SHIPPED.roles["product-owner"], name=other),
                "deputy": Role("deputy", other, specialises="lead"),
            },
        ),
        names(),
        names(),
    )


@thorough
@given(st.data())
def test_an_organisations_own_definitions_travel_in_the_file(data: st.DataObject) -> None:
    catalogue = data.draw(own_catalogues())
    matrix = data.draw(matrices(catalogue))
    text = write_document(matrix, catalogue)
    again = read(text, matrix)
    assert again.matrix == matrix
    assert write_document(again.matrix, again.catalogue) == text
    for seat in matrix.seats:
        assert again.catalogue.roles[seat.role] == catalogue.roles[seat.role]
        assert again.catalogue.side(seat.role) == catalogue.side(seat.role)
    beside_its_own = read_document(text, file="a.yaml", catalogue=catalogue, today=matrix.date)
    assert beside_its_own.catalogue == catalogue


def _plain(value: Any) -> Any:
    """Without enums, which YAML knows nothing of."""
    return json.loads(
        json.dumps(value, default=lambda one: {"day": one.isoformat()}), object_hook=_day
    )


def _day(value: dict[str, Any]) -> Any:
    return date.fromisoformat(value["day"]) if value.keys() == {"day"} else value
