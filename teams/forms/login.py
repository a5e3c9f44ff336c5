"""As which member a person signs in."""

from __future__ import annotations

from typing import Any

from django import forms

from organisations.models import Membership
from teams.models import Person


class LoginForm(forms.Form):
    member = forms.ModelChoiceField(
        Membership.objects.none(), label="Signs in as", required=False, empty_label="No login"
    )

    def __init__(self, person: Person, data: Any = None) -> None:
        members = Membership.objects.select_related("user", "organisation")
        own = members.filter(user=person.user_id).first() if person.user_id else None
        super().__init__(data, initial={"member": own})
        field = self.fields["member"]
        field.queryset = members  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: f"{one.user} ({one.user.email})"  # type: ignore[attr-defined]
