"""What leaves the house as a file stands in the audit log, with who took it."""

from __future__ import annotations

import pytest

from organisations.models import AuditEntry, Organisation, User
from organisations.scope import organisation_scope
from teams.models import Team
from tests.cast import ClientFor

pytestmark = pytest.mark.django_db

TAKEN = {
    "teams/checkout/export/xlsx/": "Checkout as Excel, revision 1",
    "findings/export/csv/": "The findings as csv",
    "map/export/xlsx/": "The ownership map as xlsx",
    "catalogue/export/": "The role definitions as yaml",
}


def test_each_kind_of_file(
    team: Team, acme: Organisation, chi: User, client_for: ClientFor
) -> None:
    client = client_for(chi)
    for address in TAKEN:
        assert client.get(f"/o/acme/{address}").status_code == 200, address
    client.post("/o/acme/exports/", {"kind": "csv"})
    with organisation_scope(acme):
        said = AuditEntry.objects.filter(deed="exported").select_related("by").order_by("pk")
        assert [(str(one.by), one.about) for one in said] == [
            *(("Chi Okafor", words) for words in TAKEN.values()),
            ("Chi Okafor", "1 team as one long csv"),
        ]
