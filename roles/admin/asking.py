"""Before a definition that matrices use is saved, a page says what changes for whom, and asks."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db import transaction
from django.forms.formsets import all_valid
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from roles.affected import affected_by
from roles.changes import all_values, changes_between, digest
from roles.entries import KINDS, Kind, Values

SEEN = "_seen"
"""Sent by the page that asks: the change that the administrator saw there."""
BACK = "_back_to_the_form"
_OWN = (SEEN, BACK, "csrfmiddlewaretoken")
KIND_OF: dict[Any, Kind] = {kind.model: kind for kind in KINDS}


class AskingAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What is sent travels along in hidden fields, so that neither saving nor going back can lose any of it."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        if request.method == "POST" and object_id is not None and BACK not in request.POST:
            question = self._question(request, object_id)
            if question is not None:
                return question
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        if BACK not in request.POST:
            return form
        # A form that is not valid is shown again with all that was typed into it, and not saved.
        return type(form.__name__, (form,), {"is_valid": lambda form: False})

    def _question(self, request: HttpRequest, object_id: str) -> HttpResponseBase | None:
        """The page that asks; None where the form has faults, nothing changes, nobody is touched or it was seen."""
        entry = self.get_object(request, unquote(object_id))
        if entry is None or not self.has_change_permission(request, entry):
            return None
        kind = KIND_OF[self.model]
        before = all_values(kind, entry)
        after = self._tried(request, kind, entry)
        if after is None or after == before:
            return None
        seen = digest(before, after)
        if request.POST.get(SEEN) == seen:
            return None
        stored = self.get_object(request, unquote(object_id))
        affected = affected_by(stored)
        if not affected:
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": f"Save the changes to {stored}?",
            "opts": self.opts,
            "original": stored,
            "changes": changes_between(kind, before, after),
            "affected": affected,
            "sent": [
                (name, value)
                for name, values in request.POST.lists()
                if name not in _OWN
                for value in values
            ],
            "seen": seen,
            "outdated": SEEN in request.POST,
            "is_popup": "_popup" in request.POST,
        }
        return TemplateResponse(request, "admin/roles/ask_before_saving.html", context)

    def _tried(self, request: HttpRequest, kind: Kind, entry: Any) -> Values | None:
        """The values that saving would leave, found by saving and taking it back; None where the form has faults."""
        fields = flatten_fieldsets(self.get_fieldsets(request, entry))
        form = self.get_form(request, entry, change=True, fields=fields)(
            request.POST, request.FILES, instance=entry
        )
        formsets, _ = self._create_formsets(request, form.instance, change=True)  # type: ignore[attr-defined]
        if not form.is_valid() or not all_valid(formsets):
            return None
        with transaction.atomic():
            new = self.save_form(request, form, change=True)
            self.save_model(request, new, form, True)
            self.save_related(request, form, formsets, True)
            after = all_values(kind, new)
            transaction.set_rollback(True)
        return after
