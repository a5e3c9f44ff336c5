"""Definitions as a file: out, and in after a look; hostile ones are refused in words."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from organisations.models import Membership, Organisation, User
from organisations.scope import organisation_scope
from roles.definitions.one_file import read_definitions
from roles.editing.file import wanted_by, written_definitions
from roles.editing.service import write_definitions
from roles.editing.standing import Mark, standing_of
from roles.editing.values import KIND_BY_KEY
from roles.effective import catalogue_for
from roles.models import Deed
from teams.models import Team
from tests.cast import ClientFor
from tests.teams.definitions.wanting import changed

ADDRESS = "/o/acme/catalogue/import/"
HEAD = "remit-definitions: 1\n"
OWN = (
    HEAD
    + """
areas:
  legal: {name: Legal, description: Contracts and rights.}
skills:
  negotiation: {name: Negotiation}
responsibilities:
  contracts: {name: Contracts, area: legal, horizon: long-term, sources: [House rules]}
roles:
  counsel:
    name: Legal Counsel
    expects:
      answers, does: [contracts]
    skills:
      expert: [negotiation]
  junior-counsel:
    name: Junior Counsel
    specialises: counsel
    expects:
      nothing: [contracts]
hand-offs:
  - {from: contracts, to: user-stories, passes: What must be said.}
