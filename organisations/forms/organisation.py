from typing import ClassVar

from django import forms

from organisations.models import Organisation, Stage
from organisations.models.organisation import LARGEST_SIZE

_WHY_STAGE = (
    "In a startup one person may well be Product Manager and Product Owner; past that stage "
    "Remit says where it no longer holds. If you do not say, the checks that need it stay silent."
)
_WHY_SIZE = (
    "In the whole organisation, roughly. Above about 50, one person in both roles is worth a "
    "second look."
)


class OrganisationForm(forms.ModelForm):
    """Checks only: the services write."""

    stage = forms.TypedChoiceField(
        required=False,
        empty_value=None,
        choices=(("", "Not said"), *Stage.choices),
        help_text=_WHY_STAGE,
    )
    size = forms.IntegerField(
        label="Number of people",
        required=False,
        min_value=1,
        max_value=LARGEST_SIZE,
        help_text=_WHY_SIZE,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            f"Give a whole number from 1 to {LARGEST_SIZE:,}, or leave it empty.",
        ),
    )

    class Meta:
        model = Organisation
        fields = ("name", "stage", "size")
        widgets: ClassVar = {"name": forms.TextInput(attrs={"autocomplete": "organization"})}
