"""Who somebody is: name, address, and how much time they have."""

from __future__ import annotations

from django import forms

from roles.definitions.keys import clean_name

MOST_CAPACITY = 200


class PersonForm(forms.Form):
    name = forms.CharField(
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Give the name of the person."},
    )
    email = forms.EmailField(
        label="E-mail",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": "An e-mail address looks like ana@example.org."},
    )
    capacity = forms.IntegerField(
        label="Capacity in %",
        min_value=0,
        max_value=MOST_CAPACITY,
        initial=100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="100 is full time, 50 half of it.",
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            f"Give a whole number from 0 to {MOST_CAPACITY}.",
        ),
    )

    def clean_name(self) -> str:
        try:
            return clean_name(self.cleaned_data["name"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