"""
)


@pytest.fixture
def there(team: Team, ana: User, client_for: ClientFor) -> Client:
    return client_for(ana)


def test_all_definitions_come_back_as_they_went_out(by_ana: Membership, acme: Organisation) -> None:
    wanted = [
        changed(acme, "role", "product-owner", short="X", expects={"roadmap": []}),
        changed(acme, "role", "growth-product-manager", retired=True),
        changed(acme, "responsibility", "roadmap", retired=True),
        changed(acme, "hand-off", "product-vision-to-short-term-objectives", retired=True),
    ]
    write_definitions(by=by_ana, wanted=wanted, deed=Deed.CHANGED)
    acme.refresh_from_db()
    catalogue = catalogue_for(acme)
    text = written_definitions(acme, everything=True)
    assert wanted_by(read_definitions(text), acme, catalogue) == []
    own = read_definitions(written_definitions(acme, everything=False)).catalogue
    assert set(own.roles) == {"product-owner", "growth-product-manager"}
    assert not own.areas


def test_a_file_is_looked_at_first_and_brought_in_then(there: Client, acme: Organisation) -> None:
    told = there.post(ADDRESS, {"text": OWN})
    assert told.status_code == 200
    assert "Legal Counsel is new" in told.text
    with organisation_scope(acme):
        assert standing_of(acme, KIND_BY_KEY["role"], "counsel").values is None
    token = told.context["proposal"].token
    done = there.post(ADDRESS, {"text": OWN, "do": "save", "token": token}, follow=True)
    assert "6 definitions are saved." in done.text
    with organisation_scope(acme):
        assert standing_of(acme, KIND_BY_KEY["role"], "counsel").mark is Mark.OWN
        acme.refresh_from_db()
        catalogue = catalogue_for(acme)
    assert catalogue.owners("contracts") == ("counsel",)
    assert not catalogue.expectation("junior-counsel", "contracts")
    assert "imported it" in there.get("/o/acme/catalogue/roles/counsel/history/").text
    assert "stands here already" in there.post(ADDRESS, {"text": OWN}).text


def test_another_file_than_the_one_looked_at_is_looked_at_first(
    there: Client, acme: Organisation
) -> None:
    token = there.post(ADDRESS, {"text": OWN}).context["proposal"].token
    other = OWN.replace("Legal Counsel", "Advocate")
    late = there.post(ADDRESS, {"text": other, "do": "save", "token": token})
    assert late.status_code == 409
    with organisation_scope(acme):
        assert standing_of(acme, KIND_BY_KEY["role"], "counsel").values is None


LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Choose a file, or paste its text."),
        ("hello", "This is no file of definitions"),
        ("remit-definitions: 2", "This is no file of definitions"),
        (HEAD + LAUGHS, "anchor or alias"),
        (HEAD + "roles: !!python/object/apply:os.system ['true']", "has a tag"),
        (HEAD + "roles: " + "[" * 5000, "nested more than"),
        (HEAD + "roles: {a: {name: A}, a: {name: B}}", "is written twice"),
        (HEAD + "roles: [1, 2]", "is not a mapping"),
        (HEAD + "roles: {a: 5}", "is not a mapping of fields"),
        (HEAD + "roles: {? [x, y] : {name: A}}", "Line 2"),
        (HEAD + "role: {}", "did you mean “roles”?"),
        (HEAD + "roles: {a: {name: A, colour: red}}", "there is no field “colour”"),
        (HEAD + "roles: {A B: {name: A}}", "a key is lower-case words"),
        (HEAD + "roles: {new: {name: A}}", "a key is lower-case words"),
        (HEAD + f"roles: {{{'a' * 90}: {{name: A}}}}", "a key is lower-case words"),
        (HEAD + f"roles: {{a: {{name: {'A' * 300}}}}}", "at most 200 characters"),
        (HEAD + f"roles: {{a: {{name: A, short: {'B' * 30}}}}}", "at most 20 characters"),
        (HEAD + f"roles: {{a: {{name: A, purpose: {'B' * 3000}}}}}", "at most 2000 characters"),
        (HEAD + 'roles: {a: {name: "x\\u202Ey"}}', "turn the direction of writing"),
        (HEAD + "roles: {a: {name: A, expects: {does: [nothing-here]}}}", "no responsibility"),
        (HEAD + "roles: {a: {name: Product Owner}}", "is called"),
        (HEAD + "roles: {a: {name: A, specialises: b}, b: {name: B, specialises: a}}", "circle"),
        (HEAD + "responsibilities: {a: {name: A, area: nowhere}}", "area: Select a valid choice"),
        (
            HEAD + "responsibilities: {a: {name: A, area: data, packs: [x]}}",
            "packs: Select a valid choice",
        ),
        (HEAD + "hand-offs: [{from: a, to: roadmap}]", "there is no responsibility “a”"),
        (HEAD + "\x00", "Null characters are not allowed."),
        (HEAD + "roles: {a: {name: 'A'", "Line"),
        (HEAD + "---\nroles: {}", "Line"),
    ],
)
def test_a_hostile_or_broken_file_is_refused_in_words(
    there: Client, acme: Organisation, text: str, said: str
) -> None:
    told = there.post(ADDRESS, {"text": text})
    assert told.status_code == 422
    faults = [*told.context["faults"], *told.context["form"].non_field_errors()]
    faults += [str(one) for one in told.context["form"].errors.get("text", ())]
    if told.context.get("proposal"):
        faults += [str(one) for one in told.context["proposal"].faults]
    assert any(said in one for one in faults), faults
    with organisation_scope(acme):
        assert standing_of(acme, KIND_BY_KEY["role"], "a").values is None


def test_a_file_that_is_no_text_is_refused(there: Client) -> None:
    told = there.post(ADDRESS, {"file": SimpleUploadedFile("a.yaml", b"\xff\xfe\x00\x81")})
    assert told.status_code == 422
    assert "not text in UTF-8" in told.text


def test_a_file_is_read(there: Client) -> None:
    told = there.post(ADDRESS, {"file": SimpleUploadedFile("a.yaml", OWN.encode())})
    assert told.status_code == 200
    assert "Legal Counsel is new" in told.text


def test_everybody_of_the_organisation_may_take_definitions_out(
    team: Team, chi: User, client_for: ClientFor
) -> None:
    page = client_for(chi).get("/o/acme/catalogue/export/?everything=1")
    assert page["Content-Disposition"] == 'attachment; filename="acme-definitions.yaml"'
    assert set(read_definitions(page.text).catalogue.roles) > {"product-owner"}
