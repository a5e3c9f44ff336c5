"""What an operator does in the admin, for tests."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from organisations.scope import installation_scope
from roles import models as m

ROLE = "/admin/roles/role/"


def stored(key: str) -> m.Role:
    with installation_scope():
        return m.Role.objects.get(key=key)


def posted(page: Any) -> dict[str, Any]:
    """What the form would send as it stands."""
    sent: dict[str, Any] = {}
    forms = [page.context["adminform"].form]
    for formset in page.context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    for form in forms:
        for name in form.fields:
            value = form[name].value()
            if value is not None and value is not False and value != "":
                sent[form.add_prefix(name)] = value
    return sent


class _Sending(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        asks = tag == "button" and said.get("name") == "_seen"
        if asks or (tag == "input" and said.get("type") == "hidden"):
            self.sent.setdefault(said["name"] or "", []).append(said["value"] or "")


def confirming(html: str) -> dict[str, list[str]]:
    """What “Save these changes” would send, several values of a name in their order."""
    parser = _Sending()
    parser.feed(html)
    return parser.sent
