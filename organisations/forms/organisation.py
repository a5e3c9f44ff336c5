from typing import ClassVar

from django import forms

from organisations.models import Organisation

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

    class Meta:
        model = Organisation
        fields = ("name", "stage", "size")
        labels: ClassVar = {"size": "Number of people"}
        help_texts: ClassVar = {"stage": _WHY_STAGE, "size": _WHY_SIZE}
        widgets: ClassVar = {
            "name": forms.TextInput(attrs={"autocomplete": "organization"}),
            "size": forms.NumberInput(attrs={"inputmode": "numeric"}),
        }
