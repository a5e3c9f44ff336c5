from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from django import forms

from roles.definitions.keys import clean_name, make_key
from roles.definitions.model import Catalogue, Horizon, Level
from teams.analysis.reading import Reading
from teams.matrix.model import Row

OWN_HORIZONS = [("", "not said"), *((one.value, one.value) for one in Horizon)]
OWN_LEVELS = [("", "not said"), *((one.value, one.value) for one in Level)]
PACKS = (("core", "Core"), ("agile", "Agile"), ("data", "Data"), ("emerging", "Emerging"))
GROUPS = ("executives", "investors", "development-team", "direct-users", "customers", "other")


def areas_of(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [(area.key, area.name) for area in catalogue.areas.values()]


def groups_for(held: str | None = None) -> list[tuple[str, str]]:
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
            if key not in reading.from_catalogue and not one.retired
        ]
        self.missing = missing
        self.fields["responsibilities"].choices = [(one.key, one.name) for one in missing]  # type: ignore[attr-defined]
        self.fields["area"].choices = [("", "Choose an area"), *areas_of(catalogue)]  # type: ignore[attr-defined]
        self.fields["stakeholder"].choices = groups_for()  # type: ignore[attr-defined]

    def packs(self) -> list[tuple[str, str, int]]:
        """(key, name, how many of it are not in the matrix) of each pack of the catalogue."""
        counts = Counter(pack for one in self.missing for pack in one.packs)
        return [(key, name, counts[key]) for key, name in PACKS]

    def ticks_of(self, pack: str) -> list[str]:
        """What of a pack is not in the matrix yet."""
        return [one.key for one in self.missing if pack in one.packs]

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
        return clean_line(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("name") and not cleaned.get("area"):
            self.add_error("area", "Choose the area that the row belongs to.")
        if not self.errors and not cleaned.get("name") and not cleaned.get("responsibilities"):
            raise forms.ValidationError("Tick a responsibility, or name a row of the team’s own.")
        return cleaned


def clean_line(text: str) -> str:
    """A name, or nothing."""
    if not text.strip():
        return ""
    try:
        return clean_name(text)
    except ValueError as error:
        raise forms.ValidationError(str(error)) from error
