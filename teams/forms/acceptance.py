from __future__ import annotations

from django import forms

from teams.models.acceptance import MAX_REASON


class AcceptForm(forms.Form):
    """Why a finding is accepted, and until when."""

    reason = forms.CharField(
        label="Why it is right as it is",
        max_length=MAX_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Say why you accept it: the next one who sees it will ask.",
            "max_length": f"A reason has up to {MAX_REASON} characters.",
        },
    )
    until = forms.DateField(
        label="Last day",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="From the day after it counts as open again. Without a day it stays accepted.",
        error_messages={"invalid": "A day is written 2026-12-31."},
    )
