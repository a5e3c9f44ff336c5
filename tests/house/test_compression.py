"""Whole pages are compressed, pieces of them are not."""

import gzip

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
ASKED = {"HTTP_ACCEPT_ENCODING": "gzip"}


def test_a_page_is_compressed(client: Client) -> None:
    answer = client.get("/rules/", **ASKED)  # type: ignore[arg-type]
    assert answer.headers["Content-Encoding"] == "gzip"
    assert b"</html>" in gzip.decompress(answer.content)
    assert len(answer.content) < 10_000


def test_a_piece_of_a_page_is_not(client: Client) -> None:
    answer = client.get("/rules/", HTTP_HX_REQUEST="true", **ASKED)  # type: ignore[arg-type]
    assert "Content-Encoding" not in answer.headers
