"""Roles in the admin, with the letters and skills that they expect beside them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin

from roles import models as m
from roles.admin.definitions import DefinitionAdmin, DefinitionForm
from roles.definitions.model import Meaning
from roles.forms.lines import LinesField, StatementsField, TickedField


class ExpectationForm(forms.ModelForm):  # type: ignore[type-arg]
    meanings = TickedField(choices=[(one.value, one.value) for one in Meaning])


class ExpectationInline(admin.TabularInline):  # type: ignore[type-arg]
    model = m.Expectation
    form = ExpectationForm
    verbose_name = "expected letter"
    verbose_name_plural = "letters that it is expected to hold"
    autocomplete_fields = ("responsibility",)
    extra = 0


class RequiredSkillInline(admin.TabularInline):  # type: ignore[type-arg]
    model = m.RequiredSkill
    verbose_name_plural = "skills that it asks for"
    autocomplete_fields = ("skill",)
    extra = 0


class RoleForm(DefinitionForm):
    aliases = LinesField(
        required=False, help_text="Other names by which people write it, one a line."
    )
    statements = StatementsField(
        required=False, help_text="What it is and does, a line each: sentence | source."
    )


@admin.register(m.Role)
class RoleAdmin(DefinitionAdmin):
    form = RoleForm
    list_display = (
        "name",
        "key",
        "short",
        "side",
        "specialises",
        "state",
    )
    list_filter = ("side", "collective", "retired")
    list_select_related = ("specialises",)
    autocomplete_fields = ("specialises",)
    inlines = (ExpectationInline, RequiredSkillInline)
    fields = (
        "name", "key", "short", "side", "specialises", "inherits", "collective", "purpose", "horizon", "level",
        "aliases", "statements", "sources", "position", "retired", "used_by", "difference",
    )  # fmt: skip
    readonly_fields = ("used_by", "difference", "inherits")

    @admin.display(description="inherits")
    def inherits(self, obj: Any) -> str:
        """What it has from the role that it specialises, unless it says otherwise below."""
        if obj.pk is None or obj.specialises is None:
            return "nothing: it specialises no other role"
        letters, skills = (
            obj.specialises.expectations.count(),
            obj.specialises.required_skills.count(),
        )
        return f"the letters on {letters} responsibilities and {skills} skills of {obj.specialises.name}"
