"""The facts that the set-up asks for, each with why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from organisations.models import Stage
from organisations.models.organisation import LARGEST_SIZE
from roles.definitions.keys import clean_name
from teams.matrix.model import Complexity, Method
from teams.matrix.schemes import Scheme
from teams.setup.lines import UNREADABLE

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
NOT_SAID = ("", "Not said")


class _StepForm(forms.Form):
    """Says in the page which field to begin with: the first wrong one, else the first."""

    def focus(self) -> None:
        name = next((name for name in self.fields if name in self.errors), next(iter(self.fields)))
        self.fields[name].widget.attrs["autofocus"] = True


def _choice(label: str, choices: list[tuple[str, str]], why: str) -> forms.ChoiceField:
    # Not said stands last, so that one press of an arrow key chooses the first.
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[*choices, NOT_SAID],
        widget=forms.RadioSelect,
        help_text=why,
    )


class FactsForm(_StepForm):
    """What the rules need to know of a team. Only the name must be given; a rule that lacks a fact stays silent."""

    name = forms.CharField(
        label="Name of the team",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Give the team a name."},
    )
    method = _choice(
        "How it works",
        [(one.value, name) for one, name in METHODS.items()],
        "A Product Owner belongs to Agile teams (A17, A40).",
    )
    complexity = _choice(
        "How complex the product is",
        [(one.value, one.value.capitalize()) for one in Complexity],
        "A complex product wants a Product Manager of its own (A43).",
    )
    is_data = _choice(
        "Is it a data product?",
        [("no", "No"), ("yes", "Yes")],
        "Then rows about data, and roles that know data, belong to it (A11, A27).",
    )

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if UNREADABLE in name:
            raise forms.ValidationError("A character of the name could not be read.")
        try:
            return clean_name(name)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class NewTeamForm(FactsForm):
    """The facts of a team that is being set up: its letters too."""

    scheme = forms.ChoiceField(
        label="Its letters",
        required=False,
        help_text="RACI unless your organisation has agreed on another scheme.",
    )

    def __init__(self, *args: Any, schemes: Mapping[str, Scheme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = [  # type: ignore[attr-defined]
            (one.key, f"{one.name}: {', '.join(letter.letter for letter in one.letters)}")
            for one in schemes.values()
        ]


class OrganisationFactsForm(_StepForm):
    """Asked once: of the whole organisation."""

    stage = _choice(
        "Its stage",
        list(Stage.choices),
        "In a startup one person may hold both roles; later they are separated (A44, A45).",
    )
    size = forms.IntegerField(
        label="Number of people in it",
        required=False,
        min_value=1,
        max_value=LARGEST_SIZE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Roughly. Above about 50, one person in both roles is worth a second look.",
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            f"Give a whole number from 1 to {LARGEST_SIZE:,}, or leave it empty.",
        ),
    )


def choices_of(form: type[_StepForm], name: str) -> set[str]:
    """The values that a field of choices takes."""
    field: Any = form.base_fields[name]
    return {value for value, _ in field.choices}
