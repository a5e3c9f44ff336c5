from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms

from roles.definitions.keys import clean_name, make_key
from roles.definitions.model import Catalogue, Horizon, Level
from teams.analysis.reading import Reading
from teams.matrix.model import Row

OWN_HORIZONS = [("", "not said"), *((one.value, one.value) for one in Horizon)]
OWN_LEVELS = [("", "not said"), *((one.value, one.value) for one in Level)]
GROUPS = ("executives", "investors", "development-team", "direct-users", "customers", "other")


def _areas(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [(area.key, area.name) for area in catalogue.areas.values()]


def _groups(held: str | None = None) -> list[tuple[str, str]]:
    """``held``: a group that a document brought in is kept."""
    known = GROUPS if held is None or held in GROUPS else (*GROUPS, held)
    return [("", "none"), *((one, one.replace("-", " ")) for one in known)]


class AddRowsForm(forms.Form):
    """Responsibilities of the catalogue that are not in the matrix yet, and one own row."""

    responsibilities = forms.MultipleChoiceField(required=False)
    name = forms.CharField(required=False, max_length=400)
    area = forms.ChoiceField(required=False)
    horizon = forms.ChoiceField(choices=OWN_HORIZONS, required=False)
    level = forms.ChoiceField(choices=OWN_LEVELS, required=False)
    stakeholder = forms.ChoiceField(label="Stakeholders it is about", required=False)
    shared = forms.BooleanField(label="Owned by two on purpose", required=False)

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
        self.fields["stakeholder"].choices = _groups()  # type: ignore[attr-defined]

    def own(self) -> list[forms.BoundField]:
        """The fields of a row of the team's own."""
        return [self[name] for name in self.fields if name != "responsibilities"]

    def by_area(self) -> list[tuple[str, list[tuple[str, str, str, bool]]]]:
        """Area → (key, name, who is expected to own it, ticked) of what is missing."""
        ticked = set(self["responsibilities"].value() or ())
        catalogue = self.reading.catalogue
        found: dict[str, list[tuple[str, str, str, bool]]] = {}
        for one in self.missing:
            owners = [catalogue.roles[key].short for key in catalogue.owners(one.key)]
            entry = (one.key, one.name, " and ".join(owners), one.key in ticked)
            found.setdefault(one.area, []).append(entry)
        return [(self.reading.area_name(area), rows) for area, rows in found.items()]

    def own_row(self, taken: Collection[str]) -> Row | None:
        """The team's own row, if one was named; its key is none of ``taken``."""
        said = self.cleaned_data
        if not said["name"]:
            return None
        return Row(
            make_key(said["name"], taken, fallback="row"),
            name=said["name"],
            area=said["area"],
            horizon=Horizon(said["horizon"]) if said["horizon"] else None,
            level=Level(said["level"]) if said["level"] else None,
            stakeholder=said["stakeholder"] or None,
            shared=said["shared"],
        )

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
    horizon = forms.ChoiceField(choices=OWN_HORIZONS, required=False)
    level = forms.ChoiceField(choices=OWN_LEVELS, required=False)
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
        self.fields["stakeholder"].choices = _groups(row.stakeholder)  # type: ignore[attr-defined]
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
