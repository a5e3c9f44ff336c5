from typing import Any

from django import forms

from organisations.models import Level, Membership


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
    field_order = ("email", "level")

    def words_for(self, level: Level) -> str:
        return f"{level.label}: may {level.may}"
