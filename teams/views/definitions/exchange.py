"""An organisation's definitions as a file: taken out, and brought in after a look at what would change."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from organisations.access import requires_administrator, requires_viewer
from organisations.audit import record
from organisations.models import Deed as AuditDeed
from organisations.request import TenantRequest
from roles.definitions.folder import CatalogueError
from roles.definitions.one_file import MOST_CHARACTERS, read_definitions
from roles.editing.file import unknown_ends, wanted_by, written_definitions
from roles.editing.standing import catalogue_after
from roles.editing.values import Wanted
from roles.effective import catalogue_for
from roles.forms.filled import faults_in
from roles.models import Deed
from teams.views.definitions.frame import frame
from teams.views.definitions.proposal import is_confirmed, propose, save, saved_in_words

MOST_TOLD = 40


class DefinitionsFileForm(forms.Form):
    """A file, or its text; a file counts where both are there."""

    file = forms.FileField(required=False, help_text="A YAML file, as the export writes it.")
    text = forms.CharField(
        label="Or its text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "class": "file-text"}),
    )

    def clean(self) -> dict[str, str]:
        cleaned = super().clean() or {}
        sent = cleaned.get("file")
        if sent is not None:
            if sent.size > 4 * MOST_CHARACTERS:
                raise forms.ValidationError("The file is larger than definitions can be.")
            try:
                cleaned["text"] = sent.read().decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise forms.ValidationError("The file is not text in UTF-8.") from error
        if not cleaned.get("text", "").strip():
            raise forms.ValidationError("Choose a file, or paste its text.")
        return cleaned


@require_safe
@requires_viewer
def definitions_export(request: TenantRequest, organisation: str) -> HttpResponse:
    """What was changed or added here; ``?everything=1``: all that holds here."""
    everything = request.GET.get("everything") == "1"
    text = written_definitions(request.organisation, everything=everything)
    record(AuditDeed.EXPORTED, "The role definitions as yaml", by=request.membership)
    name = f"{request.organisation.key}-definitions.yaml"
    return HttpResponse(
        text,
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires_administrator
def definitions_import(request: TenantRequest, organisation: str) -> HttpResponse:
    """POST tells what the file would change; with ``do=save`` and the token of what was told it does."""
    bound = request.method == "POST"
    form = DefinitionsFileForm(*((request.POST, request.FILES) if bound else ()))
    if not bound or not form.is_valid():
        return _page(request, form, status=422 if bound else 200)
    text = form.cleaned_data["text"]
    form = DefinitionsFileForm(initial={"text": text})
    wanted, faults = _read(request, text)
    if faults:
        return _page(request, form, faults=faults, status=422)
    if not wanted:
        return _page(request, form, same=True)
    proposal = propose(request, wanted)
    refused = ""
    if is_confirmed(request, proposal):
        changes, refused = save(request, proposal, Deed.IMPORTED)
        if not refused:
            messages.success(request, saved_in_words(proposal, changes))
            return redirect("definitions", organisation)
    status = 422 if proposal.faults else 409 if "token" in request.POST else 200
    return _page(request, form, proposal=proposal, refused=refused, status=status)


def _read(request: TenantRequest, text: str) -> tuple[list[Wanted], list[str]]:
    """What the file says otherwise than what stands; or all that is wrong with it."""
    catalogue = catalogue_for(request.organisation)
    try:
        read = read_definitions(text)
    except CatalogueError as error:
        return [], list(error.lines)
    faults = list(unknown_ends(read, catalogue))
    wanted = wanted_by(read, request.organisation, catalogue)
    after = catalogue_after(request.organisation, catalogue, wanted)
    faults += [fault for one in wanted for fault in faults_in(one, after)]
    return wanted, faults


def _page(
    request: TenantRequest, form: DefinitionsFileForm, *, status: int = 200, **context: object
) -> HttpResponse:
    faults = context.pop("faults", [])
    assert isinstance(faults, list)
    shown = frame(
        request,
        "",
        form=form,
        faults=faults[:MOST_TOLD],
        more_faults=max(0, len(faults) - MOST_TOLD),
        **context,
    )
    return render(request, "teams/definitions/import.html", shown, status=status)
