"""What a new share link shows, and how long it opens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from teams.models import Team, Who
from teams.sharing.links import LONGEST
from teams.sharing.veiling import Shown

USUAL = timedelta(days=30)
ALL_TEAMS = "*"
CHECKED = {"class": "form-check-input"}
TICKS = ("findings", "skills", "allocations", "notes")


class ShareLinkForm(forms.Form):
    name = forms.CharField(
        label="For whom",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Say for whom the link is; you will want to know later."},
    )
    team = forms.ChoiceField(label="What")
    who = forms.ChoiceField(
        label="People",
        choices=Who.choices,
        initial=Who.ROLES,
        widget=forms.RadioSelect(attrs=CHECKED),
    )
    findings = forms.BooleanField(
        label="Findings", required=False, widget=forms.CheckboxInput(attrs=CHECKED)
    )
    skills = forms.BooleanField(
        label="Skills", required=False, widget=forms.CheckboxInput(attrs=CHECKED)
    )
    allocations = forms.BooleanField(
        label="Allocations", required=False, widget=forms.CheckboxInput(attrs=CHECKED)
    )
    notes = forms.BooleanField(
        label="Notes, descriptions and links of rows",
        required=False,
        widget=forms.CheckboxInput(attrs=CHECKED),
    )
    until = forms.DateField(
        label="Opens until",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "A link ends. Say when."},
    )

    def __init__(self, *args: Any, teams: list[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        choices = [(ALL_TEAMS, "All teams"), *((team.key, team.name) for team in teams)]
        self.fields["team"].choices = choices  # type: ignore[attr-defined]
        self.fields["until"].initial = today + USUAL
        self.fields["until"].widget.attrs |= {
            "min": today.isoformat(),
            "max": (today + LONGEST).isoformat(),
        }

    def shown(self) -> Shown:
        said = self.cleaned_data
        return Shown(said["who"], *(said[name] for name in TICKS))

    def ticks(self) -> list[forms.BoundField]:
        return [self[name] for name in TICKS]
