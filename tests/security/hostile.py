"""An organisation in which every text that somebody may write is an attack."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from organisations.audit import record
from organisations.models import Deed, Level, Membership, Organisation, User
from organisations.scope import organisation_scope
from organisations.services.invitation import invite_member
from organisations.services.organisation import rename_organisation
from roles import models as definitions
from teams.acceptance import accept
from teams.baselines import name_revision
from teams.matrix.model import Link, Row, Seat
from teams.matrix.schemes import SCHEMES
from teams.models import OrganisationSettings, Person, ShareLink, StoredFinding, Team
from teams.scheme_settings import add_scheme, set_words
from teams.sharing.links import allow_frames, make_link
from teams.sharing.veiling import Shown
from tests.teams.builders import make_team

PAYLOADS = (
    "<img data-xss src=x onerror=alert(1)>",
    "\"'><svg data-xss onload=alert(2)>",
    "</script><script data-xss>alert(3)</script>",
    "</title></textarea></option><b data-xss onclick=alert(4)>x",
    '" data-xss autofocus onfocus="alert(5)',
    "' data-xss onmouseover='alert(6)",
    "javascript:alert(7)",
    "{{ 7|add:7 }}{% debug %}<a data-xss href=javascript:alert(8)>x</a>",
    "&lt;img data-xss&gt;<!--<b data-xss>",
)


def hostile(number: int) -> str:
    return f"{number} {PAYLOADS[number % len(PAYLOADS)]}"


def fill_with_hostile_texts(organisation: Organisation, owner: User) -> tuple[Team, str]:
    """The team Checkout, and the token of a link that shares it with all that a link can show."""
    with organisation_scope(organisation):
        owner.name = hostile(0)
        owner.save()
        by = Membership.objects.select_related("organisation", "user").get(user=owner)
        rename_organisation(by=by, name=hostile(1))
        _definitions(organisation)
        team = _team(organisation, owner)
        name_revision(team=team, revision=1, name=hostile(12), by=by)
        accept(finding=StoredFinding.objects.filter(team=team).first(), by=by, reason=hostile(13))
        invite_member(by=by, email="guest@example.org", level=Level.VIEWER)
        record(Deed.SETTINGS, hostile(14), by=by)
        allow_frames(by=by, allowed=True)
        tomorrow = timezone.localdate() + timedelta(days=1)
        shown = Shown("names", findings=True, skills=True, allocations=True, notes=True)
        _, token = make_link(by=by, name=hostile(15), until=tomorrow, shown=shown, team=team)
        stored = OrganisationSettings.objects.get()
        stored.leads_edit = True
        stored.save()
        assert ShareLink.objects.exists()
        letters = list(SCHEMES["raci"].letters)
        add_scheme(organisation=organisation, by=by, name=hostile(16), letters=letters)
        set_words(organisation=organisation, by=by, scheme="raci", words={"A": hostile(18)})
    return team, token


def _definitions(organisation: Organisation) -> None:
    """Own ones of every kind, in use: the catalogue is read from the tables, not from the shipped files."""
    own = {"organisation": organisation}
    area = definitions.Area.objects.create(
        key="own-area", name=hostile(20), description=hostile(21), **own
    )
    first, second = (
        definitions.Responsibility.objects.create(
            key=key, name=hostile(number), description=hostile(number + 1), area=area, **own
        )
        for key, number in (("own-first", 22), ("own-second", 24))
    )
    definitions.HandOff.objects.create(
        key="h", name="h", giving=first, receiving=second, passes=hostile(26), **own
    )
    skill = definitions.Skill.objects.create(
        key="own-skill", name=hostile(27), description=hostile(28), **own
    )
    role = definitions.Role.objects.create(
        key="own-role",
        name=hostile(30),
        short=hostile(31)[:20],
        purpose=hostile(32),
        aliases=[hostile(33)],
        statements=[[hostile(34), hostile(35)]],
        sources=[hostile(36)],
        side="po",
        **own,
    )
    definitions.Expectation.objects.create(
        role=role, responsibility=first, meanings=["answers"], **own
    )
    definitions.RequiredSkill.objects.create(role=role, skill=skill, **own)


def _team(organisation: Organisation, owner: User) -> Team:
    for number, key in enumerate(("ana", "bo")):
        Person.objects.create(
            organisation=organisation,
            key=key,
            name=hostile(2 + number),
            email=f"{key}@example.org",
            user=owner if key == "ana" else None,
            skills={"own-skill": "working"},
        )
    seats = (
        Seat("pm", "product-manager", "ana", 80, focus=hostile(4)),
        Seat("po", "own-role", "bo", 100, name=hostile(5)),
        Seat("sm", "scrum-master", name=hostile(6)),
    )
    rows = (
        Row("product-vision", "product-vision", notes={"pm": hostile(7)}),
        Row("own-first", "own-first"),
        Row(
            "mine",
            None,
            hostile(8),
            "own-area",
            description=f"{hostile(9)} [x](javascript:alert(9)) <b data-xss>y</b>",
            links=(Link("https://board.example/?<b data-xss>", hostile(10)),),
        ),
    )
    cells = {
        "product-vision": {"pm": ("A", "R"), "po": ("A",)},
        "own-first": {"pm": ("A",), "po": ("A", "R")},
        "mine": {"pm": ("R",), "po": ("R",)},
    }
    team = make_team(organisation, hostile(11), seats=seats, rows=rows, cells=cells)
    Team.objects.filter(pk=team.pk).update(key="checkout", story=hostile(17))
    return Team.objects.select_related("organisation").get(pk=team.pk)
