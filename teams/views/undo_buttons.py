"""The buttons that say what one would undo and redo, as they stand in the toolbar."""

from __future__ import annotations

from django.template.loader import render_to_string

from teams.grid.differing import partial
from teams.undoing.own import OnTop


def undo_piece(base: str, on_top: OnTop) -> str:
    """The buttons as a piece of an answer; they stay where they are, with the focus.

    Without the form's token: where pieces are exchanged a script sends it, in a header.
    """
    context = {"base": base, "on_top": on_top}
    return partial("undo", render_to_string("teams/undo/buttons.html", context), swap="keep")
