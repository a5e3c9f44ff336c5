"""Jobs: put into the queue once, within the transaction that needs them, and done for the right organisation."""

from __future__ import annotations

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from organisations.context import context_changed
from organisations.models import Organisation
from organisations.scope import organisation_scope
from teams.models import StoredFinding, Team
from teams.tasks import analyse, analyse_all, analyse_later
from tests.teams.builders import make_team


def jobs() -> list[tuple[str, dict[str, int]]]:
    found = ProcrastinateJob.objects.filter(status="todo").order_by("id")
    return list(found.values_list("task_name", "args"))


@pytest.mark.django_db
def test_a_job_waits_once(acme: Organisation) -> None:
    analyse_later(acme)
    analyse_later(acme)
    assert jobs() == [("teams.analyse", {"organisation": acme.pk})]


@pytest.mark.django_db
def test_many_teams_are_left_to_a_job_and_few_are_not(
    acme: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teams.context.AT_ONCE", 1)
    with organisation_scope(acme):
        make_team(acme, "Checkout")
        context_changed(organisation=acme)
        assert jobs() == []
        make_team(acme, "Search")
        context_changed(organisation=acme)
    assert jobs() == [("teams.analyse", {"organisation": acme.pk})]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("nightly", [False, True])
def test_the_job_checks_what_is_due(nightly: bool, acme: Organisation) -> None:
    with organisation_scope(acme):
        make_team(acme, "Checkout")
        StoredFinding.objects.all().delete()
        Team.objects.update(checked_context="")
    if nightly:
        analyse_all(0)
    else:
        analyse(organisation=acme.pk)
    with organisation_scope(acme):
        assert StoredFinding.objects.filter(cleared_at=None).exists()
        assert Team.objects.get().checked_context != ""


@pytest.mark.django_db(transaction=True)
def test_an_organisation_that_is_gone_is_passed_over(acme: Organisation) -> None:
    analyse(organisation=acme.pk + 1000)
