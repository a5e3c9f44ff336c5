from __future__ import annotations

from typing import Any

from django import forms

from roles.definitions.keys import clean_name
from roles.definitions.model import Catalogue, Horizon, Level
from teams.analysis.reading import Reading
from teams.matrix.model import Row

HORIZONS = [("", "as the definition says"), *((one.value, one.value) for one in Horizon)]
LEVELS = [("", "as the definition says"), *((one.value, one.value) for one in Level)]
GROUPS = ("executives", "investors", "development-team", "direct-users", "customers", "other")


def _areas(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [(area.key, area.name) for area in catalogue.areas.values()]


class AddRowsForm(forms.Form):
    """Responsibilities of the catalogue that are not in the matrix yet, and one own row."""

    responsibilities = forms.MultipleChoiceField(required=False)
    name = forms.CharField(label="Name of an own row", required=False, max_length=400)
    area = forms.ChoiceField(label="Its area", required=False)

    def __init__(self, reading: Reading, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading = reading
        catalogue = reading.catalogue
        missing = [
            one
            for key, one in catalogue.responsibilities.items()
            if key not in reading.from_catalogue
        ]
        self.missing = missing
        self.fields["responsibilities"].choices = [(one.key, one.name) for one in missing]  # type: ignore[attr-defined]
        self.fields["area"].choices = [("", "Choose an area"), *_areas(catalogue)]  # type: ignore[attr-defined]

    def by_area(self) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """Area → (key, name, ticked) of what is missing."""
        ticked = set(self["responsibilities"].value() or ())
        found: dict[str, list[tuple[str, str, bool]]] = {}
        for one in self.missing:
            found.setdefault(one.area, []).append((one.key, one.name, one.key in ticked))
        return [(self.reading.area_name(area), rows) for area, rows in found.items()]

    def clean_name(self) -> str:
        return _clean(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("name") and not cleaned.get("area"):
            self.add_error("area", "Choose the area that the row belongs to.")
        if not self.errors and not cleaned.get("name") and not cleaned.get("responsibilities"):
            raise forms.ValidationError("Tick a responsibility, or name a row of the team’s own.")
        return cleaned


class RowForm(forms.Form):
    """What can be said of one row; a pointing row keeps its definition's name."""

    name = forms.CharField(max_length=400)
    area = forms.ChoiceField()
    horizon = forms.ChoiceField(choices=HORIZONS, required=False)
    level = forms.ChoiceField(choices=LEVELS, required=False)
    stakeholder = forms.ChoiceField(label="Stakeholders it is about", required=False)
    shared = forms.BooleanField(label="Owned by two on purpose", required=False)
    description = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=5000
    )

    def __init__(self, row: Row, reading: Reading, *args: Any, **kwargs: Any) -> None:
        facts = reading.row[row.key]
        initial = {
            "name": row.name,
            "area": facts.area,
            "horizon": row.horizon or "",
            "level": row.level or "",
            "stakeholder": row.stakeholder or "",
            "shared": row.shared,
            "description": row.description,
        }
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.row = row
        known = _areas(reading.catalogue)
        if facts.area not in dict(known):
            known.append((facts.area, reading.area_name(facts.area)))
        self.fields["area"].choices = known  # type: ignore[attr-defined]
        groups = [("", "none"), *((one, one.replace("-", " ")) for one in GROUPS)]
        self.fields["stakeholder"].choices = groups  # type: ignore[attr-defined]
        if row.responsibility:
            for name in ("name", "horizon", "level", "stakeholder"):
                del self.fields[name]
            self.own_area = (
                reading.catalogue.responsibilities[row.responsibility].area
                if facts.definition
                else None
            )

    def clean_name(self) -> str:
        return _clean(self.cleaned_data["name"])

    def changes(self) -> dict[str, Any]:
        """The row's fields that differ from what it says now."""
        wanted = dict(self.cleaned_data)
        for name, kind in (("horizon", Horizon), ("level", Level)):
            if name in wanted:
                wanted[name] = kind(wanted[name]) if wanted[name] else None
        if "stakeholder" in wanted:
            wanted["stakeholder"] = wanted["stakeholder"] or None
        if self.row.responsibility and wanted["area"] == self.own_area:
            wanted["area"] = None
        return {name: value for name, value in wanted.items() if getattr(self.row, name) != value}


def _clean(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return clean_name(text)
    except ValueError as error:
        raise forms.ValidationError(str(error)) from error
