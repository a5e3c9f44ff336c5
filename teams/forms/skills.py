"""What is recorded of a person's skills: a level for each, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from roles.definitions.model import Catalogue, SkillLevel

NOT_RECORDED = ""


class SkillsForm(forms.Form):
    """``asked``: skill → the level that the person's seats ask for; these stand first."""

    def __init__(
        self,
        *args: Any,
        catalogue: Catalogue,
        asked: Mapping[str, SkillLevel],
        recorded: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        known = [*asked, *(key for key in catalogue.skills if key not in asked)]
        for key in known:
            skill = catalogue.skills.get(key)
            self.fields[f"skill-{key}"] = forms.ChoiceField(
                required=False,
                choices=[
                    (NOT_RECORDED, "not recorded"),
                    *((level.value, level.value) for level in SkillLevel),
                ],
                initial=recorded.get(key, NOT_RECORDED),
                label=skill.name if skill else key,
                help_text=f"asked for: {asked[key]}" if key in asked else "",
            )

    def asked_fields(self) -> list[forms.BoundField]:
        return [self[f"skill-{key}"] for key in self.asked]

    def other_fields(self) -> list[forms.BoundField]:
        asked = {f"skill-{key}" for key in self.asked}
        return [field for field in self if field.name not in asked]

    def skills(self) -> dict[str, str]:
        """What the valid form records."""
        return {
            name.removeprefix("skill-"): level for name, level in self.cleaned_data.items() if level
        }


class LeavingForm(forms.Form):
    on = forms.DateField(
        label="Last day",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Give the last day.",
            "invalid": "A day is written 2026-12-31.",
        },
    )
