"""The letters of a scheme: what each means here, and the letters of a new scheme."""

from __future__ import annotations

from typing import Any

from django import forms

from roles.definitions.model import Meaning
from teams.matrix.own_schemes import LONGEST_LETTER
from teams.matrix.schemes import Letter, Scheme

LONGEST_WORDS = 200
NEW_LETTERS = 8
SUGGESTED = (Meaning.ANSWERS, Meaning.DOES, Meaning.SUPPORTS, Meaning.ADVISES, Meaning.INFORMED)


class WordsForm(forms.Form):
    """One field for each letter of a scheme."""

    def __init__(self, *args: Any, scheme: Scheme, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "prefix": scheme.key})
        self.scheme = scheme
        for one in scheme.letters:
            self.fields[one.letter] = forms.CharField(
                required=False,
                max_length=LONGEST_WORDS,
                initial=one.words,
                label=f"{one.letter}: {one.meaning.value}",
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    def lines(self) -> list[tuple[Letter, forms.BoundField]]:
        return [(one, self[one.letter]) for one in self.scheme.letters]

    def words(self) -> dict[str, str]:
        return {letter: " ".join(words.split()) for letter, words in self.cleaned_data.items()}


class SchemeForm(forms.Form):
    """A scheme of the organisation's own: a name, and up to eight letters; empty lines are left out."""

    name = forms.CharField(
        label="Name of the scheme",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Give the scheme a name."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for at in range(NEW_LETTERS):
            suggested = SUGGESTED[at].value if at < len(SUGGESTED) else Meaning.ADVISES.value
            self.fields[f"letter-{at}"] = forms.CharField(
                required=False, max_length=LONGEST_LETTER, label=f"Letter {at + 1}"
            )
            self.fields[f"meaning-{at}"] = forms.ChoiceField(
                required=False,
                choices=[(one.value, one.value) for one in Meaning],
                initial=suggested,
                label=f"Meaning of letter {at + 1}",
            )
            self.fields[f"words-{at}"] = forms.CharField(
                required=False, max_length=LONGEST_WORDS, label=f"Words of letter {at + 1}"
            )

    def lines(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        return [
            (self[f"letter-{at}"], self[f"meaning-{at}"], self[f"words-{at}"])
            for at in range(NEW_LETTERS)
        ]

    def letters(self) -> list[Letter]:
        said = self.cleaned_data
        return [
            Letter(
                said[f"letter-{at}"],
                Meaning(said[f"meaning-{at}"] or SUGGESTED[0]),
                " ".join(said[f"words-{at}"].split()) or said[f"meaning-{at}"].capitalize(),
            )
            for at in range(NEW_LETTERS)
            if said[f"letter-{at}"]
        ]
