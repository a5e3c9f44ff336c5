from collections.abc import Callable, Iterator

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path
from django_scopes import get_scope
from pytest_django import DjangoAssertNumQueries

from organisations.models import Membership, Organisation, User
from organisations.request import TenantRequest
from organisations.scope import organisation_scope
from tests.cast import ClientFor


def write_and_answer(status: int) -> Callable[..., HttpResponse]:
    def view(request: TenantRequest, organisation: str) -> HttpResponse:
        Organisation.objects.update(name="Changed")
        return HttpResponse(status=status)

    return view


def write_and_refuse(request: TenantRequest, organisation: str) -> HttpResponse:
    Organisation.objects.update(name="Changed")
    raise PermissionDenied("No.")


def write_and_crash(request: TenantRequest, organisation: str) -> HttpResponse:
    Organisation.objects.update(name="Changed")
    raise RuntimeError


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def who(request: HttpRequest) -> HttpResponse:
    signed_in = request.user.is_authenticated
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('remit.user', true), '')")
        told = cursor.fetchone()[0]
    return HttpResponse(f"{signed_in} {told}")


def scope_of(request: TenantRequest, organisation: str) -> HttpResponse:
    members = Membership.objects.count()
    return HttpResponse(f"{request.organisation.key} {request.membership.level} {members}")


urlpatterns = [
    path("o/<slug:organisation>/200/", write_and_answer(200)),
    path("o/<slug:organisation>/422/", write_and_answer(422)),
    path("o/<slug:organisation>/500/", write_and_answer(500)),
    path("o/<slug:organisation>/refuse/", write_and_refuse),
    path("o/<slug:organisation>/crash/", write_and_crash),
    path("o/<slug:organisation>/scope/", scope_of),
    path("nothing/", nothing),
    path("who/", who),
    path("", include("config.urls")),
]


@pytest.fixture(autouse=True)
def own_addresses() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.mark.parametrize(
    ("verb", "name"),
    [
        ("200", "Changed"),
        ("422", "Changed"),
        ("500", "Acme"),
        ("refuse", "Acme"),
        ("crash", "Acme"),
    ],
)
def test_a_request_is_one_transaction(
    verb: str, name: str, acme: Organisation, ana: User, client_for: ClientFor
) -> None:
    client = client_for(ana)
    client.raise_request_exception = False
    client.get(f"/o/acme/{verb}/")
    with organisation_scope(acme):
        assert Organisation.objects.get().name == name


def test_a_request_runs_in_the_scope_of_its_organisation(
    acme: Organisation, umbrella: Organisation, bo: User, client_for: ClientFor
) -> None:
    assert client_for(bo).get("/o/acme/scope/").content == b"acme editor 2"
    assert "organisation" not in get_scope()
    assert not Organisation.objects.exists()


def test_a_page_of_an_organisation_costs_three_queries_more(
    acme: Organisation,
    bo: User,
    client_for: ClientFor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = client_for(bo)
    with django_assert_num_queries(9) as queries:
        client.get("/o/acme/scope/")
    kinds = [query["sql"].split()[0] for query in queries.captured_queries]
    assert kinds == [
        "SAVEPOINT",  # BEGIN, outside of a test
        "SELECT",  # session
        "SELECT",  # user
        "SELECT",  # tell the database the user
        "SELECT",  # membership with its organisation
        "SELECT",  # tell the database the organisation
        "SELECT",  # the view's own
        "SELECT",  # only where a transaction goes on, as in a test: take both back
        "RELEASE",
    ]


def test_a_page_for_everybody_asks_the_database_nothing(
    ana: User, client_for: ClientFor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2) as queries:
        client_for(None).get("/nothing/")
    assert [query["sql"].split()[0] for query in queries.captured_queries] == [
        "SAVEPOINT",
        "RELEASE",
    ]


def test_the_database_learns_who_asks(acme: Organisation, ana: User, client_for: ClientFor) -> None:
    assert client_for(ana).get("/who/").content.decode() == f"True {ana.pk}"
    assert client_for(None).get("/who/").content.decode() == "False "


def test_an_ended_login_is_anonymous(acme: Organisation, ana: User, client_for: ClientFor) -> None:
    client: Client = client_for(ana)
    User.objects.filter(pk=ana.pk).update(is_active=False)
    assert client.get("/o/acme/scope/").status_code == 302


def test_a_fragment_of_an_ended_session_sends_the_page_to_sign_in(
    acme: Organisation, client_for: ClientFor
) -> None:
    response = client_for(None).post(
        "/o/acme/scope/",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/o/acme/?area=data"},
    )
    assert response["HX-Redirect"] == "/accounts/login/?next=/o/acme/%3Farea%3Ddata"


def test_a_fragment_is_not_sent_to_another_site(acme: Organisation, client_for: ClientFor) -> None:
    response = client_for(None).get(
        "/o/acme/scope/",
        headers={"HX-Request": "true", "HX-Current-URL": "http://elsewhere.example/o/acme/"},
    )
    assert response["HX-Redirect"] == "/accounts/login/?next=/"
