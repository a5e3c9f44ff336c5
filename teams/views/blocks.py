"""Several cells at once, as the grid sends them: typed, filled or emptied as a block."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from organisations.request import TenantRequest
from teams.access import get_team_to_change
from teams.door import NothingToDo, apply_edits
from teams.history.authors import who_set
from teams.matrix.apply import InvalidEdit, Mismatch, Mismatched
from teams.matrix.edits import SetCell
from teams.matrix.schemes import UnreadableCell
from teams.models import Team, Why
from teams.rights import requires_team_editor
from teams.surroundings import surroundings_of
from teams.views.changes import changed_pieces, check_not_archived

MOST_CELLS = 12_000


class Change(BaseModel):
    """One cell as its author saw it, and what they want there."""

    model_config = ConfigDict(extra="forbid")

    row: str
    seat: str
    saw: tuple[str, ...]
    letters: tuple[str, ...]


_CHANGES = TypeAdapter(list[Change])


@require_POST
@requires_team_editor
def cells(request: TenantRequest, organisation: str, team: str) -> HttpResponse:
    """Set cells (POST ``edits``: a list of row, seat, saw and letters), all or none.

    Answers with the changed pieces of the page; with 409 and each place that is not what its author saw; with 422 and
    words for what cannot be.
    """
    found = get_team_to_change(request, team)
    check_not_archived(found)
    edits: list[SetCell] = []
    try:
        edits = _edits(found, request.POST.get("edits", ""))
        outcome = apply_edits(team=found, edits=edits, by=request.membership, why=Why.CLICK)
    except NothingToDo:
        return JsonResponse({"said": "Nothing was changed."})
    except Mismatched as error:
        places = [_place(found, edits, one) for one in error.mismatches]
        return JsonResponse({"places": places}, status=409)
    except (InvalidEdit, UnreadableCell) as error:
        return JsonResponse({"said": str(error)}, status=422)
    return HttpResponse(changed_pieces(request, outcome))


def _edits(team: Team, text: str) -> list[SetCell]:
    """Raises InvalidEdit and UnreadableCell."""
    try:
        changes = _CHANGES.validate_python(json.loads(text))
    except (ValueError, ValidationError) as error:
        raise InvalidEdit("The changes could not be read. Load the page again.") from error
    if len(changes) > MOST_CELLS:
        raise InvalidEdit(f"At most {MOST_CELLS} cells are changed at once.")
    scheme = surroundings_of(team).scheme(team.scheme)
    wanted = ((one, scheme.ordered(one.letters)) for one in changes)
    return [
        SetCell(one.row, one.seat, one.saw, letters)
        for one, letters in wanted
        if one.saw != letters
    ]


def _place(team: Team, edits: list[SetCell], mismatch: Mismatch) -> dict[str, Any]:
    """``found``: the letters that stand there now; none where the row or the seat is gone."""
    edit = edits[mismatch.index]
    is_gone = mismatch.place[0] != "cell"
    return {
        "row": edit.row,
        "seat": edit.seat,
        "found": None if is_gone else list(mismatch.found),
        "by": "" if is_gone else who_set(team, edit.row, edit.seat),
    }
