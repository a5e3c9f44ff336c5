from django import forms
from django.http import HttpRequest

from organisations.models import NameFormField, User


class NameForm(forms.Form):
    name = NameFormField(
        label="Your name",
        help_text="As your colleagues know you.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class SignUpForm(NameForm):
    """What allauth's sign-up form asks besides the address and the password."""

    field_order = ("name", "email", "password1")

    def signup(self, request: HttpRequest, user: User) -> None:
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])
