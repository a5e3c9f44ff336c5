"""Undo and redo of one's own edits of a team: what would be next, and doing it where it still fits."""
