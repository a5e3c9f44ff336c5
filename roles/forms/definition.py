"""What the forms of all kinds of definitions have in common, and those of areas, skills, responsibilities and hand-offs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from roles.definitions import model as d
from roles.definitions.comparison import DECISIONS, HORIZONS
from roles.definitions.keys import MAX_NAME, clean_name, hidden_in
from roles.entries import Values, hand_off_name
from roles.forms.lines import LinesField, TickedSetField

MOST_TEXT = 2000
_WHO_SAYS_SO = (
    "One a line: a fact of the article such as A19, a framework, or a decision of your own."
)
CORE = {
    d.Kind.ALL: "every team",
    d.Kind.AGILE: "Agile teams",
    d.Kind.DATA: "teams with a data product",
    d.Kind.GROWN: "teams past their start",
}
PACKS = {"core": "Core", "agile": "Agile", "data": "Data", "emerging": "Emerging"}
GROUPS = ("executives", "investors", "development-team", "direct-users", "customers", "other")


class PlainText(forms.CharField):
    """Several lines, without characters that hide or turn the direction of writing."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(required=False, max_length=MOST_TEXT, widget=widget, **kwargs)

    def clean(self, value: Any) -> Any:
        text = "\n".join(super().clean(value).splitlines())
        if hidden := hidden_in(text):
            raise forms.ValidationError(f"The text has a character that is not seen: {hidden}.")
        return text


def horizons() -> list[tuple[str, str]]:
    return [(one.value, words) for one, words in HORIZONS.items()]


def levels() -> list[tuple[str, str]]:
    return [(one.value, words) for one, words in DECISIONS.items()]


class DefinitionForm(forms.Form):
    """``said``: the values that are to be changed; ``catalogue``: what a definition can point to."""

    name = forms.CharField(max_length=2 * MAX_NAME)
    sources = LinesField(label="Who says so", required=False, help_text=_WHO_SAYS_SO)
    shown: tuple[str, ...] = ("name", "description", "sources")

    def __init__(
        self, data: Mapping[str, Any] | None, *, catalogue: d.Catalogue, said: Values, is_new: bool
    ) -> None:
        super().__init__(data, initial=dict(said))
        self.catalogue, self.said, self.is_new = catalogue, said, is_new
        self.fields["sources"].widget.attrs["rows"] = 2
        self.prepare()

    def prepare(self) -> None:
        """Choices that depend on the catalogue."""

    def clean_name(self) -> str:
        try:
            return clean_name(self.cleaned_data["name"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def values(self) -> Values:
        """What the definition would say; what the form does not ask stays as it is."""
        asked = {name: self.cleaned_data[name] for name in self.said if name in self.cleaned_data}
        return {**self.said, **asked}

    def entries(self) -> list[forms.BoundField]:
        return [self[name] for name in self.shown if name in self.fields]


class AreaForm(DefinitionForm):
    description = PlainText()


class SkillForm(DefinitionForm):
    description = PlainText()
    training = forms.BooleanField(
        label="Product training covers it", required=False, help_text="As the article says (A60)."
    )
    shown = ("name", "description", "training", "sources")


class ResponsibilityForm(DefinitionForm):
    area = forms.ChoiceField()
    description = PlainText()
    horizon = forms.ChoiceField(choices=horizons)
    level = forms.ChoiceField(label="Decisions", choices=levels)
    stakeholder = forms.ChoiceField(
        label="Stakeholders it is about",
        required=False,
        choices=[("", "none"), *((one, one.replace("-", " ")) for one in GROUPS)],
        help_text="The group whose expectations its owner holds.",
    )
    shared = forms.BooleanField(
        label="Product Manager and Product Owner own it together, on purpose", required=False
    )
    core = TickedSetField(
        label="Missed by",
        required=False,
        choices=[(one.value, words) for one, words in CORE.items()],
        help_text="The kinds of team that are told when it is not in their matrix.",
    )
    packs = TickedSetField(
        label="Offered with",
        required=False,
        choices=list(PACKS.items()),
        help_text="The packs of responsibilities that a new team starts with.",
    )
    shown = (
        "name", "area", "description", "horizon", "level", "stakeholder", "shared", "core",
        "packs", "sources",
    )  # fmt: skip

    def prepare(self) -> None:
        areas = [(key, one.name) for key, one in self.catalogue.areas.items()]
        self.fields["area"].choices = [("", "Choose an area"), *areas]  # type: ignore[attr-defined]
        held = self.said["stakeholder"]
        if held and held not in GROUPS:
            self.fields["stakeholder"].choices += [(held, held.replace("-", " "))]  # type: ignore[attr-defined]


class HandOffForm(DefinitionForm):
    """Its ends are chosen once: another pair is another hand-off. Its name is made of theirs."""

    giving = forms.ChoiceField(label="From", help_text="The responsibility whose owner gives.")
    receiving = forms.ChoiceField(label="To", help_text="The one whose owner receives.")
    passes = PlainText(label="What is handed over")
    shown = ("giving", "receiving", "passes", "sources")

    def prepare(self) -> None:
        del self.fields["name"]
        for name in ("giving", "receiving"):
            if not self.is_new:
                del self.fields[name]
                continue
            choices = [
                (area.name, [(one.key, one.name) for one in rows])
                for area in self.catalogue.areas.values()
                if (
                    rows := [
                        r for r in self.catalogue.responsibilities.values() if r.area == area.key
                    ]
                )
            ]
            self.fields[name].choices = [("", "Choose a responsibility"), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("giving") and cleaned.get("giving") == cleaned.get("receiving"):
            self.add_error("receiving", "Choose another one: nobody hands over to themselves.")
        return cleaned

    def values(self) -> Values:
        values = super().values()
        known = self.catalogue.responsibilities
        if self.is_new:
            ends = (known[values[end]].name for end in ("giving", "receiving"))
            values["name"] = hand_off_name(*ends)
        return values
