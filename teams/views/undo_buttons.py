"""The buttons that say what one would undo and redo, as they stand in the toolbar."""

from __future__ import annotations

from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from organisations.request import TenantRequest
from teams.grid.differing import partial
from teams.undoing.own import OnTop


def undo_piece(request: TenantRequest, base: str, on_top: OnTop) -> str:
    """The buttons as a piece of an answer; they stay where they are, with the focus."""
    context = {"base": base, "csrf_token": get_token(request), "on_top": on_top}
    return partial("undo", render_to_string("teams/undo/buttons.html", context), swap="keep")
