"""What each letter of a matrix becomes in another scheme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from teams.matrix.scheme_change import proposed
from teams.matrix.schemes import Letter, Scheme

NOTHING = ""


class BecomesForm(forms.Form):
    """One choice for each letter of the old scheme, by its place: letters can be any text."""

    def __init__(self, *args: Any, old: Scheme, new: Scheme, **kwargs: Any) -> None:
        self.proposed = proposed(old, new)
        at = {letter.letter: f"becomes-{place}" for place, letter in enumerate(old.letters)}
        initial = {at[letter]: one or NOTHING for letter, one in self.proposed.items()}
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.old, self.new, self._at = old, new, at
        choices = [(one.letter, f"{one.letter}: {one.words}") for one in new.letters]
        for letter in old.letters:
            self.fields[at[letter.letter]] = forms.ChoiceField(
                required=False,
                choices=[*choices, (NOTHING, "nothing: it is taken out")],
                label=f"{letter.letter} becomes",
                error_messages={
                    "invalid_choice": f"“%(value)s” is no letter of {new.name}. Choose one of the list."
                },
            )

    def lines(self) -> list[tuple[Letter, forms.BoundField]]:
        return [(letter, self[self._at[letter.letter]]) for letter in self.old.letters]

    def becomes(self) -> Mapping[str, str | None]:
        """As chosen; what nothing was said of as proposed."""
        return self.proposed | {
            letter: self.cleaned_data[field] or None
            for letter, field in self._at.items()
            if field in self.data
        }
