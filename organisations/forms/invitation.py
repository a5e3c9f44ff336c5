from typing import Any

from django import forms

from organisations.models import Level, Membership

LASTS = ((1, "1 day"), (7, "7 days"), (14, "14 days"), (30, "30 days"))


def levels_to_give(giver: Membership) -> list[Level]:
    """From the least on. Nobody hands out more than they have."""
    return [level for level in reversed(Level) if giver.reaches(level)]


class LevelForm(forms.Form):
    level = forms.ChoiceField(label="Access")

    def __init__(self, *args: Any, giver: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = levels_to_give(giver)
        choices = [(level.value, self.words_for(level)) for level in levels]
        self.fields["level"].choices = choices  # type: ignore[attr-defined]

    def words_for(self, level: Level) -> str:
        return level.label


class InvitationForm(LevelForm):
    email = forms.EmailField(label="E-mail", widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    level = forms.ChoiceField(label="Access", widget=forms.RadioSelect, initial=Level.EDITOR)
    days = forms.TypedChoiceField(
        label="The link works for",
        coerce=int,
        choices=LASTS,
        initial=14,
        required=False,
        empty_value=None,
    )
    field_order = ("email", "level", "days")

    def words_for(self, level: Level) -> str:
        return f"{level.label}: may {level.may}"
