"""A role: who it is, what it is expected to hold by area, which skills it asks for; what is inherited can be overridden."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.safestring import SafeString

from roles.definitions.keys import MAX_NAME
from roles.definitions.model import Meaning, Side, SkillLevel
from roles.entries import Values
from roles.forms.definition import DefinitionForm, PlainText, horizons, levels
from roles.forms.lines import LinesField, StatementsField
from roles.models.role import SIDES
from roles.views.showing import LETTERS, letters_of

UNSAID, NOTHING = "", "nothing"
OFFERED = (
    (Meaning.ANSWERS, Meaning.DOES),
    (Meaning.ANSWERS,),
    (Meaning.DOES,),
    (Meaning.SUPPORTS,),
    (Meaning.ADVISES,),
    (Meaning.INFORMED,),
)
LEVELS = {
    SkillLevel.LEARNING: "learning",
    SkillLevel.WORKING: "working",
    SkillLevel.EXPERT: "expert",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One responsibility or skill: what is said, what would be inherited, and what the shipped role says."""

    name: str
    field: forms.BoundField
    inherited: Any
    shipped: Any
    is_said: bool


def written(meanings: Collection[str]) -> str:
    """A value of a choice: “answers+does”."""
    return "+".join(one.value for one in Meaning if one in meanings) or NOTHING


def read(choice: str) -> list[str]:
    return [] if choice == NOTHING else choice.split("+")


def in_words(meanings: Collection[Meaning]) -> str:
    """“A R, answers and does the work”."""
    chosen = [LETTERS[one] for one in Meaning if one in meanings]
    letters, words = " ".join(one for one, _ in chosen), " and ".join(one for _, one in chosen)
    return f"{letters}, {words}"


class RoleForm(DefinitionForm):
    short = forms.CharField(
        label="Short name", max_length=20, required=False, help_text="For narrow headers: PO."
    )
    side = forms.ChoiceField(choices=SIDES, help_text="Whose boundary it stands on.")
    specialises = forms.ChoiceField(
        required=False,
        help_text="It has that role’s letters, skills and side, unless it says otherwise.",
    )
    collective = forms.BooleanField(
        label="A group: its seat counts as filled without a name", required=False
    )
    purpose = PlainText()
    horizon = forms.ChoiceField(choices=horizons)
    level = forms.ChoiceField(label="Decisions", choices=levels)
    aliases = LinesField(
        label="Also written",
        required=False,
        help_text="Other names by which people write it, one a line.",
    )
    statements = StatementsField(
        label="What is said of it", required=False, help_text="A line each: sentence | source."
    )
    shown = (
        "name", "short", "purpose", "side", "specialises", "horizon", "level", "aliases",
        "collective", "statements", "sources",
    )  # fmt: skip

    def prepare(self) -> None:
        self.fields["aliases"].widget.attrs["rows"] = 2
        self.fields["statements"].widget.attrs["rows"] = 4
        roles = [(key, one.name) for key, one in self.catalogue.roles.items()]
        self.fields["specialises"].choices = [("", "no other role"), *roles]  # type: ignore[attr-defined]
        parent = (
            self.data["specialises"] if "specialises" in self.data else self.said["specialises"]
        )
        self.inherited = self.catalogue.expectations(parent) if parent else {}
        self.inherited_skills = self.catalogue.skills_of(parent) if parent else {}
        if parent:
            above = dict(SIDES)[self.catalogue.side(parent).value]
            self.fields["side"].choices = [  # type: ignore[attr-defined]
                (value, f"as inherited: {above}" if value == Side.NONE.value else words)
                for value, words in SIDES
            ]
        for key in self.catalogue.responsibilities:
            self.fields[f"expects-{key}"] = self._expectation(key)
        for key in self.catalogue.skills:
            self.fields[f"skills-{key}"] = self._skill(key)

    def _expectation(self, key: str) -> forms.ChoiceField:
        held = self.said["expects"].get(key)
        above = self.inherited.get(key)
        unsaid = f"as inherited: {in_words(above)}" if above else "nothing"
        offered = [written(one) for one in OFFERED]
        choices = [(UNSAID, unsaid)]
        choices += [(written(one), in_words(one)) for one in OFFERED]
        if above or held == []:
            choices.append((NOTHING, "nothing, whatever is inherited"))
        if held and written(held) not in offered:
            choices.append((written(held), in_words([Meaning(one) for one in held])))
        first = UNSAID if held is None else written(held)
        return forms.ChoiceField(choices=choices, required=False, initial=first)

    def _skill(self, key: str) -> forms.ChoiceField:
        above = self.inherited_skills.get(key, SkillLevel.NONE)
        unsaid = f"as inherited: {above.value}" if above is not SkillLevel.NONE else "not asked for"
        choices = [(UNSAID, unsaid), *((one.value, words) for one, words in LEVELS.items())]
        if above is not SkillLevel.NONE or self.said["skills"].get(key) == SkillLevel.NONE.value:
            choices.append((SkillLevel.NONE.value, "not asked for, whatever is inherited"))
        first = self.said["skills"].get(key, UNSAID)
        return forms.ChoiceField(choices=choices, required=False, initial=first)

    def clean_short(self) -> str:
        return " ".join(self.cleaned_data["short"].split())

    def clean_aliases(self) -> list[str]:
        aliases: list[str] = self.cleaned_data["aliases"]
        if any(len(one) > MAX_NAME for one in aliases):
            raise forms.ValidationError(f"A name has at most {MAX_NAME} characters.")
        return aliases

    def values(self) -> Values:
        values = super().values()
        values["specialises"] = values["specialises"] or None
        values["expects"] = {
            key: read(choice) for key, choice in self._chosen("expects-") if choice != UNSAID
        }
        values["skills"] = {
            key: choice for key, choice in self._chosen("skills-") if choice != UNSAID
        }
        return values

    def _chosen(self, prefix: str) -> Iterator[tuple[str, str]]:
        for name, choice in self.cleaned_data.items():
            if name.startswith(prefix):
                yield name.removeprefix(prefix), choice

    def letters(self, shipped: Values | None) -> list[tuple[str, list[Line]]]:
        """By area. ``shipped``: what the shipped role says, to be seen where this one says otherwise."""
        known = self.catalogue.responsibilities.values()
        base = shipped["expects"] if shipped else {}
        return [
            (area.name, lines)
            for area in self.catalogue.areas.values()
            if (
                lines := [
                    self._letters_line(one.key, one.name, base)
                    for one in known
                    if one.area == area.key
                ]
            )
        ]

    def _letters_line(self, key: str, name: str, base: dict[str, list[str]]) -> Line:
        field = self[f"expects-{key}"]
        said, shipped = field.value(), base.get(key)
        differs = written(shipped) != said if shipped is not None else said != UNSAID
        return Line(
            name,
            field,
            _letters(self.inherited.get(key, ())),
            _letters(shipped or ()) if differs and base else None,
            said != UNSAID,
        )

    def skill_lines(self, shipped: Values | None) -> list[Line]:
        base = shipped["skills"] if shipped else {}
        lines = []
        for key, one in self.catalogue.skills.items():
            field = self[f"skills-{key}"]
            said = field.value()
            differs = base.get(key, UNSAID) != said
            above = self.inherited_skills.get(key)
            lines.append(
                Line(
                    one.name,
                    field,
                    above.value if above else "",
                    base.get(key, "not asked for") if differs and base else None,
                    said != UNSAID,
                )
            )
        return lines


def _letters(meanings: Collection[str]) -> list[SafeString]:
    return letters_of([Meaning(one) for one in meanings])
