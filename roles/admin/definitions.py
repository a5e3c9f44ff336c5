"""Areas, skills, responsibilities and hand-offs in the admin."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from roles import models as m
from roles.admin.lines import LinesField, TickedField
from roles.definitions.model import Kind
from roles.entries import KINDS, stored_values
from roles.load import count_change
from roles.usage import usage_of

PACKS = ("core", "agile", "data", "emerging")
_KIND = {kind.model: kind for kind in KINDS}


class DefinitionForm(forms.ModelForm):  # type: ignore[type-arg]
    sources = LinesField(
        required=False, help_text="One a line: a fact of the article such as A19, or a framework."
    )


class DefinitionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What all definitions have: search, whether they differ from what was shipped, and who uses them."""

    form: Any = DefinitionForm
    search_fields: ClassVar[Any] = ("key", "name")
    list_display: Any = ("name", "key", "sources_in_words", "differs", "retired")
    list_filter: ClassVar[Any] = ("retired",)
    readonly_fields: ClassVar[Any] = ("used_by", "difference")
    ordering = ("position", "name")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(organisation__isnull=True)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = super().get_readonly_fields(request, obj)
        return (*fixed, "key") if obj else fixed

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is used cannot be deleted; retire it."""
        if obj is not None and usage_of(_KIND[self.model].key, obj.key).places:
            return False
        return super().has_delete_permission(request, obj)

    @admin.display(description="sources")
    def sources_in_words(self, obj: Any) -> str:
        return ", ".join(obj.sources)

    @admin.display(description="differs from the shipped one", boolean=True)
    def differs(self, obj: Any) -> bool:
        return bool(self._differing(obj))

    @admin.display(description="used by")
    def used_by(self, obj: Any) -> str:
        """Who would be affected by a change."""
        if obj.pk is None:
            return "nobody yet"
        found = usage_of(_KIND[self.model].key, obj.key)
        if not found.places:
            return "no team; it can be deleted"
        return (
            f"{found.places} places in {found.teams} teams of {found.organisations} organisations; "
            "it cannot be deleted, but retired"
        )

    @admin.display(description="against the shipped one")
    def difference(self, obj: Any) -> str:
        if obj.pk is None or obj.shipped is None:
            return "did not come with Remit"
        changed = self._differing(obj)
        return "; ".join(changed) if changed else "as shipped"

    def _differing(self, obj: Any) -> list[str]:
        if obj.shipped is None:
            return []
        kind = _KIND[self.model]
        now = stored_values(kind, obj)
        return [
            f"{name} was {obj.shipped.get(name)!r}"
            for name in now
            if obj.shipped.get(name) != now[name]
        ]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)
        count_change()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        count_change()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        super().delete_queryset(request, queryset)
        count_change()

    def get_actions(self, request: HttpRequest) -> Any:
        """Deletion goes one by one, so that what is used is seen to be used."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


@admin.register(m.Area)
class AreaAdmin(DefinitionAdmin):
    fields = (
        "name",
        "key",
        "description",
        "sources",
        "position",
        "retired",
        "used_by",
        "difference",
    )


@admin.register(m.Skill)
class SkillAdmin(DefinitionAdmin):
    fields = (
        "name",
        "key",
        "description",
        "training",
        "sources",
        "position",
        "retired",
        "used_by",
        "difference",
    )


class ResponsibilityForm(DefinitionForm):
    core = TickedField(
        required=False,
        choices=[(one.value, one.value) for one in Kind if one is not Kind.EMERGING],
        help_text="The kinds of team that miss it if it is not there.",
    )
    packs = TickedField(
        required=False,
        choices=[(one, one) for one in PACKS],
        help_text="The packs it is offered in.",
    )


@admin.register(m.Responsibility)
class ResponsibilityAdmin(DefinitionAdmin):
    form = ResponsibilityForm
    list_display = (
        "name",
        "key",
        "area",
        "horizon",
        "level",
        "sources_in_words",
        "differs",
        "retired",
    )
    list_filter = ("area", "horizon", "level", "shared", "retired")
    list_select_related = ("area",)
    autocomplete_fields = ("area",)
    fields = (
        "name", "key", "area", "description", "horizon", "level", "stakeholder", "shared",
        "core", "packs", "sources", "position", "retired", "used_by", "difference",
    )  # fmt: skip


@admin.register(m.HandOff)
class HandOffAdmin(DefinitionAdmin):
    list_display = ("name", "giving", "receiving", "sources_in_words", "differs", "retired")
    list_select_related = ("giving", "receiving")
    autocomplete_fields = ("giving", "receiving")
    fields = (
        "name",
        "key",
        "giving",
        "receiving",
        "passes",
        "sources",
        "position",
        "retired",
        "used_by",
        "difference",
    )
