"""Areas, skills, responsibilities and hand-offs in the admin."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from roles import models as m
from roles.admin.asking import KIND_OF, AskingAdmin
from roles.affected import affected_by, in_words
from roles.changes import Change, all_values, changes_between
from roles.definitions.model import Kind
from roles.entries import Values, stored_values
from roles.forms.lines import LinesField, TickedSetField
from roles.load import count_change
from roles.pointing import organisations_pointing_to
from roles.usage import Usage, usage_of

PACKS = ("core", "agile", "data", "emerging")


class DefinitionForm(forms.ModelForm):  # type: ignore[type-arg]
    sources = LinesField(
        required=False, help_text="One a line: a fact of the article such as A19, or a framework."
    )


class DefinitionAdmin(AskingAdmin):
    """What all definitions have: search, whether they differ from what was shipped, and who uses them."""

    form: Any = DefinitionForm
    object_history_template = "admin/roles/definition_history.html"
    search_fields: ClassVar[Any] = ("key", "name")
    list_display: Any = ("name", "key", "sources_in_words", "state")
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
        if obj is not None and (self._usage(obj).places or self._pointing(obj)):
            return False
        return super().has_delete_permission(request, obj)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """Who comes here all the same, by an old page or an address, is told why not."""
        entry = self.get_object(request, unquote(object_id))
        if entry is None or not (self._usage(entry).places or self._pointing(entry)):
            return super().delete_view(request, object_id, extra_context)
        used = in_words(KIND_OF[self.model].key, self._usage(entry))
        if not self._usage(entry).places:
            used = f"definitions of {self._pointing(entry)} organisation(s)"
        self.message_user(
            request,
            f"{entry} cannot be deleted: {used} use it. Retire it instead, and it is no longer offered.",
            messages.ERROR,
        )
        return redirect(
            reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[entry.pk])
        )

    def _usage(self, entry: Any) -> Usage:
        """Counted once for each time the entry was read: a page asks several times."""
        if not hasattr(entry, "usage"):
            entry.usage = usage_of(KIND_OF[self.model].key, entry.key)
        found: Usage = entry.usage
        return found

    def _pointing(self, entry: Any) -> int:
        if not hasattr(entry, "pointing"):
            entry.pointing = organisations_pointing_to(entry)
        return int(entry.pointing)

    @admin.display(description="sources")
    def sources_in_words(self, obj: Any) -> str:
        return ", ".join(obj.sources)

    @admin.display(description="state")
    def state(self, obj: Any) -> str:
        """Whether it is what Remit shipped, and still offered."""
        if obj.shipped is None:
            said = "made here"
        else:
            said = "changed" if self._differences(obj) else "as shipped"
        return f"{said}, retired" if obj.retired else said

    @admin.display(description="used by")
    def used_by(self, obj: Any) -> str:
        """Who would be affected by a change."""
        if obj.pk is None:
            return "nobody yet"
        affected = affected_by(obj)
        if not affected:
            if pointing := self._pointing(obj):
                return f"No team, but definitions of {pointing} organisation(s): it can only be retired."
            return "No team: it can be deleted."
        lines = format_html_join("", "<li>{}</li>", ((one.sentence,) for one in affected))
        kept = "It cannot be deleted, but retired." if self._usage(obj).places else ""
        return format_html('<ul class="used-by">{}</ul>{}', lines, kept)

    @admin.display(description="against the shipped one")
    def difference(self, obj: Any) -> str:
        if obj.pk is None or obj.shipped is None:
            return "did not come with Remit"
        changed = self._differences(obj)
        if not changed:
            return "as shipped"
        lines = format_html_join(
            "", "<li>{}: {} → {}</li>", ((one.what, one.before, one.after) for one in changed)
        )
        return format_html('<ul class="used-by">{}</ul>', lines)

    def _differences(self, obj: Any) -> list[Change]:
        kind = KIND_OF[self.model]
        now = stored_values(kind, obj)
        return changes_between(kind, {**now, **obj.shipped}, now)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        stood = self.model.objects.filter(pk=obj.pk).first() if change else None
        form.stood = all_values(KIND_OF[self.model], stood) if stood else None
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)
        after = all_values(KIND_OF[self.model], form.instance)
        if after != form.stood:
            deed = m.Deed.CHANGED if form.stood else m.Deed.MADE
            self._tell(request, form.instance, deed, form.stood, after)
        count_change()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        stood = all_values(KIND_OF[self.model], obj)
        super().delete_model(request, obj)
        self._tell(request, obj, m.Deed.DELETED, stood, None)
        count_change()

    def _tell(
        self,
        request: HttpRequest,
        obj: Any,
        deed: m.Deed,
        before: Values | None,
        after: Values | None,
    ) -> None:
        """Into the same history as that of organisations' own definitions."""
        m.DefinitionChange.objects.create(
            kind=KIND_OF[self.model].key,
            key=obj.key,
            by_id=request.user.pk,
            deed=deed,
            before=before,
            after=after,
        )

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        entry, kind = self.get_object(request, unquote(object_id)), KIND_OF[self.model]
        told = []
        if entry is not None:
            for one in m.DefinitionChange.objects.filter(
                organisation=None, kind=kind.key, key=entry.key
            ).select_related("by"):
                both = one.before and one.after
                told.append((one, changes_between(kind, one.before, one.after) if both else []))
        return super().history_view(request, object_id, {**(extra_context or {}), "told": told})

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
    core = TickedSetField(
        required=False,
        choices=[(one.value, one.value) for one in Kind if one is not Kind.EMERGING],
        help_text="The kinds of team that miss it if it is not there.",
    )
    packs = TickedSetField(
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
        "state",
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
    list_display = ("name", "giving", "receiving", "sources_in_words", "state")
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
