from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from roles.definitions.keys import clean_name
from roles.definitions.model import Catalogue
from teams.matrix.model import Seat
from teams.models import Person


class SeatForm(forms.Form):
    """A seat: its role, who sits there, and for how much and how long."""

    role = forms.ChoiceField()
    person = forms.ChoiceField(required=False, label="Who sits there")
    new_person = forms.CharField(
        required=False,
        max_length=400,
        label="Or somebody new",
        help_text="The name of a person who is not in the list.",
    )
    allocation = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=1000,
        label="Time in %",
        help_text="Of a full-time week; leave it out if not known.",
    )
    focus = forms.CharField(
        required=False,
        max_length=200,
        help_text="What tells this seat from another of the same role.",
    )
    name = forms.CharField(
        required=False, max_length=200, label="Own name", help_text="In place of the role’s name."
    )
    since = forms.DateField(
        required=False, label="From", widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        required=False, label="Until", widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(
        self,
        catalogue: Catalogue,
        people: Iterable[Person],
        *args: Any,
        seat: Seat | None = None,
        **kwargs: Any,
    ) -> None:
        initial = (
            {
                name: getattr(seat, name)
                for name in ("role", "allocation", "focus", "name", "since", "until")
            }
            | {"person": seat.person or ""}
            if seat
            else {}
        )
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.seat = seat
        roles = [(role.key, role.name) for role in catalogue.offered_roles()]
        if seat and seat.role not in {key for key, _ in roles}:
            kept = catalogue.roles.get(seat.role)
            roles.append((seat.role, kept.name if kept else seat.role))
        self.fields["role"].choices = [("", "Choose a role"), *roles]  # type: ignore[attr-defined]
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            ("", "Nobody: vacant"),
            *((one.key, one.name) for one in people),
        ]

    def clean_new_person(self) -> str:
        return _clean(self.cleaned_data["new_person"])

    def clean_name(self) -> str:
        return _clean(self.cleaned_data["name"])

    def clean_focus(self) -> str:
        return _clean(self.cleaned_data["focus"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kept = self.seat.person if self.seat else None
        if cleaned.get("new_person") and cleaned.get("person") not in ("", None, kept):
            self.add_error(
                "new_person", "Choose somebody from the list or name somebody new, not both."
            )
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "A seat ends on or after the day on which it starts.")
        return cleaned

    def facts(self, person: str | None) -> dict[str, Any]:
        """The seat's fields as they were given; ``person`` is the key of who sits there."""
        said = self.cleaned_data
        return {
            "role": said["role"],
            "person": person,
            "allocation": said["allocation"],
            "focus": said["focus"],
            "name": said["name"],
            "since": said["since"],
            "until": said["until"],
        }


def _clean(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return clean_name(text)
    except ValueError as error:
        raise forms.ValidationError(str(error)) from error
