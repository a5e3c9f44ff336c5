"""A bound form field made ready for its template: its classes and its kind."""

from __future__ import annotations

from django.forms import (
    CheckboxInput,
    CheckboxSelectMultiple,
    RadioSelect,
    Select,
    SelectMultiple,
)
from django.forms.boundfield import BoundField
from django.forms.widgets import Widget


def css_class(widget: Widget) -> str:
    # RadioSelect and CheckboxSelectMultiple are no Selects to Django's class tree, yet are drawn as boxes to tick.
    if isinstance(widget, (CheckboxInput, RadioSelect, CheckboxSelectMultiple)):
        return "form-check-input"
    return "form-select" if isinstance(widget, (Select, SelectMultiple)) else "form-control"


def entry_context(field: BoundField) -> dict[str, object]:
    """What `parts/entry.html` draws. Django ties control, help text and error by the ids that template uses."""
    widget = field.field.widget
    # The widget is this form's own copy, so this reaches each box of a group and no other form.
    classes = widget.attrs.get("class", "").split()
    if css_class(widget) not in classes:
        widget.attrs["class"] = " ".join([*classes, css_class(widget)])
    return {
        "field": field,
        "is_check": isinstance(widget, CheckboxInput),
        "is_group": isinstance(widget, (RadioSelect, CheckboxSelectMultiple)),
    }
