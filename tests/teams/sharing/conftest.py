from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.utils import timezone

from organisations.models import Membership, Organisation, User
from organisations.scope import organisation_scope
from roles.definitions.model import SkillLevel
from teams.door import apply_edits
from teams.matrix.edits import ChangeRow, ChangeSeat, SetCell
from teams.models import Person, ShareLink, Team, Why
from teams.sharing.links import make_link
from teams.sharing.veiling import Shown
from tests.teams.builders import make_team

Share = Callable[..., str]
"""Makes a link and gives its address."""


@pytest.fixture
def team(acme: Organisation, ana: User, bo: User, chi: User) -> Iterator[Team]:
    """Checkout with a finding, a note, a skill and allocations that are not for everybody."""
    with organisation_scope(acme):
        team = make_team(acme)
        Person.objects.filter(key="ana").update(skills={"leadership": SkillLevel.EXPERT.value})
        apply_edits(
            team=team,
            edits=[
                SetCell("product-vision", "po", ("I",), ("A",)),
                ChangeRow(
                    "product-vision",
                    {"notes": {}, "description": ""},
                    {"notes": {"pm": "Ask **the board** first"}, "description": "Secret plan"},
                ),
                ChangeSeat("pm", {"focus": ""}, {"focus": "Reorganisation"}),
            ],
            by=None,
            why=Why.CLICK,
        )
        yield Team.objects.select_related("organisation").get(pk=team.pk)


@pytest.fixture
def share(team: Team, ana: User) -> Share:
    def make(shown: Shown | None = None, *, whole: bool = False, until: date | None = None) -> str:
        owner = Membership.objects.get(user=ana)
        link, token = make_link(
            by=owner,
            name="The board",
            until=timezone.localdate() + timedelta(days=3),
            shown=shown or Shown(),
            team=None if whole else team,
        )
        if until:
            ShareLink.objects.filter(pk=link.pk).update(until=until)
        return f"/share/{token}/"

    return make
