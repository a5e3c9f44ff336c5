"""Who may switch row-level security off may not be Remit's role."""

import psycopg
import pytest

from config.database_role import problems_with
from config.embedded import Place, Server
from config.embedded.cluster import SUPERUSER
from tests.house.conftest import Manage


@pytest.mark.django_db
def test_the_role_of_the_tests_is_a_right_one() -> None:
    assert problems_with("default") == []


@pytest.fixture
def url_of_superuser(place: Place) -> str:
    return place.url.replace("//remit@", f"//{SUPERUSER}@")


def test_a_superuser_is_refused_with_the_sql_of_a_right_role(
    place: Place, url_of_superuser: str, manage: Manage
) -> None:
    with Server(place, durable=False):
        for command in (("migrate",), ("check", "--database", "default")):
            ended = manage(*command, DATABASE_URL=url_of_superuser)
            assert ended.returncode == 1
            assert f"The database role {SUPERUSER} is a superuser" in ended.stderr
            assert "CREATE ROLE remit LOGIN NOSUPERUSER NOBYPASSRLS" in ended.stderr


def test_a_role_that_bypasses_row_level_security_is_refused(
    place: Place, url_of_superuser: str, manage: Manage
) -> None:
    with Server(place, durable=False):
        with psycopg.connect(url_of_superuser) as database:
            database.execute("CREATE ROLE wide LOGIN BYPASSRLS")
        ended = manage("migrate", DATABASE_URL=place.url.replace("//remit@", "//wide@"))
        assert "The database role wide has BYPASSRLS" in ended.stderr


def test_a_web_server_of_any_kind_refuses_to_load_as_superuser(
    place: Place, url_of_superuser: str, manage: Manage
) -> None:
    with Server(place, durable=False):
        ended = manage("shell", "-c", "import config.wsgi", DATABASE_URL=url_of_superuser)
        assert ended.returncode == 1
        assert "is a superuser" in ended.stderr


def test_a_database_that_does_not_answer_is_said(manage: Manage) -> None:
    ended = manage("migrate", DATABASE_URL="postgresql://remit@127.0.0.1:1/remit")
    assert ended.returncode == 1
    assert ended.stderr.startswith("The database does not answer: ")
