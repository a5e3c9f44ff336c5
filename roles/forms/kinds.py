"""Which form belongs to which kind of definition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from roles.definitions.model import Catalogue
from roles.entries import Kind, Values
from roles.forms.definition import (
    AreaForm,
    DefinitionForm,
    HandOffForm,
    ResponsibilityForm,
    SkillForm,
)
from roles.forms.role import RoleForm

FORMS: Mapping[str, type[DefinitionForm]] = {
    "area": AreaForm,
    "skill": SkillForm,
    "responsibility": ResponsibilityForm,
    "role": RoleForm,
    "hand-off": HandOffForm,
}


def form_for(
    kind: Kind,
    data: Mapping[str, Any] | None,
    *,
    catalogue: Catalogue,
    said: Values,
    is_new: bool = False,
) -> DefinitionForm:
    return FORMS[kind.key](data, catalogue=catalogue, said=said, is_new=is_new)
