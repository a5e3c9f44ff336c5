import pytest

from organisations.models import Organisation, User
from tests.cast import ClientFor
from tests.factories.organisations import UserFactory


@pytest.fixture
def operator(db: None) -> User:
    return UserFactory(name="Olu", is_staff=True, is_superuser=True)


def test_an_operator_reads_the_list_of_organisations(
    acme: Organisation, umbrella: Organisation, operator: User, client_for: ClientFor
) -> None:
    client = client_for(operator)
    page = client.get("/admin/organisations/organisation/").content.decode()
    assert "Acme" in page
    assert "Umbrella" in page
    shown = f"/admin/organisations/organisation/{acme.pk}/change/"
    assert client.get(shown).status_code == 200
    assert client.post(shown, {"name": "Changed"}).status_code == 403


def test_an_operator_is_a_stranger_to_organisations(
    acme: Organisation, operator: User, client_for: ClientFor
) -> None:
    client = client_for(operator)
    assert client.get("/o/acme/settings/members/").status_code == 404
    assert "Acme" not in client.get("/o/").content.decode()


def test_staff_who_are_no_operators_see_no_organisation(
    acme: Organisation, client_for: ClientFor
) -> None:
    client = client_for(UserFactory(is_staff=True))
    assert client.get("/admin/organisations/organisation/").status_code == 403


def test_an_operator_makes_a_login_and_switches_it_off(
    operator: User, client_for: ClientFor
) -> None:
    client = client_for(operator)
    made = {
        "email": "Eve@Example.org",
        "name": " Eve  ",
        "usable_password": "true",
        "password1": "seven green bottles",
        "password2": "seven green bottles",
    }
    response = client.post("/admin/organisations/user/add/", made)
    assert response.status_code == 302, response.context["errors"]
    eve = User.objects.get(email="eve@example.org")
    assert eve.name == "Eve"
    assert eve.check_password("seven green bottles")
    address = f"/admin/organisations/user/{eve.pk}/"
    assert client.get(f"{address}change/").status_code == 200
    assert client.get(f"{address}delete/").status_code == 403
    client.post(f"{address}change/", {"email": eve.email, "name": eve.name})
    eve.refresh_from_db()
    assert not eve.is_active


def test_two_logins_do_not_share_an_address(
    ana: User, operator: User, client_for: ClientFor
) -> None:
    made = {"email": "ANA@example.org", "name": "Ana", "usable_password": "false"}
    response = client_for(operator).post("/admin/organisations/user/add/", made)
    assert "already exists" in response.content.decode()
