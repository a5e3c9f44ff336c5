"""The set-up: lines are read and never lost, a draft is its owner's alone, and the team comes into being once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisations.models import Organisation, User
from organisations.scope import organisation_scope
from roles.definitions.reading import shipped_catalogue
from teams.models import Draft, Person, Seat, Team
from teams.setup.lines import LEFT_OUT, read_lines
from tests.cast import ClientFor

CATALOGUE = shipped_catalogue()
NEW = "/o/acme/teams/new/"


@pytest.mark.parametrize(
    ("text", "person", "roles", "allocation"),
    [
        ("Ana Díaz, Product Manager", "Ana Díaz", ("product-manager",), None),
        ("Bo Lund – PO, 50 %", "Bo Lund", ("product-owner",), 50),
        ("Chi; Scrum master", "Chi", ("scrum-master",), None),
        ("Dana Okafor (Developer) 80%", "Dana Okafor", ("development-team",), 80),
        ("- Emil: designer", "Emil", ("product-designer",), None),
        ("Product Owner", "", ("product-owner",), None),
        ("vacant, PO", "", ("product-owner",), None),
        ("Maya, PM and PO", "Maya", ("product-manager", "product-owner"), None),
        ("Product Manager, Zed", "Zed", ("product-manager",), None),
        ("Ana\tProduct Manager\t40%", "Ana", ("product-manager",), 40),
    ],
)
def test_a_line_is_read(
    text: str, person: str, roles: tuple[str, ...], allocation: int | None
) -> None:
    [line] = read_lines(text, CATALOGUE)
    assert (line.person, line.roles, line.allocation) == (person, roles, allocation)
    assert not line.asks


def test_a_near_spelling_is_proposed_and_said() -> None:
    [line] = read_lines("Farah, Prodct Owner", CATALOGUE)
    assert line.roles == ("product-owner",)
    assert line.asks == "“Prodct Owner” is read as Product Owner."


def test_what_is_not_recognised_asks_until_it_is_answered() -> None:
    [asked] = read_lines("Gus, Wizard of light", CATALOGUE)
    assert asked.is_open
    assert "no role that is known" in asked.asks
    [answered] = read_lines(
        "Gus, Wizard of light", CATALOGUE, {"Gus, Wizard of light": "scrum-master"}
    )
    assert (answered.person, answered.roles) == ("Gus", ("scrum-master",))
    [left_out] = read_lines("Gus, Wizard of light", CATALOGUE, {"Gus, Wizard of light": LEFT_OUT})
    assert left_out.left_out


def test_a_name_that_cannot_be_one_is_said() -> None:
    [line] = read_lines(f"{'x' * 300}, PO", CATALOGUE)
    assert line.is_open
    assert "at most 200 characters" in line.asks


@given(st.text(max_size=200))
def test_no_line_is_lost(text: str) -> None:
    lines = read_lines(text, CATALOGUE)
    assert [line.text for line in lines] == [
        one.strip() for one in text.splitlines() if one.strip()
    ]
    assert all(line.roles or line.asks for line in lines)


def begin(client: object, **facts: str) -> str:
    answer = client.post(NEW, {"name": "Search", "method": "scrum", "is_data": "no", **facts})  # type: ignore[attr-defined]
    return str(answer.url)


@pytest.mark.django_db
def test_a_team_is_made_in_one_go_with_its_people(
    acme: Organisation, bo: User, client_for: ClientFor
) -> None:
    client = client_for(bo)
    people = begin(client)
    with organisation_scope(acme):
        Person.objects.create(organisation=acme, key="ana", name="Ana Díaz")
    answer = client.post(people, {"lines": "ana díaz, PM\nBo Lund, PO\nDevelopers", "next": "1"})
    rows = answer.url
    page = client.get(rows)
    ticked = [one.key for _, area in page.context["areas"] for one, chosen, _ in area if chosen]
    matrix = client.post(rows, {"responsibilities": ticked}).url
    assert "No findings." in client.get(matrix).content.decode()
    with organisation_scope(acme):
        assert not Team.objects.exists()
    assert client.post(matrix).url == "/o/acme/teams/search/"
    assert client.post(matrix).status_code == 404
    with organisation_scope(acme):
        assert Team.objects.count() == 1
        seats = dict(Seat.objects.values_list("role", "person__key"))
        assert seats == {
            "product-manager": "ana",
            "product-owner": "bo-lund",
            "development-team": None,
        }
        assert not Draft.objects.exists()


@pytest.mark.django_db
def test_a_draft_is_nobody_elses(
    acme: Organisation, ana: User, bo: User, client_for: ClientFor
) -> None:
    people = begin(client_for(bo))
    assert client_for(bo).get(people).status_code == 200
    assert client_for(ana).get(people).status_code == 404
    assert "Search" in client_for(bo).get(NEW).content.decode()
    assert "Search" not in client_for(ana).get(NEW).content.decode()
    assert client_for(ana).post(people.replace("people/", "discard/")).status_code == 404


@pytest.mark.django_db
def test_a_step_is_not_left_with_an_open_line(
    acme: Organisation, bo: User, client_for: ClientFor
) -> None:
    client = client_for(bo)
    people = begin(client)
    answer = client.post(people, {"lines": "Bo, PO\nGus, Wizard", "next": "1"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Line 2 is left out until you choose" in html
    chosen = {
        "lines": "Bo, PO\nGus, Wizard",
        "text-2": "Gus, Wizard",
        "role-2": LEFT_OUT,
        "next": "1",
    }
    assert client.post(people, chosen).status_code == 302
    assert "Gus, Wizard" in client.get(people).content.decode()


@pytest.mark.django_db
def test_a_team_needs_a_name(bo: User, client_for: ClientFor) -> None:
    html = client_for(bo).post(NEW, {"name": " "}).content.decode()
    assert "This field is required" in html
