"""Lists as people edit them: one entry a line, or boxes to tick. Nobody is shown JSON."""

from __future__ import annotations

from typing import Any

from django import forms


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 4, "cols": 80})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return [line.strip() for line in text.splitlines() if line.strip()]


class StatementsField(forms.CharField):
    """Sentences with their sources, one a line: “Analyses the market. | A1”."""

    widget = forms.Textarea(attrs={"rows": 10, "cols": 100})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(" | ".join(pair) for pair in value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        pairs = []
        for number, line in enumerate(super().clean(value).splitlines(), 1):
            if not line.strip():
                continue
            sentence, bar, source = (part.strip() for part in line.rpartition("|"))
            if not bar or not sentence or not source:
                raise forms.ValidationError(
                    f"Line {number} has no source: write “sentence | source”."
                )
            pairs.append([sentence, source])
        return pairs


class TickedField(forms.MultipleChoiceField):
    """Some of a few values, ticked."""

    widget = forms.CheckboxSelectMultiple


class TickedSetField(TickedField):
    """Ticked in the order of the boxes, kept in that of the alphabet, as the shipped definitions are."""

    def clean(self, value: Any) -> Any:
        return sorted(super().clean(value))
