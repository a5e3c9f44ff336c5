from typing import Any

from django import forms
from django.db import models

from organisations.names import NAME_LENGTH, clean_name


class NameFormField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)  # clean_name says it better, after normalising
        super().__init__(**kwargs)
        self.error_messages["required"] = "Give a name."
        self.widget.attrs["maxlength"] = NAME_LENGTH

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return clean_name(text) if text else ""


class NameField(models.CharField):
    """A name in a model; cleaning the model normalises it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", NAME_LENGTH)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", list(args), kwargs

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        return clean_name(super().clean(value, model_instance))

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": NameFormField, **kwargs})
