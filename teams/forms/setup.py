from __future__ import annotations

from django import forms

from organisations.models import Stage
from roles.definitions.keys import clean_name
from teams.matrix.model import Complexity, Method

METHODS = {
    Method.SCRUM: "Scrum",
    Method.KANBAN: "Kanban",
    Method.XP: "Extreme Programming",
    Method.SCALED_AGILE: "Scaled Agile",
    Method.AGILE: "Agile, another way",
    Method.WATERFALL: "Waterfall",
    Method.STAGE_GATE: "Stage-gate",
    Method.OTHER: "Something else",
}


class FactsForm(forms.Form):
    """What the rules need to know of a team. Only the name must be given; a rule that lacks a fact stays silent."""

    name = forms.CharField(
        label="Name of the team",
        max_length=400,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
    )
    method = forms.ChoiceField(
        label="How it works",
        required=False,
        choices=[("", "Not said"), *((one.value, name) for one, name in METHODS.items())],
        help_text="A Product Owner belongs to Agile teams (A17, A40).",
    )
    complexity = forms.ChoiceField(
        label="How complex the product is",
        required=False,
        choices=[("", "Not said"), *((one.value, one.value.capitalize()) for one in Complexity)],
        help_text="A complex product wants a Product Manager of its own (A43).",
    )
    is_data = forms.ChoiceField(
        label="Is it a data product?",
        required=False,
        choices=[("", "Not said"), ("no", "No"), ("yes", "Yes")],
        help_text="Then rows about data, and roles that know data, belong to it (A11, A27).",
    )

    def clean_name(self) -> str:
        try:
            return clean_name(self.cleaned_data["name"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class OrganisationFactsForm(forms.Form):
    """Asked once: of the whole organisation."""

    stage = forms.ChoiceField(
        label="Stage of the organisation",
        required=False,
        choices=[("", "Not said"), *Stage.choices],
        help_text="In a startup one person may hold both roles; later they are separated (A44, A45).",
    )
    size = forms.IntegerField(
        label="People in the organisation", required=False, min_value=1, max_value=10_000_000
    )
